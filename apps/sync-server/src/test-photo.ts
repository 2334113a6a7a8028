import { createHash } from 'node:crypto'
import type { Change } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import { pieceMediaType } from '@living-libraries/model/photo'
import type { Space } from '@living-libraries/model/space'
import type { TestDevice } from './test-device.ts'

function segment(marker: number, data: readonly number[]): number[] {
  return [0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data]
}

/** The form of a JPEG of 16 × 16 with so many bytes of picture data; nobody draws it in the tests of the server. */
export function pictureOfLength(length: number): Uint8Array<ArrayBuffer> {
  const head = [
    ...[0xff, 0xd8],
    ...segment(
      0xdb,
      Array.from({ length: 65 }, () => 1),
    ),
    ...segment(0xc0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  ]
  const data = Array.from({ length: length - head.length - 2 }, (_, index) => index % 251)
  return Uint8Array.from([...head, ...data, 0xff, 0xd9])
}

export const samplePicture = pictureOfLength(300)

export function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url')
}

/** What a record says of a picture, its thumbnail being the sample. */
export function pictureValues(picture: Uint8Array): { [field: string]: Json } {
  return {
    hash: sumOf(picture),
    size: picture.length,
    thumbnailHash: sumOf(samplePicture),
    thumbnailSize: samplePicture.length,
    width: 16,
    height: 16,
  }
}

/** A photo whose thumbnail is the sample, and whose picture is `picture`. */
export function photoChange(
  device: TestDevice,
  space: Space,
  session: string,
  picture: Uint8Array = samplePicture,
  more: { readonly [field: string]: Json } = {},
): Change {
  const set = { ...pictureValues(picture), question: 'q1', ...more }
  return device.change({ create: { kind: 'photo', space, session }, set })
}

export interface SentPiece {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly at?: number
  readonly sum?: string
  readonly part?: string
}

export async function sendPiece(
  device: TestDevice,
  photo: string,
  { bytes, at = 0, sum = sumOf(bytes), part = 'thumbnail' }: SentPiece,
): Promise<Response> {
  const headers = { 'content-type': pieceMediaType }
  const path = `/api/photos/${photo}/${part}?at=${at}&sum=${sum}`
  return device.request(path, { method: 'POST', headers, body: bytes })
}
