import { neverPulled } from '@living-libraries/model/feed'
import type { RecordState } from '@living-libraries/model/record'
import type { Space } from '@living-libraries/model/space'
import {
  defaultPullBytes,
  type PullBlock,
  type PullHead,
  type PullRequest,
  recordsToTable,
} from '@living-libraries/model/wire/pull'
import { blockBytes, oldestPullVersion, wireVersion } from '@living-libraries/model/wire/version'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import { fromToken, type Position, type Positions, toToken } from './pull-token.ts'
import type { Services } from './services.ts'

const maxRecords = 8_000

/** What a pull brings; undefined where nothing at all is new. */
export interface PullAnswer {
  readonly head: PullHead
  readonly blocks: readonly PullBlock[]
}

/**
 * What is new for the device, as far as the bound goes (S11). The feed is the present state of the records, so that
 * ten edits travel once; `forum` comes first, because without the registry nothing can be shown.
 */
export async function pull(
  services: Pick<Services, 'storage' | 'keys'>,
  caller: Caller,
  request: PullRequest,
): Promise<PullAnswer | undefined> {
  if (request.wire < oldestPullVersion) throw new ProblemError('wire-too-old')
  try {
    return await pullAll(services, caller, request)
  } catch (error) {
    if (!(error instanceof LogCutShort)) throw error
    const epoch = await services.storage.beginEpoch(caller.epoch)
    return pullAll(services, { ...caller, epoch }, request)
  }
}

async function pullAll(
  { storage, keys }: Pick<Services, 'storage' | 'keys'>,
  caller: Caller,
  request: PullRequest,
): Promise<PullAnswer | undefined> {
  const { epoch, spaces, device } = caller
  const standing = standingText(caller)
  const seen = await fromToken(keys, epoch, standing, request.token, spaces)
  const { pieces, more } = await storage.read(spaces, async ({ records: store }) => {
    const last = await store.positions(spaces)
    if (isAhead(spaces, seen.positions, last)) throw new LogCutShort()
    const cutting = new Cutting(spaces, seen.positions)
    const { acknowledged = 0, maxBytes = defaultPullBytes } = request
    let leftBytes = maxBytes
    let more = false
    for (const space of forumFirst(spaces)) {
      const end = last.get(space) ?? 0
      const { at, complete } = seenIn(seen.positions.get(space))
      if (at === end) {
        cutting.reach(space, { at, complete: end })
        continue
      }
      if (leftBytes <= 0 || cutting.count >= maxRecords) {
        more = true
        continue
      }
      const room = { maxBytes: leftBytes, maxRecords: maxRecords - cutting.count }
      const reader = { device: device.id, acknowledged, complete }
      const page = await store.feed({ space, after: at, ...room, reader })
      page.records.forEach((record, index) => {
        cutting.add(record, { at: page.positions[index] ?? at, complete })
      })
      leftBytes -= page.sizeBytes
      const reached = page.isFull ? (page.positions.at(-1) ?? end) : end
      cutting.reach(space, { at: reached, complete: reached === end ? end : complete })
      more ||= reached < end
    }
    return { pieces: cutting.pieces(), more }
  })
  const blocks = await blocksOf(pieces, more, (positions) =>
    toToken(keys, epoch, standing, positions),
  )
  const [only] = blocks
  const isNothing = seen.isOfThese && blocks.length === 1 && only?.token === request.token
  if (isNothing) return undefined
  const head = { wire: wireVersion, ...(seen.isOfThese ? {} : { epoch, spaces: [...spaces] }) }
  return { head, blocks }
}

/** Whether a pull would bring anything. */
export async function hasNews(
  { storage, keys }: Services,
  caller: Caller,
  token: string | null,
): Promise<boolean> {
  const { epoch, spaces } = caller
  const seen = await fromToken(keys, epoch, standingText(caller), token, spaces)
  if (!seen.isOfThese) return true
  const { positions } = seen
  const last = await storage.read(spaces, ({ records }) => records.positions(spaces))
  return [...last].some(([space, end]) => seenIn(positions.get(space)).at !== end)
}

/** What the device may be told anew although its spaces are the same: its name, who works on it, what they may. */
export function standingText({ device, persons }: Pick<Caller, 'device' | 'persons'>): string {
  return JSON.stringify([device.name, persons])
}

interface Piece {
  readonly records: readonly RecordState[]
  /** How far a device is that has taken in this piece and those before it. */
  readonly positions: Positions
}

/** Cuts the records into blocks, each with the positions that are reached at its end. */
class Cutting {
  count = 0
  readonly #pieces: Piece[] = []
  readonly #positions: Map<Space, Position>
  #records: RecordState[] = []
  #sizeBytes = 0

  constructor(spaces: readonly Space[], seen: Positions) {
    this.#positions = new Map(forumFirst(spaces).map((space) => [space, seenIn(seen.get(space))]))
  }

  add(record: RecordState, position: Position): void {
    if (this.#sizeBytes >= blockBytes) this.#cut()
    this.#records.push(record)
    this.#sizeBytes += JSON.stringify(record).length
    this.#positions.set(record.space, position)
    this.count += 1
  }

  reach(space: Space, position: Position): void {
    this.#positions.set(space, position)
  }

  pieces(): readonly Piece[] {
    this.#cut()
    return this.#pieces
  }

  #cut(): void {
    this.#pieces.push({ records: this.#records, positions: new Map(this.#positions) })
    this.#records = []
    this.#sizeBytes = 0
  }
}

async function blocksOf(
  pieces: readonly Piece[],
  more: boolean,
  tokenOf: (positions: Positions) => Promise<string>,
): Promise<PullBlock[]> {
  const blocks: PullBlock[] = []
  let left = pieces.reduce((sum, { records }) => sum + records.length, 0)
  for (const [index, { records, positions }] of pieces.entries()) {
    left -= records.length
    const isLast = index === pieces.length - 1
    blocks.push({
      token: await tokenOf(positions),
      ...(isLast ? {} : { left }),
      ...(isLast && more ? { more: true } : {}),
      ...(records.length === 0 ? {} : { records: recordsToTable(records) }),
    })
  }
  return blocks
}

function seenIn(position: Position | undefined): Position {
  return position ?? { at: 0, complete: neverPulled }
}

/** A device has seen numbers that the log does not have: it was put back to an earlier time. */
function isAhead(
  spaces: readonly Space[],
  seen: Positions,
  last: ReadonlyMap<Space, number>,
): boolean {
  return spaces.some((space) => seenIn(seen.get(space)).at > (last.get(space) ?? 0))
}

class LogCutShort extends Error {
  override readonly name = 'LogCutShort'
}

function forumFirst(spaces: readonly Space[]): Space[] {
  return [...spaces].sort((left, right) => rank(left) - rank(right))
}

function rank(space: Space): number {
  return space === 'forum' ? 0 : 1
}
