import * as v from 'valibot'

/** Most bytes of a picture: what a device makes of any photo is far below. */
export const maxPhotoBytes = 2 * 1024 * 1024
export const maxThumbnailBytes = 64 * 1024
/** Most bytes of one piece on its way. */
export const maxPieceBytes = 64 * 1024
export const maxPhotoPixels = 50_000_000
export const photoMediaType = 'image/jpeg'
/** Media type of a piece. */
export const pieceMediaType = 'application/octet-stream'

/** A photo's two pictures. */
export const photoParts = ['thumbnail', 'picture'] as const
export const photoPartSchema = v.picklist(photoParts)
export type PhotoPart = v.InferOutput<typeof photoPartSchema>

export const pieceQuerySchema = v.object({
  /** Where the piece begins. */
  at: v.pipe(v.string(), v.regex(/^\d{1,8}$/), v.transform(Number)),
  /** SHA-256 of the piece, base64url: a line that garbles is found out at once. */
  sum: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
})

/**
 * - `partial`: go on at `received`; also where the piece began elsewhere, which happens after a lost answer.
 * - `whole`: all of it is on the disk, and is what the record says.
 * - `refused`: it is no such picture; nothing of it was kept.
 */
export const pieceAnswerSchema = v.object({
  outcome: v.picklist(['partial', 'whole', 'refused']),
  received: v.number(),
})
export type PieceAnswer = v.InferOutput<typeof pieceAnswerSchema>

/**
 * Whether the bytes are a plain JPEG as our devices make it: by its own marks, never by a name; with no room for where
 * and with what it was taken (EXIF, XMP, IPTC, comments), nothing behind its end, and not too many pixels.
 */
export function isPlainJpeg(bytes: Uint8Array): boolean {
  const end = bytes.length - 2
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[end] !== 0xff || bytes[end + 1] !== 0xd9) {
    return false
  }
  let at = 2
  let pixels = 0
  while (at + 4 <= end) {
    const marker = bytes[at + 1] ?? 0
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    if (bytes[at] !== 0xff || length < 2 || !plainMarkers.has(marker)) return false
    if (frameMarkers.has(marker)) {
      const height = (bytes[at + 5] ?? 0) * 256 + (bytes[at + 6] ?? 0)
      const width = (bytes[at + 7] ?? 0) * 256 + (bytes[at + 8] ?? 0)
      pixels = width * height
      if (pixels === 0 || pixels > maxPhotoPixels) return false
    }
    at += 2 + length
    if (marker === startOfScan) return pixels > 0 && isScan(bytes, at, end)
  }
  return false
}

const startOfScan = 0xda
/** Baseline and progressive frames. */
const frameMarkers = new Set([0xc0, 0xc1, 0xc2])
/** Frames, tables, scans, restart intervals, and JFIF, ICC and Adobe colour: nothing that tells of a place. */
const plainMarkers = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd, 0xe0, 0xe2, 0xee])

/** Up to the end only picture data, further scans and their tables. */
function isScan(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from
  while (at < end) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0
    const isData = marker === 0 || (marker >= 0xd0 && marker <= 0xd7)
    if (isData) {
      at += 1
    } else if (marker === 0xff) {
      at += 1
    } else {
      const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
      if (!scanMarkers.has(marker) || length < 2) return false
      at += 2 + length
    }
  }
  return true
}

const scanMarkers = new Set([0xc4, 0xda, 0xdb, 0xdd])
