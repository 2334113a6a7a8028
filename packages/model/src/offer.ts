import { deletedPath, valueAt, withValueAt } from './change.ts'
import { type Json, sameJson } from './json.ts'
import { isTally, leafPaths } from './leaf-paths.ts'
import { epochDistance, isOfOtherEpoch, type LogReturn } from './log-place.ts'
import { isSameDispute, isSameLoser, isUpTo, newLosers, withLoser } from './losing-values.ts'
import type { MergedRecord } from './merge.ts'
import type { FieldMark, FieldMarks, LosingValue, RecordState } from './record.ts'
import { asOfIn, markReadIn, orderOf, settersOf, tellsMore, withHeard } from './offer-order.ts'
import { withSetters } from './set-by.ts'
import { standsOver } from './standing.ts'

/**
 * What a device gives back to a centre that was restored from an older backup (S15): a state that the centre
 * once acknowledged, and the version up to which the device knows the record exactly.
 *
 * Versions of the lost epoch and of the backup are numbers of the same row: the backup is its beginning. What was
 * written after the restore has numbers far above any that was ever given out.
 */
export interface Offer {
  readonly state: RecordState
  readonly seen: number
  /**
   * What the device set itself and no pull has confirmed: as of which version it knows that it stood, and nothing lost
   * against it. 0: it does not know, the change itself will tell. Absent: an older app, which tells neither.
   */
  readonly own?: { readonly [path: string]: number }
}

/** What the centre knows besides the record. */
export interface OfferArrival {
  /** The number that the record gets if the result is a new version. */
  readonly version: number
  /** The first number that was given out after the restore. */
  readonly epochStart: number
  /** Whether the centre's history of the record ever held the value at the path. */
  isKnown(path: string, value: Json): boolean
  /** Whether somebody has set the path since the restore. */
  isSetSince(path: string): boolean
  /** The last number of the backup. */
  readonly backupEnd: number
  /** Whether the value was at the path by then, or nothing (undefined). */
  isOfBackup(path: string, value: Json | undefined): boolean
}

/**
 * - `same`: the centre has all of it, or newer.
 * - `returned`: it was lost and is back; the record keeps the version that it had.
 * - `joined`: some of it was newer here, some there; the whole is a new version.
 */
export interface OfferResult {
  readonly outcome: 'same' | 'returned' | 'joined'
  readonly record: MergedRecord
  readonly replaced: { readonly [path: string]: Json | null }
  /** What does not stand, and what no history has: each goes into it, so that it can be brought back. */
  readonly kept: readonly KeptValue[]
}

export interface KeptValue {
  readonly path: string
  readonly value: Json
  readonly person: string
  /**
   * It stands beside the present value, until somebody decides, or somebody who saw it has written over it: either way
   * the change that first said it says nothing new.
   */
  readonly isSettled: boolean
}

/**
 * Merges an offered state by value, path by path:
 *
 * | the centre's value was set at           | and differs | result                                            |
 * |-----------------------------------------|-------------|---------------------------------------------------|
 * | never, or a version the device has seen | yes         | the offered value returns, marked as of `seen`    |
 * | a version the device has not seen       | yes         | the centre's value stands: it is the newer one; the offered one goes into the history |
 * | after the restore, by someone who could not know the offered value | yes | it stands, the offered value is kept in `disputed` |
 * | in the time before or after an earlier restore of the same backup | yes | the later one stands, the other is kept in `disputed`; a value that the backup has says nothing |
 *
 * The order in which devices offer does not matter: for each path the one that had seen most stands.
 */
