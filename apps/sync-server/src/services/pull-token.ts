import { isSpace, type Space } from '@living-libraries/model/space'
import * as v from 'valibot'
import type { RegionKeys } from '../ports.ts'
import { fromBase64url, toBase64url } from './base64url.ts'

/** How far a device has got in a space. */
export interface Position {
  /** Up to here everything was sent, by this pull or an earlier one. */
  readonly at: number
  /** Where the last pull that left nothing over had ended: see `feed.ts` of the model. */
  readonly complete: number
}

/** What a device has seen: a position for each space. Opaque to it, and worth nothing to anybody else. */
export type Positions = ReadonlyMap<Space, Position>

const numberSchema = v.pipe(v.number(), v.integer(), v.minValue(0))
// Nearly always both are the same, and one number is enough: the token travels with every pull.
const positionSchema = v.union([numberSchema, v.tuple([numberSchema, numberSchema])])
const tokenSchema = v.object({ e: v.string(), p: v.record(v.string(), positionSchema) })

/** The positions with a seal, so that a position beyond the log can be believed: the log was restored (S15). */
export async function toToken(
  { sealOf }: Pick<RegionKeys, 'sealOf'>,
  epoch: string,
  positions: Positions,
): Promise<string> {
  const p: { [space: string]: number | [number, number] } = {}
  for (const [space, { at, complete }] of positions)
    p[space] = at === complete ? at : [at, complete]
  const text = JSON.stringify({ e: epoch, p })
  const payload = toBase64url(new TextEncoder().encode(text))
  return `${payload}.${await sealOf(payload)}`
}

/** A token of another epoch, a garbled or a foreign one means: seen nothing. Never an error. */
export async function fromToken(
  { sealOf }: Pick<RegionKeys, 'sealOf'>,
  epoch: string,
  token: string | null,
): Promise<Positions> {
  const [payload = '', seal] = (token ?? '').split('.')
  if (seal !== (await sealOf(payload))) return new Map()
  const bytes = fromBase64url(payload)
  if (bytes === undefined) return new Map()
  try {
    const { e, p } = v.parse(tokenSchema, JSON.parse(new TextDecoder().decode(bytes)))
    if (e !== epoch) return new Map()
    return new Map(
      Object.entries(p).flatMap(([space, at]) => (isSpace(space) ? [[space, positionOf(at)]] : [])),
    )
  } catch {
    return new Map()
  }
}

function positionOf(at: v.InferOutput<typeof positionSchema>): Position {
  return typeof at === 'number' ? { at, complete: at } : { at: at[0], complete: at[1] }
}
