import { brotliCompressSync, constants } from 'node:zlib'
import type { LineProfile } from './line-profile.ts'

export interface Limit {
  readonly jsonBytes: number
  readonly bytes: number
}

/** What one piece of the slowest brotli makes of plain JSON: as little as anybody could send. */
export function brotliLimit(documents: readonly unknown[]): Limit {
  const json = Buffer.from(JSON.stringify(documents))
  const bytes = brotliCompressSync(json, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
    },
  }).length
  return { jsonBytes: json.length, bytes }
}

/** How long the limit would take on a line, in one round trip. */
export function limitSeconds({ bytes }: Pick<Limit, 'bytes'>, profile: LineProfile): number {
  const { bytesPerSecond = Number.POSITIVE_INFINITY, roundTripMs } = profile
  return bytes / bytesPerSecond + roundTripMs / 1000
}
