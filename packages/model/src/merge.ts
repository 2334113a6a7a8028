import { type Change, deletedPath, pathsOf, valueAt, withValueAt } from './change.ts'
import { type Json, sameJson } from './json.ts'
import { isOfOtherEpoch, isSeenFrom } from './log-place.ts'
import { hasNewLoser } from './losing-values.ts'
import type { FieldMark, FieldMarks, LosingValue, RecordState } from './record.ts'
import { isReadAhead, isSetUpon, newestOf, withSetter } from './set-by.ts'
import { standsOver, withoutNamesGone } from './standing.ts'
import { type StoodBefore, wasAt } from './stood-before.ts'

/** A record as the server holds it: its state and where each path was last set. */
export interface MergedRecord {
  readonly state: RecordState
  readonly marks: FieldMarks
}

/**
 * What merging a change came to.
 *
 * - `same`: nothing to do; no new version, `record` is the one that was given.
 * - `taken`: every path stands as it was sent.
 * - `merged`: applied, but the present differs from what was sent in `differs`, or a text lost and is kept.
 *
 * `replaced` holds the values that the new version took the place of, for the history.
 */
export interface MergeResult {
  readonly outcome: 'same' | 'taken' | 'merged'
  readonly record: MergedRecord
  readonly differs: readonly string[]
  readonly replaced: { readonly [path: string]: Json | null }
}

export interface Arrival {
  readonly device: string
  /** The version that the record gets if the change has any effect. */
  readonly version: number
  /** Server clock in ms, shown to people; no rule depends on it. */
  readonly receivedAt: number
  /** What the history tells of a path in conflict (`stoodBefore`); absent: nothing. */
  readonly stoodBefore?: StoodBefore
  /** As releases merged that had no rule for any field: only to follow the history that they wrote. */
  readonly leavesAllToPeople?: true
}

/**
 * Merges one checked change into a record (S7). Pure, total, and the only merge there is: network, transfer
 * files, imports and the server's own writes all come through here.
 *
 * | the path was last set                     | and the new value | result                                     |
 * |-------------------------------------------|-------------------|--------------------------------------------|
 * | never, or at a version ≤ base             | differs           | applied                                    |
 * | by an earlier n of the same device        | differs           | applied                                    |
 * | by a later n of the same device           | differs           | the present stands, the value kept in history |
 * | by another device, after base             | differs           | applied (later arrival), the old kept in `disputed` |
 * | since a restore, upon this very change    | differs           | the present stands, the value kept in history |
 * | by somebody who had read it in a file     | differs           | the same                                   |
 * | by somebody whom the change names (`upon`) | differs          | applied                                    |
 * | earlier, but given back to a restored centre after base | differs | the same                                 |
 * | by another device, after base, and the field has a rule (`stands`) | differs | what the rule says stands, the other is kept in history |
 * | anywhere                                  | equals            | nothing, but a dispute that the person had seen is settled |
 * | by its own offer to a restored centre     | equals            | set anew, so that no older offer undoes it |
 *
 * A deletion older than an edit of another device does not apply; an edit on an older base than a deletion
 * clears it. Both leave the deletion in `disputed`, so that somebody decides.
 */
export function mergeChange(
  current: MergedRecord | undefined,
  change: Change,
  arrival: Arrival,
): MergeResult {
  const start = current ?? emptyRecord(change, arrival)
  const draft: Draft = { record: start, replaced: {}, isEffective: current === undefined }
  const hasEdit = pathsOf(change).some(([path]) => path !== deletedPath)
  if (hasEdit) reviveIfEdited(draft, change, arrival)
  for (const [path, value] of pathsOf(change)) {
    const isDeletion = path === deletedPath && value === true && !draft.record.state.deleted
    if (isDeletion && losesToAnEdit(start, change, arrival)) {
      addLoser(draft, path, loserOf(true, change, arrival))
    } else {
      mergePath(draft, path, value, change, arrival)
    }
  }
  if (draft.isEffective && arrival.leavesAllToPeople !== true) {
    draft.record = { ...draft.record, state: withoutNamesGone(draft.record.state) }
  }
  const differs = pathsOf(change)
    .filter(([path, value]) => !sameJson(valueAt(draft.record.state, path), plain(path, value)))
    .map(([path]) => path)
  if (!draft.isEffective) return { outcome: 'same', record: start, differs, replaced: {} }
  const hasLoser = hasNewLoser(start.state.disputed, draft.record.state.disputed)
  return {
    outcome: differs.length > 0 || hasLoser ? 'merged' : 'taken',
    record: stamped(draft.record, current?.state, change, arrival, hasLoser),
    differs,
    replaced: draft.replaced,
  }
}

