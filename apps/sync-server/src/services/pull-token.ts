import type { Space } from '@living-libraries/model/space'
import type { RegionKeys } from '../ports.ts'
import { neverPulled } from '@living-libraries/model/feed'
import { fromBase64url, toBase64url } from './base64url.ts'

/** How far a device has got in a space. */
export interface Position {
  /** Up to here everything was sent, by this pull or an earlier one. */
  readonly at: number
  /** Where the last pull that left nothing over had ended, `neverPulled` before the first: see `feed.ts` of the model. */
  readonly complete: number
}

/** What a device has seen: a position for each space. Opaque to it, and worth nothing to anybody else. */
export type Positions = ReadonlyMap<Space, Position>

export interface SeenSpaces {
  readonly positions: Positions
  /**
   * Whether the token is of this epoch, of exactly these spaces, and of a device that is called and may do what it was
   * and did: then none of it need be told again.
   */
  readonly isOfThese: boolean
}

const nothing: SeenSpaces = { positions: new Map(), isOfThese: false }

/**
 * The positions with a seal, so that a position beyond the log can be believed: the log was restored (S15).
 *
 * The token travels with every block and every question, so it is bytes: the epoch by 32 bits, then for each space
 * 32 bits of its name and its position, twice it plus one where `complete` is another number, which follows plus one.
 * `standing` is what the device is to the centre, in any form; it stands there as a space of its own, at 0.
 */
export async function toToken(
  { sealOf }: Pick<RegionKeys, 'sealOf'>,
  epoch: string,
  standing: string,
  positions: Positions,
): Promise<string> {
  const bytes: number[] = []
  write32(bytes, shortOf(epoch))
  write32(bytes, shortOf(standing))
  writeNumber(bytes, 0)
  for (const [space, { at, complete }] of positions) {
    write32(bytes, shortOf(space))
    writeNumber(bytes, at * 2 + (complete === at ? 0 : 1))
    if (complete !== at) writeNumber(bytes, complete - neverPulled)
  }
  const payload = toBase64url(Uint8Array.from(bytes))
  return `${payload}.${await sealOf(payload)}`
}

/** What a token says of these spaces. One of another epoch, a garbled or a foreign one: nothing seen. Never an error. */
export async function fromToken(
  { sealOf }: Pick<RegionKeys, 'sealOf'>,
  epoch: string,
  standing: string,
  token: string | null,
  spaces: readonly Space[],
): Promise<SeenSpaces> {
  const [payload = '', seal] = (token ?? '').split('.')
  const bytes = fromBase64url(payload)
  if (bytes === undefined || bytes.length < 4 || seal !== (await sealOf(payload))) return nothing
  const reader = new Reader(bytes)
  if (reader.read32() !== shortOf(epoch)) return nothing
  const byShort = new Map<number, Position>()
  while (reader.hasMore) {
    const short = reader.read32()
    const twice = reader.readNumber()
    const at = Math.floor(twice / 2)
    byShort.set(short, { at, complete: twice % 2 === 0 ? at : reader.readNumber() + neverPulled })
  }
  // Two spaces with the same 32 bits cannot be told apart: both count as unseen, which costs bytes and loses nothing.
  const shorts = spaces.map(shortOf)
  const isUnique = new Set(shorts).size === shorts.length
  if (!isUnique) return nothing
  const positions = new Map<Space, Position>()
  spaces.forEach((space, index) => {
    const position = byShort.get(shorts[index] ?? 0)
    if (position !== undefined) positions.set(space, position)
  })
  const isSame = positions.size === spaces.length && byShort.size === spaces.length + 1
  const isOfThese = isSame && byShort.has(shortOf(standing))
  return { positions, isOfThese }
}

/** FNV-1a of the UTF-16 units. Not a secret and no proof: the seal is. */
function shortOf(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

function write32(bytes: number[], value: number): void {
  bytes.push(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
}

class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get hasMore(): boolean {
    return this.#at < this.#bytes.length
  }

  read32(): number {
    let value = 0
    for (let index = 0; index < 4; index++) value = value * 0x100 + this.#next()
    return value
  }

  readNumber(): number {
    let value = 0
    let weight = 1
    for (let byte = 0x80; byte >= 0x80; weight *= 0x80) {
      byte = this.#next()
      value += (byte & 0x7f) * weight
    }
    return value
  }

  #next(): number {
    return this.#bytes[this.#at++] ?? 0
  }
}
