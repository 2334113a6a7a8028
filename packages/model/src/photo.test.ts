import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlainJpeg } from './photo.ts'

/** A segment with its marker and length. */
function segment(marker: number, data: readonly number[]): number[] {
  const length = data.length + 2
  return [0xff, marker, length >> 8, length & 0xff, ...data]
}

function frame(width: number, height: number): number[] {
  return segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0])
}

function jpeg(more: readonly number[] = [], width = 16, height = 16): Uint8Array {
  const jfif = segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
  const tables = [
    ...segment(
      0xdb,
      Array.from({ length: 65 }, () => 1),
    ),
    ...segment(0xc4, [0]),
  ]
  const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...jfif,
    ...more,
    ...tables,
    ...frame(width, height),
    ...scan,
    ...[0xff, 0xd9],
  ])
}

describe('a picture', () => {
  test('is taken as our devices make it', () => {
    expect(isPlainJpeg(jpeg())).toBe(true)
  })

  test('that tells where and with what it was taken is not', () => {
    const exif = segment(0xe1, Array.from(new TextEncoder().encode('Exif\0\0GPS')))
    const comment = segment(0xfe, [0x68, 0x69])
    const iptc = segment(0xed, [1, 2, 3])
    for (const told of [exif, comment, iptc]) expect(isPlainJpeg(jpeg(told))).toBe(false)
  })

  test('of more than 50 megapixels, or of none, is not', () => {
    expect(isPlainJpeg(jpeg([], 7_000, 7_000))).toBe(true)
    expect(isPlainJpeg(jpeg([], 8_000, 8_000))).toBe(false)
    expect(isPlainJpeg(jpeg([], 0, 16))).toBe(false)
  })

  test('with anything behind its end, or cut, or of another form, is not', () => {
    const whole = jpeg()
    expect(isPlainJpeg(Uint8Array.from([...whole, 0x50, 0x4b, 3, 4]))).toBe(false)
    for (let length = 0; length < whole.length; length++) {
      expect(isPlainJpeg(whole.slice(0, length)), String(length)).toBe(false)
    }
    expect(isPlainJpeg(new TextEncoder().encode('<svg onload="x"/>'))).toBe(false)
  })

  test('is judged in one pass, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(isPlainJpeg(bytes)).toBe(false)
      }),
    )
  })
})