export function mergeOffer(
  current: MergedRecord | undefined,
  offer: Offer,
  arrival: OfferArrival,
): OfferResult {
  // What was erased does not come back by being offered.
  if (current?.state.erased === true) {
    return { outcome: 'same', record: current, replaced: {}, kept: [] }
  }
  if (current === undefined) {
    const marks = Object.fromEntries(
      [...leafPaths(offer.state), deletedPath].map((path) => [
        path,
        markOf(offer, path, backIn(arrival)),
      ]),
    )
    const kept = newDisputes({}, offer.state.disputed)
    return { outcome: 'returned', record: { state: offer.state, marks }, replaced: {}, kept }
  }
  let { state, marks } = current
  const replaced: { [path: string]: Json | null } = {}
  const older: KeptValue[] = []
  const paths = new Set([...leafPaths(state), ...leafPaths(offer.state), deletedPath])
  for (const path of paths) {
    const placed = markReadIn(offer.state, path, marks[path], arrival.epochStart)
    if (placed !== undefined) marks = { ...marks, [path]: placed }
    if (offer.own?.[path] === 0) {
      state = withHeard({ state, marks }, offer.state, path, true)
      continue
    }
    const offered = valueAt(offer.state, path)
    const present = valueAt(state, path)
    const isEqual = sameJson(offered, present)
    if (isBesideBackup(offer, path, arrival.backupEnd)) {
      if (isEqual || arrival.isOfBackup(path, offered)) continue
    }
    const setAt = asOfIn(marks, path)
    const mark = marks[path]
    if (setAt < seenAt(offer, path) && isEqual && mark !== undefined) {
      // Confirmed: an older offer that comes later must not undo it.
      marks = { ...marks, [path]: { ...mark, asOf: seenAt(offer, path) } }
      state = withHeard({ state, marks }, offer.state, path, false)
      continue
    }
    // Whether their numbers do not tell if whoever set it had seen the other.
    const isUntold = setAt >= arrival.epochStart || isOfOtherEpoch(setAt, seenAt(offer, path))
    const order = isEqual ? undefined : orderOf({ state, marks }, offer.state, path)
    const isOutranked =
      isUntold && !isEqual && order === undefined
        ? standsOver(state.kind, path, present, offered)
        : undefined
    const isOlder = isOutranked ?? (setAt >= seenAt(offer, path) || (isUntold && order === 'older'))
    if (isOlder && order !== 'newer') {
      // Where nothing stood, nothing that somebody said was lost.
      const isNews =
        offered !== undefined &&
        !isEqual &&
        !isTally(state.kind, path) &&
        !arrival.isKnown(path, offered)
      const isBeside = isUntold && order === undefined && isOutranked === undefined
      if (isNews && isBeside) state = withLoser(state, path, loserIn(offer, path, arrival))
      else if (isNews && path !== deletedPath) {
        const { person } = offer.state.changed
        older.push({ path, value: offered, person, isSettled: offer.own !== undefined })
      }
      state = withHeard({ state, marks }, offer.state, path, false)
      continue
    }
    marks = { ...marks, [path]: markOf(offer, path, backIn(arrival)) }
    if (isEqual) continue
    replaced[path] = present ?? null
    state = withSetters(
      withValueAt(state, path, offered),
      path,
      settersOf(state, offer.state, path),
    )
    const isReturn = mark?.back !== undefined && mark.back.since === arrival.epochStart
    if (!isReturn || present === undefined || path === deletedPath || isTally(state.kind, path))
      continue
    if (
      order !== undefined ||
      isOutranked !== undefined ||
      !isOfOtherEpoch(setAt, seenAt(offer, path))
    )
      continue
    const { person, device, n } = mark
    state = withLoser(state, path, { value: present, person, device, n, version: arrival.version })
  }
  const disputed = joinedDisputes(current, state, offer, arrival, replaced)
  const isSame =
    Object.keys(replaced).length === 0 && sameJson(asJson(disputed), asJson(current.state.disputed))
  const back = newDisputes(current.state.disputed, disputed)
  const settled = newDisputes(disputed, offer.state.disputed)
  const kept = [...older, ...back, ...settled.map((one) => ({ ...one, isSettled: false }))].filter(
    ({ path, value }) => !arrival.isKnown(path, value),
  )
  // Equal in all but its number: the number returns as well, so that bases and acts of review still mean it.
  if (isSame && offer.state.version <= state.version) {
    if (!tellsMore(current, { state, marks }))
      return { outcome: 'same', record: current, replaced: {}, kept }
    return { outcome: 'returned', record: { state, marks }, replaced: {}, kept }
  }
  return { ...stamped({ ...state, disputed }, offer, arrival.version, marks), replaced, kept }
}

/** Whether an offer says something that may not come to stand: then the history of the record is to be asked. */
export function needsHistory(
  { state, marks }: MergedRecord,
  offer: Offer,
  backupEnd: number,
): boolean {
  if (Object.keys(state.disputed).length + Object.keys(offer.state.disputed).length > 0) return true
  return [...leafPaths(state), ...leafPaths(offer.state), deletedPath].some((path) => {
    const isOlder = asOfIn(marks, path) >= seenAt(offer, path)
    return (
      (isOlder || isBesideBackup(offer, path, backupEnd)) &&
      !sameJson(valueAt(offer.state, path), valueAt(state, path))
    )
  })
}

