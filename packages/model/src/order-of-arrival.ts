import type { RecordState } from './record.ts'

/** Acts as the centre took them, those that it does not have yet last, as their device made them. */
export function inOrderOfArrival<Act extends Pick<RecordState, 'version' | 'changed'>>(
  acts: readonly Act[],
): Act[] {
  const rank = ({ version }: Act) => (version === 0 ? Number.POSITIVE_INFINITY : version)
  return [...acts].sort((left, right) => {
    if (rank(left) !== rank(right)) return rank(left) < rank(right) ? -1 : 1
    return left.changed.n - right.changed.n
  })
}
