import { isSpace, type Space } from '@living-libraries/model/space'
import * as v from 'valibot'
import { fromBase64url, toBase64url } from './base64url.ts'

/** What a device has seen: a position for each space. Opaque to it, and worth nothing to anybody else. */
export type Positions = ReadonlyMap<Space, number>

const tokenSchema = v.object({
  e: v.string(),
  p: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))),
})

export function toToken(epoch: string, positions: Positions): string {
  const text = JSON.stringify({ e: epoch, p: Object.fromEntries(positions) })
  return toBase64url(new TextEncoder().encode(text))
}

/** A token of another epoch, a garbled or a foreign one means: seen nothing. Never an error. */
export function fromToken(epoch: string, token: string | null): Positions {
  const bytes = token === null ? undefined : fromBase64url(token)
  if (bytes === undefined) return new Map()
  try {
    const { e, p } = v.parse(tokenSchema, JSON.parse(new TextDecoder().decode(bytes)))
    if (e !== epoch) return new Map()
    return new Map(
      Object.entries(p).flatMap(([space, at]) => (isSpace(space) ? [[space, at]] : [])),
    )
  } catch {
    return new Map()
  }
}
