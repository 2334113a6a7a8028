import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TarError, tarEntries, tarOf } from './tar.ts'

type File = readonly [name: string, bytes: Uint8Array]

async function packed(files: readonly File[]): Promise<Buffer> {
  const entries = async function* () {
    for (const [name, bytes] of files) {
      yield { name, sizeBytes: bytes.byteLength, content: pieces(bytes, 7) }
    }
  }
  const parts: Uint8Array[] = []
  for await (const part of tarOf(entries())) parts.push(part)
  return Buffer.concat(parts)
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

async function unpacked(bytes: Uint8Array, pieceBytes = 1_000): Promise<File[]> {
  const files: File[] = []
  for await (const { name, content } of tarEntries(pieces(bytes, pieceBytes))) {
    const parts: Uint8Array[] = []
    for await (const part of content) parts.push(part)
    files.push([name, new Uint8Array(Buffer.concat(parts))])
  }
  return files
}

const name = fc.stringMatching(/^[a-z]{1,20}(\/[a-z0-9]{1,20}){0,2}$/)
const files = fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 2_000 })), { maxLength: 6 })

describe('an archive', () => {
  it('gives back what was put in, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 3_000 }), async (some, pieceBytes) => {
        expect(await unpacked(await packed(some), pieceBytes)).toEqual(some)
      }),
      { numRuns: 60 },
    )
  })

  it('that was cut anywhere before its end is not taken for a whole one', async () => {
    const whole = await packed([['one', new Uint8Array(700)]])
    for (let length = 0; length < whole.byteLength - 1_023; length += 37) {
      await expect(unpacked(whole.subarray(0, length))).rejects.toThrow(TarError)
    }
  })

  it.skipIf(process.platform === 'win32')('opens with the tar of the system', async () => {
    const whole = await packed([
      ['keys/one.txt', Buffer.from('слово')],
      ['empty', new Uint8Array()],
    ])
    expect(execFileSync('tar', ['tf', '-'], { input: whole }).toString()).toBe(
      'keys/one.txt\nempty\n',
    )
    const text = execFileSync('tar', ['xOf', '-', 'keys/one.txt'], { input: whole }).toString()
    expect(text).toBe('слово')
  })

  it('refuses a file that grows while it is read', async () => {
    const entries = async function* () {
      yield { name: 'log', sizeBytes: 3, content: pieces(new Uint8Array(4), 4) }
    }
    await expect(async () => {
      for await (const part of tarOf(entries())) void part
    }).rejects.toThrow('changed its size')
  })
})
