import * as v from 'valibot'
import type { WritersIn } from './access.ts'
import type { Kind, Writer } from './kind.ts'
import { type Change, deletedPath, pathsOf, splitPath, valueAt } from './change.ts'
import { type Consenting, consentingIn, mayBeNamed } from './consent.ts'
import { type Json, sameJson } from './json.ts'
import { kindOf } from './kinds.ts'
import { venueNamedBy } from './kinds/registry.ts'
import type { RecordState } from './record.ts'
import type { RefusalReason } from './refusal.ts'
import { spaceType } from './space.ts'

/** The change without the paths that may not be applied, and why each was left out. */
export type Checked =
  | { readonly refused: RefusalReason }
  | { readonly change: Change; readonly refusedPaths: { readonly [path: string]: RefusalReason } }

const keyPattern = /^[A-Za-z0-9:.-]{1,120}$/

/**
 * Checks a change against its kind, the present state and the capacities in which its person acts
 * (`writersIn`). A field that the role does not own is left out with its reason, its neighbours are not (S7);
 * a new record with a required field missing is refused whole.
 *
 * A stranger to the record's space is answered as if there were no such record: nothing leaks (S8).
 */
export function checkChange(
  change: Change,
  device: string,
  state: RecordState | undefined,
  writersIn: WritersIn,
): Checked {
  const { create } = change
  const envelope = state ?? create
  if (envelope === undefined) return { refused: 'unknown-record' }
  const venue = venueNamedBy(envelope.kind, state?.fields ?? change.set)
  if (create !== undefined && writersIn(create.space, venue).length === 0)
    return { refused: 'foreign-space' }
  const writers = writersIn(envelope.space, venue)
  if (writers.length === 0) return { refused: create === undefined ? 'unknown-record' : 'id-taken' }
  const kind = kindOf(envelope.kind)
  if (kind === undefined) return { refused: 'unknown-kind' }
  if (!kind.spaceTypes.includes(spaceType(envelope.space))) return { refused: 'foreign-space' }
  if (kind.ofSession !== (envelope.session !== null)) return { refused: 'invalid-value' }
  if (!writers.some((writer) => kind.writers.includes(writer))) return { refused: 'not-yours' }
  if (state !== undefined && !isSameCreation(change, state)) return { refused: 'id-taken' }
  if (state?.erased === true) return { refused: 'immutable' }
  const isMaking = state === undefined
  if (isMaking && kind.mayMake?.(change.set, writers) === false) return { refused: 'not-yours' }
  return checkPaths(change, device, state, kind, writers)
}

/** The names that a change says of somebody who gave no consent to it, or is under 18 without the parent's paper. */
function unnamed(
  change: Change,
  state: RecordState | undefined,
  { named = [] }: Kind,
): [path: string, reason: RefusalReason][] {
  if (mayBeNamed(consentingAfter(change, state))) return []
  return named
    .filter((field) => Object.hasOwn(change.set, field))
    .map((field) => [field, 'invalid-value'])
}

/** Who takes a consent away may not have seen what another wrote down meanwhile: it goes too. */
function withConsentTaken(
  change: Change,
  state: RecordState | undefined,
  { named = [] }: Kind,
): Change {
  const isOfConsent = pathsOf(change).some(([path]) => path === 'consent' || path === 'minor')
  if (!isOfConsent || mayBeNamed(consentingAfter(change, state))) return change
  const left = named.filter(
    (field) => state?.fields[field] !== undefined && !change.unset.includes(field),
  )
  return left.length === 0 ? change : { ...change, unset: [...change.unset, ...left] }
}

function consentingAfter({ set, unset }: Change, state: RecordState | undefined): Consenting {
  const after = (path: string) =>
    Object.hasOwn(set, path) ? set[path] : unset.includes(path) ? undefined : state?.fields[path]
  return consentingIn({ consent: after('consent') ?? null, minor: after('minor') ?? null })
}

function isSameCreation(change: Change, state: RecordState): boolean {
  const { create } = change
  if (create === undefined) return true
  return (
    create.kind === state.kind && create.space === state.space && create.session === state.session
  )
}

function checkPaths(
  change: Change,
  device: string,
  state: RecordState | undefined,
  kind: Kind,
  writers: readonly Writer[],
): Checked {
  const refusals: [path: string, reason: RefusalReason][] = []
  for (const [path, value] of pathsOf(change)) {
    const isOthers = value !== undefined && kind.maySet?.(path, value, writers) === false
    const reason = isOthers ? 'not-yours' : refusalOfPath(path, value, change, device, state, kind)
    if (reason !== undefined) refusals.push([path, reason])
  }
  // Not by assignment: a path may be called `__proto__`.
  const refusedPaths = Object.fromEntries([...unnamed(change, state, kind), ...refusals])
  const kept = withConsentTaken(withoutPaths(change, refusedPaths), state, kind)
  const firstReason = Object.values(refusedPaths)[0]
  if (firstReason !== undefined && pathsOf(kept).length === 0) return { refused: firstReason }
  if (state === undefined && !hasRequired(kept, kind)) {
    return { refused: firstReason ?? 'incomplete' }
  }
  return { change: kept, refusedPaths }
}

function refusalOfPath(
  path: string,
  value: Json | undefined,
  change: Change,
  device: string,
  state: RecordState | undefined,
  kind: Kind,
): RefusalReason | undefined {
  if (value === undefined && Object.hasOwn(change.set, path)) return 'invalid-value'
  if (path === deletedPath) {
    if (kind.appendOnly) return 'immutable'
    return typeof value === 'boolean' ? undefined : 'invalid-value'
  }
  const { field: name, key } = splitPath(path)
  const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined
  if (field === undefined) return 'unknown-field'
  const isMap = field.rule === 'map' || field.rule === 'tally'
  if (isMap !== (key !== undefined)) return 'invalid-value'
  if (key !== undefined && !keyPattern.test(key)) return 'invalid-value'
  if (field.rule === 'tally' && key !== undefined && !key.endsWith(`:${device}`)) return 'not-yours'
  if (field.rule === 'once' && state !== undefined) {
    return sameJson(valueAt(state, path), value) ? undefined : 'immutable'
  }
  if (field.authorOnly && state !== undefined && state.made.person !== change.person) {
    return 'not-yours'
  }
  if (value === undefined) return field.required ? 'incomplete' : undefined
  return v.is(field.schema, value) ? undefined : 'invalid-value'
}

function hasRequired(change: Change, kind: Kind): boolean {
  return Object.entries(kind.fields).every(
    ([name, field]) => !field.required || Object.hasOwn(change.set, name),
  )
}

function withoutPaths(change: Change, refused: { [path: string]: RefusalReason }): Change {
  if (Object.keys(refused).length === 0) return change
  const isKept = (path: string) => !Object.hasOwn(refused, path)
  return {
    ...change,
    set: Object.fromEntries(Object.entries(change.set).filter(([path]) => isKept(path))),
    unset: change.unset.filter(isKept),
  }
}
