import { deletedPath, splitPath, valueAt, withValueAt } from './change.ts'
import { isJsonObject, type Json, sameJson } from './json.ts'
import { kindOf } from './kinds.ts'
import type { MergedRecord } from './merge.ts'
import type { FieldMark, FieldMarks, LosingValue, RecordState } from './record.ts'

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
}

/** What the centre knows besides the record. */
export interface OfferArrival {
  /** The number that the record gets if the result is a new version. */
  readonly version: number
  /** The first number that was given out after the restore. */
  readonly epochStart: number
  /** Whether the centre's history of the record ever held the value at the path. */
  isKnown(path: string, value: Json): boolean
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
  /** It stands beside the present value, until somebody decides; otherwise somebody who saw it has written over it. */
  readonly isDisputed: boolean
}

/**
 * Merges an offered state by value, path by path:
 *
 * | the centre's value was set at           | and differs | result                                            |
 * |-----------------------------------------|-------------|---------------------------------------------------|
 * | never, or a version the device has seen | yes         | the offered value returns, marked as of `seen`    |
 * | a version the device has not seen       | yes         | the centre's value stands: it is the newer one; the offered one goes into the history |
 * | after the restore, by someone who could not know the offered value | yes | it stands, the offered value is kept in `disputed` |
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
      [...leafPaths(offer.state), deletedPath].map((path) => [path, markOf(offer)]),
    )
    const kept = newDisputes({}, offer.state.disputed)
    return { outcome: 'returned', record: { state: offer.state, marks }, replaced: {}, kept }
  }
  let { state, marks } = current
  const replaced: { [path: string]: Json | null } = {}
  const older: KeptValue[] = []
  const paths = new Set([...leafPaths(state), ...leafPaths(offer.state), deletedPath])
  for (const path of paths) {
    const offered = valueAt(offer.state, path)
    const present = valueAt(state, path)
    const isEqual = sameJson(offered, present)
    const setAt = marks[path]?.version ?? -1
    if (setAt >= offer.seen) {
      // Where nothing stood, nothing that somebody said was lost.
      const isNews =
        offered !== undefined &&
        !isEqual &&
        !isTally(state.kind, path) &&
        !arrival.isKnown(path, offered)
      if (isNews && setAt >= arrival.epochStart) state = withLoser(state, path, offer, arrival)
      else if (isNews && path !== deletedPath) {
        const { person } = offer.state.changed
        older.push({ path, value: offered, person, isDisputed: false })
      }
      continue
    }
    // An equal value is confirmed as of `seen`: an older offer that comes later must not undo it.
    marks = { ...marks, [path]: markOf(offer) }
    if (isEqual) continue
    replaced[path] = present ?? null
    state = withValueAt(state, path, offered)
  }
  const disputed = joinedDisputes(current.state, state, offer, arrival)
  const isSame =
    Object.keys(replaced).length === 0 && sameJson(asJson(disputed), asJson(current.state.disputed))
  const back = newDisputes(current.state.disputed, disputed)
  const settled = newDisputes(disputed, offer.state.disputed)
  const kept = [...older, ...back, ...settled.map((one) => ({ ...one, isDisputed: false }))].filter(
    ({ path, value }) => !arrival.isKnown(path, value),
  )
  // Equal in all but its number: the number returns as well, so that bases and acts of review still mean it.
  if (isSame && offer.state.version <= state.version)
    return { outcome: 'same', record: current, replaced: {}, kept }
  return { ...stamped({ ...state, disputed }, offer, arrival.version, marks), replaced, kept }
}

/** Whether an offer says something that may not come to stand: then the history of the record is to be asked. */
export function needsHistory({ state, marks }: MergedRecord, offer: Offer): boolean {
  if (Object.keys(state.disputed).length + Object.keys(offer.state.disputed).length > 0) return true
  return [...leafPaths(state), ...leafPaths(offer.state), deletedPath].some((path) => {
    const isOlder = (marks[path]?.version ?? -1) >= offer.seen
    return isOlder && !sameJson(valueAt(offer.state, path), valueAt(state, path))
  })
}

// A deletion that did not stand says no words.
function newDisputes(before: RecordState['disputed'], after: RecordState['disputed']): KeptValue[] {
  return Object.entries(after)
    .filter(([path]) => path !== deletedPath)
    .flatMap(([path, losers]) =>
      losers
        .filter((loser) => before[path]?.some((one) => isSameLoser(one, loser)) !== true)
        .map(({ value, person }) => ({ path, value, person, isDisputed: true })),
    )
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
    sameJson(asJson(state.disputed), asJson(offered.disputed))
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
  before: RecordState,
  state: RecordState,
  { state: offered, seen }: Offer,
  arrival: OfferArrival,
): RecordState['disputed'] {
  // The centre had the dispute by then and has it no more: somebody settled it.
  const isSettled = (path: string, loser: LosingValue) =>
    before.version < arrival.epochStart
      ? loser.version <= before.version
      : arrival.isKnown(path, loser.value)
  const joined: { [path: string]: readonly LosingValue[] } = {}
  for (const path of new Set([...Object.keys(state.disputed), ...Object.keys(offered.disputed)])) {
    const theirs = offered.disputed[path] ?? []
    const isOffered = (loser: LosingValue) => theirs.some((one) => isSameLoser(one, loser))
    const own = (state.disputed[path] ?? []).filter(
      (loser) => loser.version > seen || isOffered(loser),
    )
    const back = theirs.filter(
      (one) => !own.some((loser) => isSameLoser(loser, one)) && !isSettled(path, one),
    )
    if (own.length + back.length > 0) joined[path] = [...own, ...back]
  }
  return joined
}

function withLoser(
  state: RecordState,
  path: string,
  { state: offered }: Offer,
  { version }: OfferArrival,
): RecordState {
  const { person, device, n } = offered.changed
  const loser = { value: valueAt(offered, path) ?? null, person, device, n, version }
  const losers = state.disputed[path] ?? []
  if (losers.some((one) => isSameLoser(one, loser))) return state
  return { ...state, disputed: { ...state.disputed, [path]: [...losers, loser] } }
}

function isSameLoser(one: LosingValue, other: LosingValue): boolean {
  return one.device === other.device && one.n === other.n && sameJson(one.value, other.value)
}

function markOf({ state, seen }: Offer): FieldMark {
  const { person, device, n } = state.changed
  return { version: seen, person, device, n }
}

/** Every path that holds a value: entries of maps and tallies are paths of their own. */
export function leafPaths({ kind, fields }: RecordState): string[] {
  const rules = kindOf(kind)?.fields ?? {}
  return Object.entries(fields).flatMap(([field, value]) => {
    const rule = rules[field]?.rule
    const isMap = (rule === 'map' || rule === 'tally') && isJsonObject(value)
    return isMap ? Object.keys(value).map((key) => `${field}/${key}`) : [field]
  })
}

/** A device’s share of a count: only that device says it, and what it says last is true. */
function isTally(kind: string, path: string): boolean {
  return kindOf(kind)?.fields[splitPath(path).field]?.rule === 'tally'
}

function asJson(disputed: RecordState['disputed']): Json {
  return disputed as unknown as Json
}