interface Draft {
  record: MergedRecord
  replaced: { [path: string]: Json | null }
  isEffective: boolean
}

function mergePath(
  draft: Draft,
  path: string,
  value: Json | undefined,
  change: Change,
  arrival: Arrival,
): void {
  const { state, marks } = draft.record
  const present = valueAt(state, path)
  const mark = marks[path]
  if (sameJson(present, plain(path, value))) {
    settleDisputes(draft, path, change)
    if (isReturned(mark, change, arrival)) setPath(draft, path, value, change, arrival)
    return
  }
  const isConflict =
    mark !== undefined &&
    isUnseen(mark, change.base, arrival.device) &&
    !isReadAhead(draft.record, path, change)
  const hasRule = isConflict && arrival.leavesAllToPeople !== true
  const isOutranked = hasRule ? standsOver(state.kind, path, present, value) : undefined
  const isOutrun = mark !== undefined && mark.device === arrival.device && mark.n > change.n
  if (
    isOutrun ||
    isOutranked === true ||
    (isConflict &&
      (mark.ahead === true || isOfLostTime(mark, change)) &&
      isSetUpon(state, path, { device: arrival.device, n: change.n }))
  ) {
    // The same device already said something newer, or somebody had written over it, before it was lost or upon a file, or
    // the field's rule is against it: what comes now belongs to the history only.
    draft.replaced[path] = value ?? null
    draft.isEffective = true
    return
  }
  settleDisputes(draft, path, change)
  if (isConflict && isOutranked === undefined) {
    const { version } = arrival
    const was = wasAt(draft.record.state, path, arrival.stoodBefore)
    addLoser(draft, path, { ...markedValue(present, mark), version, ...was })
  }
  if (present !== undefined) draft.replaced[path] = present
  setPath(draft, path, value, change, arrival)
}

/**
 * Whether a value stands only because its own device gave it back to a restored centre (S15): marked as of what the
 * device had seen of others, that is not after the base of the change. The change that comes again sets it anew, or
 * another device that had seen more of others, but not this, would take it out.
 */
function isReturned(mark: FieldMark | undefined, change: Change, { device }: Arrival): boolean {
  if (mark === undefined || mark.device !== device) return false
  return mark.n >= change.n && mark.version <= change.base
}

/** Whether a change was made before the centre was restored, and what it meets came to stand since. */
function isOfLostTime({ version, back }: FieldMark, { base }: Change): boolean {
  return isOfOtherEpoch(base, back?.at ?? version)
}

/** Whether others set the path, or gave it back, after what a device had seen when it made a change upon `base`. */
export function isUnseen(mark: FieldMark, base: number, device: string): boolean {
  const { back, lost } = mark
  if (lost !== undefined && base >= lost && !isOfOtherEpoch(base, lost)) return false
  const isOwn = mark.device === device
  if (!isOwn || (back !== undefined && base >= back.since)) return !isSeenFrom(base, mark)
  // What came back is marked by who changed the record last; by others is in it what stood there before that.
  return back !== undefined && back.over > base
}

