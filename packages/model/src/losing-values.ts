import { sameJson } from './json.ts'
import { isOfOtherEpoch } from './log-place.ts'
import type { LosingValue, RecordState } from './record.ts'

type Disputes = RecordState['disputed']

/** Whether whoever knows the record as of a version has heard that the text lost. */
export function isUpTo(asOf: number, { version }: LosingValue): boolean {
  return version <= asOf && !isOfOtherEpoch(version, asOf)
}

/** What the one has and the other has not. */
export function newLosers(
  before: Disputes,
  after: Disputes,
): { path: string; loser: LosingValue }[] {
  return Object.entries(after).flatMap(([path, losers]) =>
    losers
      .filter((loser) => before[path]?.some((one) => isSameLoser(one, loser)) !== true)
      .map((loser) => ({ path, loser })),
  )
}

/** Whether a merge of one change made any; not by their number: one may have been settled by the same change. */
export function hasNewLoser(before: Disputes, after: Disputes): boolean {
  return Object.entries(after).some(([path, losers]) =>
    losers.some((loser) => before[path]?.includes(loser) !== true),
  )
}

export function withLoser(state: RecordState, path: string, loser: LosingValue): RecordState {
  const losers = state.disputed[path] ?? []
  if (losers.some((one) => isSameLoser(one, loser))) return state
  return { ...state, disputed: { ...state.disputed, [path]: [...losers, loser] } }
}

export function isSameDispute(one: Disputes, other: Disputes): boolean {
  return newLosers(one, other).length + newLosers(other, one).length === 0
}

export function isSameLoser(one: LosingValue, other: LosingValue): boolean {
  return one.device === other.device && one.n === other.n && sameJson(one.value, other.value)
}
