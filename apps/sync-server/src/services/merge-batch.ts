import type { WritersIn } from '@living-libraries/model/access'
import { type Change, pathsOf, valueAt } from '@living-libraries/model/change'
import { type Json, sameJson } from '@living-libraries/model/json'
import { type MergedRecord, type MergeResult, mergeChange } from '@living-libraries/model/merge'
import { withoutPaths } from '@living-libraries/model/pending'
import type { RecordState } from '@living-libraries/model/record'
import type { RefusalReason } from '@living-libraries/model/refusal'
import type { Space } from '@living-libraries/model/space'
import { checkChange } from '@living-libraries/model/validate'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { Revision } from '../ports.ts'
import type { EarlierValues } from './earlier-values.ts'
import { type ReturnedValues, saysOnlyWhatReturned } from './returned-values.ts'

/** In which capacities a person may act in a space; undefined: not a member of the device. */
export type WritersOf = (person: string) => WritersIn | undefined

export interface Batch {
  readonly device: string
  readonly changes: readonly Change[]
  /** Numbers of this device that were applied before. */
  readonly applied: ReadonlySet<number>
  /** The records of the batch that the device may see. */
  readonly records: ReadonlyMap<string, MergedRecord>
  /** Ids that exist, seen or not. */
  readonly taken: ReadonlySet<string>
  readonly positions: ReadonlyMap<Space, number>
  readonly receivedAt: number
  readonly writersOf: WritersOf
  /** Asked only after a restore; absent: nothing was given back. */
  readonly isReturned?: ReturnedValues
  /** Absent: the history tells nothing. */
  readonly earlierAt?: EarlierValues
}

export interface MergedBatch {
  readonly answers: readonly ChangeAnswer[]
  /** The records with a new version, as they are after the whole batch. */
  readonly records: ReadonlyMap<string, MergedRecord>
  readonly revisions: readonly Revision[]
  readonly positions: ReadonlyMap<Space, number>
  readonly applied: readonly number[]
}

/**
 * Merges the changes of one push, in the order in which the device made them. No I/O: the whole decision can
 * be tried without a database.
 *
 * | the change                                | answer                                             |
 * |-------------------------------------------|----------------------------------------------------|
 * | its number was applied before (S6)        | `same`, from the present state; nothing is applied |
 * | its person is not a member of the device  | refused                                            |
 * | the id exists where the device cannot see | refused as `id-taken`, without its neighbours      |
 * | not allowed, or malformed                 | refused; its number may be sent again              |
 * | without effect                            | `same`; no version, no number                      |
 * | says only what was erased                 | `same`, with nothing present: the device lets it go |
 * | says only what others gave back (S15)     | `same`, from the present state                     |
 * | else                                      | `taken` or `merged`, with the next number of the space |
 */
export function mergeBatch(batch: Batch): MergedBatch {
  const draft: Draft = {
    records: new Map(),
    revisions: [],
    positions: new Map(),
    applied: new Set(),
  }
  const inOrder = [...batch.changes].sort((left, right) => left.n - right.n)
  const answers = inOrder.map((change) => answerOf(change, batch, draft))
  return { ...draft, answers, applied: [...draft.applied] }
}

interface Draft {
  records: Map<string, MergedRecord>
  revisions: Revision[]
  positions: Map<Space, number>
  applied: Set<number>
}

