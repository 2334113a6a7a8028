import { basename } from 'node:path'

export interface CapturedPart {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * One body out of the parts that several connections carried of it. A part whose name says with which byte it begins
 * (`…-from-16384…`) is put there, over what an earlier one brought and the other side had not received; any other
 * follows the one before.
 */
export function joinedParts(parts: readonly CapturedPart[]): Uint8Array {
  let body = Buffer.alloc(0)
  for (const { path, bytes } of parts) {
    const named = /-from-(\d+)/.exec(basename(path))?.[1]
    const from = named === undefined ? body.length : Number(named)
    if (from > body.length)
      throw new RangeError(`${path}: bytes ${body.length} to ${from} are missing before it`)
    body = Buffer.concat([body.subarray(0, from), bytes])
  }
  return body
}