function setPath(
  draft: Draft,
  path: string,
  value: Json | undefined,
  change: Change,
  arrival: Arrival,
): void {
  const upon = change.upon?.[path]
  const isAhead = upon !== undefined || draft.record.marks[path]?.ahead === true
  const mark: FieldMark = {
    version: arrival.version,
    person: change.person,
    device: arrival.device,
    n: change.n,
    ...(isAhead ? { ahead: true } : {}),
  }
  const state = withValueAt(draft.record.state, path, value)
  draft.record = {
    // A record that has no version yet is being made.
    state: state.version === 0 ? state : withSetter(state, path, mark, upon),
    marks: { ...draft.record.marks, [path]: mark },
  }
  draft.isEffective = true
}

/** An edit by someone who had not seen the deletion brings the record back, visibly. */
function reviveIfEdited(draft: Draft, change: Change, arrival: Arrival): void {
  const { state, marks } = draft.record
  const mark = marks[deletedPath]
  if (!state.deleted || mark === undefined) return
  const deletesItself = change.set[deletedPath] === true
  if (deletesItself || !isUnseen(mark, change.base, arrival.device)) return
  addLoser(draft, deletedPath, { ...markedValue(true, mark), version: arrival.version })
  draft.replaced[deletedPath] = true
  setPath(draft, deletedPath, false, change, arrival)
}

function losesToAnEdit(record: MergedRecord, change: Change, arrival: Arrival): boolean {
  return Object.entries(record.marks).some(
    ([path, mark]) => path !== deletedPath && isUnseen(mark, change.base, arrival.device),
  )
}

/** Whoever sets a path having seen its losing values has decided between them. */
function settleDisputes(draft: Draft, path: string, change: Change): void {
  const { state, marks } = draft.record
  const losers = state.disputed[path]
  if (losers === undefined) return
  const open = losers.filter((loser) => !isSeenFrom(change.base, loser))
  if (open.length === losers.length) return
  const { [path]: _settled, ...others } = state.disputed
  const disputed = open.length === 0 ? others : { ...others, [path]: open }
  draft.record = { state: { ...state, disputed }, marks }
  draft.isEffective = true
}

function addLoser(draft: Draft, path: string, loser: LosingValue): void {
  const { state, marks } = draft.record
  const losers = [...(state.disputed[path] ?? []), loser]
  draft.record = { state: { ...state, disputed: { ...state.disputed, [path]: losers } }, marks }
  draft.isEffective = true
}

function loserOf(value: Json, change: Change, arrival: Arrival): LosingValue {
  return {
    value,
    person: change.person,
    device: arrival.device,
    n: change.n,
    version: arrival.version,
  }
}

function markedValue(value: Json | undefined, mark: FieldMark): Omit<LosingValue, 'version'> {
  return { value: value ?? null, person: mark.person, device: mark.device, n: mark.n }
}

function stamped(
  record: MergedRecord,
  before: RecordState | undefined,
  change: Change,
  arrival: Arrival,
  hasLoser: boolean,
): MergedRecord {
  const { device, version, receivedAt } = arrival
  // A value that lost is news to its sender too: as if another device had made this version, it goes back.
  const over = hasLoser ? version : overOf(before, device)
  const n = newestOf(record.marks, { device, n: change.n })
  const changed = { person: change.person, device, n, at: receivedAt, over }
  return { ...record, state: { ...record.state, version, changed } }
}

/** The last version that holds anything which did not come from `device`; 0 if there is none. */
export function overOf(before: RecordState | undefined, device: string): number {
  if (before === undefined || before.version === 0) return 0
  const { device: last, over } = before.changed
  // What came back to a restored centre kept its number, but is news of a later one (S15).
  return last === device ? over : Math.max(before.version, over)
}

function emptyRecord(change: Change, arrival: Arrival): MergedRecord {
  const { create } = change
  if (create === undefined) throw new Error('a change to an unknown record reached the merge')
  const author = { person: change.person, device: arrival.device, at: change.madeAt }
  return {
    state: {
      id: change.record,
      ...create,
      version: 0,
      fields: {},
      deleted: false,
      disputed: {},
      made: author,
      changed: { ...author, n: change.n, over: 0 },
    },
    marks: {},
  }
}

// `deleted` is never absent: unset and false are the same.
function plain(path: string, value: Json | undefined): Json | undefined {
  return path === deletedPath ? value === true : value
}