function answerOf(change: Change, batch: Batch, draft: Draft): ChangeAnswer {
  const { n } = change
  const current = draft.records.get(change.record) ?? batch.records.get(change.record)
  const writersIn = batch.writersOf(change.person)
  const isRepeat = batch.applied.has(n) || draft.applied.has(n)
  // Also where its person has left the device since: the centre has it, and the device, told otherwise, would neither
  // keep it nor ask for it.
  if (isRepeat && current !== undefined) return repeated(change, current, batch.device, writersIn)
  if (writersIn === undefined) return refused(n, 'foreign-person')
  if (current === undefined && change.create !== undefined && batch.taken.has(change.record)) {
    const isStranger = writersIn(change.create.space).length === 0
    return refused(n, isStranger ? 'foreign-space' : 'id-taken')
  }
  const lost = erasedPaths(change, current?.state, writersIn)
  const kept = withoutPaths(change, lost)
  if (current !== undefined && lost.length > 0 && pathsOf(kept).length === 0) {
    draft.applied.add(n)
    return accepted(n, 'same', current, lost, {})
  }
  const checked = checkChange(kept, batch.device, current?.state, writersIn)
  if ('refused' in checked) return refused(n, checked.refused)
  // Once a change of the record was applied, those after it are the words of the same hand, and follow it.
  const mayBeReturn = current !== undefined && !draft.records.has(change.record)
  if (mayBeReturn && saysOnlyWhatReturned(change, current, batch.device, isReturnedIn(batch))) {
    draft.applied.add(n)
    return repeated(change, current, batch.device, writersIn)
  }
  const space = current?.state.space ?? change.create?.space
  const last = space && (draft.positions.get(space) ?? batch.positions.get(space))
  if (space === undefined || last === undefined) return refused(n, 'foreign-space')

  const arrival = {
    device: batch.device,
    version: last + 1,
    receivedAt: batch.receivedAt,
    stoodBefore: (path: string) => batch.earlierAt?.(change, path),
  }
  const result = mergeChange(current, checked.change, arrival)
  draft.applied.add(n)
  if (result.outcome !== 'same') {
    draft.records.set(change.record, result.record)
    draft.positions.set(space, last + 1)
    draft.revisions.push(revisionOf(checked.change, result, batch))
  }
  const differs = [...result.differs, ...lost]
  return accepted(n, result.outcome, result.record, differs, checked.refusedPaths)
}

function isReturnedIn({ isReturned = () => false }: Batch): ReturnedValues {
  return isReturned
}

/** The device may never have read the first answer: what was refused in it is told again. */
function repeated(
  change: Change,
  current: MergedRecord,
  device: string,
  writersIn: WritersIn = () => [],
): ChangeAnswer {
  const checked = checkChange(change, device, current.state, writersIn)
  const refusedPaths = 'refused' in checked ? {} : checked.refusedPaths
  const differs = pathsOf(change)
    .filter(([path, value]) => {
      if (Object.hasOwn(refusedPaths, path)) return false
      const present = valueAt(current.state, path)
      return path === 'deleted' ? present !== (value === true) : !sameJson(present, value)
    })
    .map(([path]) => path)
  return accepted(change.n, 'same', current, differs, refusedPaths)
}

/**
 * What the change says where something was erased. It is answered as if it had been unset by others: refused, it
 * would stay on the device in the list of refused changes. To a stranger the record is one that does not exist.
 */
function erasedPaths(
  change: Change,
  state: RecordState | undefined,
  writersIn: WritersIn,
): string[] {
  if (state === undefined || writersIn(state.space).length === 0) return []
  const paths = pathsOf(change).map(([path]) => path)
  return paths.filter((path) => state.erased === true || state.forgotten?.includes(path))
}

function accepted(
  n: number,
  outcome: MergeResult['outcome'],
  { state }: MergedRecord,
  differs: readonly string[],
  refusedPaths: { readonly [path: string]: RefusalReason },
): ChangeAnswer {
  const present = differs.map((path): [string, Json] => [path, valueAt(state, path) ?? null])
  return {
    n,
    outcome,
    version: state.version,
    ...(present.length > 0 ? { present: Object.fromEntries(present) } : {}),
    ...(Object.keys(refusedPaths).length > 0 ? { refusedPaths } : {}),
  }
}

function refused(n: number, reason: RefusalReason): ChangeAnswer {
  return { n, outcome: 'refused', reason }
}

function revisionOf(change: Change, result: MergeResult, batch: Batch): Revision {
  const { n, base, madeAt, set, unset, upon, person } = change
  const { state } = result.record
  return {
    space: state.space,
    seq: state.version,
    record: state.id,
    change: { n, base, madeAt, set, unset, ...(upon === undefined ? {} : { upon }) },
    replaced: result.replaced,
    person,
    device: batch.device,
    receivedAt: batch.receivedAt,
  }
}