/**
 * Whether the offer is not of the time that was lost with this restore: its device knows less than the backup, or lived in
 * an epoch that an earlier restore began. What the backup has as well says nothing then against what others give back: it
 * may never have been touched since.
 */
function isBesideBackup(offer: Offer, path: string, backupEnd: number): boolean {
  const asOf = seenAt(offer, path)
  return asOf <= backupEnd || asOf > backupEnd + epochDistance
}

// A deletion that did not stand says no words.
function newDisputes(before: RecordState['disputed'], after: RecordState['disputed']): KeptValue[] {
  return newLosers(before, after)
    .filter(({ path }) => path !== deletedPath)
    .map(({ path, loser: { value, person } }) => ({ path, value, person, isSettled: true }))
}

function stamped(
  state: RecordState,
  { state: offered }: Offer,
  version: number,
  marks: FieldMarks,
): Pick<OfferResult, 'outcome' | 'record'> {
  const isWhole =
    state.deleted === offered.deleted &&
    sameJson(state.fields, offered.fields) &&
    isSameDispute(state.disputed, offered.disputed)
  if (isWhole && offered.version >= state.version) {
    // It keeps its number, and goes to every device, also to the one that changed it last: others made it what it is.
    const changed = { ...offered.changed, over: version }
    const known = { ...state, version: offered.version, changed }
    return { outcome: 'returned', record: { state: known, marks } }
  }
  const changed = { ...state.changed, over: version }
  return { outcome: 'joined', record: { state: { ...state, version, changed }, marks } }
}

/** Losing texts return too; those that the device saw settled stay settled. */
function joinedDisputes(
  { state: before, marks }: MergedRecord,
  state: RecordState,
  { state: offered, seen }: Offer,
  arrival: OfferArrival,
  replaced: OfferResult['replaced'],
): RecordState['disputed'] {
  // The centre had the dispute by then and has it no more: somebody settled it. That it has heard the text is not enough:
  // it may have come back from a device on which it stood.
  const isSettled = (path: string, loser: LosingValue) => {
    const { epochStart } = arrival
    // It stood here until now.
    if (sameJson(replaced[path], loser.value)) return false
    const asOf = asOfIn(marks, path)
    if (asOf < epochStart && isUpTo(asOf, loser)) return true
    if (before.version < epochStart) return isUpTo(before.version, loser)
    return arrival.isSetSince(path) && arrival.isKnown(path, loser.value)
  }
  // An older app gave it back before, as if nobody knew what it was written upon.
  const isBack = (path: string, { value }: LosingValue) =>
    Object.hasOwn(replaced, path) && sameJson(valueAt(state, path), value)
  const disputed: { [path: string]: readonly LosingValue[] } = {}
  for (const path of new Set([...Object.keys(state.disputed), ...Object.keys(offered.disputed)])) {
    const theirs = offered.disputed[path] ?? []
    const isOffered = (loser: LosingValue) => theirs.some((one) => isSameLoser(one, loser))
    const own = (state.disputed[path] ?? []).filter(
      (loser) => (!isUpTo(seen, loser) && !isBack(path, loser)) || isOffered(loser),
    )
    const back = theirs
      .filter((one) => !own.some((loser) => isSameLoser(loser, one)) && !isSettled(path, one))
      .map((one) => ({ ...one, back: backIn(arrival) }))
    if (own.length + back.length > 0) disputed[path] = [...own, ...back]
  }
  return disputed
}

function loserIn({ state }: Offer, path: string, { version }: OfferArrival): LosingValue {
  const { person, device, n } = state.changed
  return { value: valueAt(state, path) ?? null, person, device, n, version }
}

function markOf(offer: Offer, path: string, back: LogReturn | undefined): FieldMark {
  const { person, device, n, over } = offer.state.changed
  const version = seenAt(offer, path)
  return { version, person, device, n, ...(back ? { back: { ...back, over } } : {}) }
}

/** As of which version the offer tells what stood at the path. */
function seenAt({ state, seen, own = {} }: Offer, path: string): number {
  const known = own[path]
  return known === undefined ? seen : Math.min(known, state.version)
}

function backIn({ version, epochStart }: OfferArrival): LogReturn {
  return { at: version, since: epochStart }
}

function asJson(disputed: RecordState['disputed']): Json {
  return disputed as unknown as Json
}
