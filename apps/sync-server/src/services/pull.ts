import type { RecordState } from '@living-libraries/model/record'
import type { Space } from '@living-libraries/model/space'
import {
  defaultPullBytes,
  type PullRequest,
  type PullResponse,
  recordsToTable,
} from '@living-libraries/model/wire/pull'
import { oldestPullVersion, wireVersion } from '@living-libraries/model/wire/version'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import { fromToken, type Position, type Positions, toToken } from './pull-token.ts'
import type { Services } from './services.ts'

const maxRecords = 4_000

/**
 * What is new for the device, one page of it (S11). The feed is the present state of the records, so that
 * ten edits travel once; `forum` comes first, because without the registry nothing can be shown.
 */
export async function pull(
  services: Pick<Services, 'storage' | 'keys'>,
  caller: Caller,
  request: PullRequest,
): Promise<PullResponse> {
  if (request.wire < oldestPullVersion) throw new ProblemError('wire-too-old')
  try {
    return await pullPage(services, caller, request)
  } catch (error) {
    if (!(error instanceof LogCutShort)) throw error
    const epoch = await services.storage.beginEpoch(caller.epoch)
    return pullPage(services, { ...caller, epoch }, request)
  }
}

async function pullPage(
  { storage, keys }: Pick<Services, 'storage' | 'keys'>,
  caller: Caller,
  request: PullRequest,
): Promise<PullResponse> {
  const seen = await fromToken(keys, caller.epoch, request.token)
  const maxBytes = request.maxBytes ?? defaultPullBytes
  const { acknowledged = 0 } = request
  const device = caller.device.id
  return storage.read(caller.spaces, async ({ records: store }) => {
    const last = await store.positions(caller.spaces)
    if (isAhead(caller.spaces, seen, last)) throw new LogCutShort()
    const positions = new Map<Space, Position>()
    const records: RecordState[] = []
    let leftBytes = maxBytes
    let more = false
    for (const space of forumFirst(caller.spaces)) {
      const end = last.get(space) ?? 0
      const { at, complete } = seenIn(seen.get(space))
      positions.set(space, { at, complete })
      if (at === end) continue
      if (leftBytes <= 0 || records.length >= maxRecords) {
        more = true
        continue
      }
      const room = { maxBytes: leftBytes, maxRecords: maxRecords - records.length }
      const reader = { device, acknowledged, complete }
      const page = await store.feed({ space, after: at, ...room, reader })
      records.push(...page.records)
      leftBytes -= page.sizeBytes
      const reached = page.isFull ? (page.last ?? end) : end
      positions.set(space, { at: reached, complete: reached === end ? end : complete })
      more ||= reached < end
    }
    return {
      wire: wireVersion,
      epoch: caller.epoch,
      token: await toToken(keys, caller.epoch, positions),
      more,
      spaces: [...caller.spaces],
      records: recordsToTable(records),
    }
  })
}

/** Whether a pull would bring anything. */
export async function hasNews(
  { storage, keys }: Services,
  caller: Caller,
  token: string | null,
): Promise<boolean> {
  const seen = await fromToken(keys, caller.epoch, token)
  const last = await storage.read(caller.spaces, ({ records }) => records.positions(caller.spaces))
  return [...last].some(([space, end]) => seenIn(seen.get(space)).at !== end)
}

function seenIn(position: Position | undefined): Position {
  return position ?? { at: 0, complete: 0 }
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
