import { type Change, pathsOf } from '../change.ts'
import { baseFor, withPending } from '../pending.ts'
import type { RecordState } from '../record.ts'
import { uponIn } from '../set-by.ts'

/** A change of another device that came by file and that the centre may not have: shown, relayed, never altered. */
export interface CarriedChange {
  readonly device: string
  /** The letter that it came in. */
  readonly file: string
  readonly change: Change
}

/** The last known state with what came by file on top. */
export function withCarried(
  state: RecordState | undefined,
  carried: readonly CarriedChange[],
): RecordState | undefined {
  let view = state
  for (const { change, device } of carried) view = withPending(view, [change], device)
  return view
}

/**
 * Whether the centre's state came about with this change or a later one of its device, or with the making of the record:
 * it is no news then.
 */
export function isContained(state: RecordState | null, { device, change }: CarriedChange): boolean {
  if (state === null) return false
  const isMaking = change.create !== undefined
  return isMaking || (state.changed.device === device && state.changed.n >= change.n)
}

/**
 * What a new change of these paths has seen. Where words from a file stand before a person's eyes (`view`), they hide what
 * the centre's state says there: of others, the person has seen no more than whoever wrote the file.
 */
export function seenIn(
  view: RecordState,
  state: RecordState | undefined,
  carried: readonly CarriedChange[],
  paths: readonly string[],
  device: string,
): Pick<Change, 'base' | 'upon'> {
  const bases = paths.flatMap((path) => {
    const shown = carried.findLast(({ change }) => pathsOf(change).some(([one]) => one === path))
    return shown?.change.base ?? []
  })
  const base = Math.min(baseFor(state, device), ...bases)
  return { base, ...uponIn(view, state, paths, device) }
}

/**
 * Own unsent changes of a record that was read from a file, once the centre's state of it has come. Where the record
 * was made in that file and its state is exactly what the person had read, they build on it; else their base stays,
 * and what they had not seen is kept as a dispute, never overwritten.
 */
export function rebased(
  pending: readonly Change[],
  state: RecordState | null,
  carried: readonly CarriedChange[],
): readonly Change[] {
  const [first] = carried
  const last = carried.at(-1)
  // Of a record that was known before, the file may lack what its device sent by network.
  const isWhole =
    first?.change.create !== undefined && carried.every(({ device }) => device === first.device)
  if (state === null || last === undefined || !isWhole) return pending
  const { device, n, over } = state.changed
  const isWhatWasRead = device === last.device && n === last.change.n && over === 0
  if (!isWhatWasRead) return pending
  return pending.map((change) => (change.base === 0 ? { ...change, base: state.version } : change))
}
