import { type Change, pathsOf, withValueAt } from './change.ts'
import type { Json } from './json.ts'
import { isSeenFrom } from './log-place.ts'
import { overOf } from './merge.ts'
import type { RecordState } from './record.ts'
import { withSetter, withSetters } from './set-by.ts'
import type { ChangeAnswer } from './wire/push.ts'

/**
 * What the person sees: the last known state with the device's unsent changes applied (S1). Undefined only if
 * the record is unknown and none of the changes makes it.
 */
export function withPending(
  state: RecordState | undefined,
  pending: readonly Change[],
  device: string,
): RecordState | undefined {
  let view = state
  for (const change of pending) view = withChange(view, change, device)
  return view
}

/**
 * The last known state after the server answered a change of this device: the change applied, and the fields
 * in which the server's present state differs set to what it said (S8). A refused change leaves no trace here.
 * `receivedAt` is the server's clock (ms), as its answer told it.
 */
export function afterAnswer(
  state: RecordState | undefined,
  change: Change,
  answer: ChangeAnswer,
  device: string,
  receivedAt: number,
): RecordState | undefined {
  if (answer.outcome === 'refused') return state
  if (state !== undefined && holds(state, change, answer.version, device)) return state
  const refused = answer.refusedPaths ?? {}
  const isUpon = answer.outcome === 'taken' || change.base >= baseFor(state, device)
  const kept = withoutPaths(change, Object.keys(refused))
  const applied = withChange(state, kept, device, isUpon)
  if (applied === undefined) return undefined
  let next = applied
  for (const [path, value] of Object.entries(answer.present ?? {})) {
    // Others said it, and the answer does not tell who.
    next = withSetters(withValueAt(next, path, value ?? undefined), path, undefined)
  }
  const version = Math.max(answer.version, state?.version ?? 0)
  return { ...next, version, changed: { ...next.changed, at: receivedAt } }
}

/**
 * The version to name as the base of a new change (S7): the last one in which the device has seen what others
 * made. Not `state.version`: the answer to an own change numbers it, but brings nothing of what others changed
 * in the record before it; a base that claimed to have seen that would overwrite it without a trace.
 */
export function baseFor(state: RecordState | undefined, device: string): number {
  return overOf(state, device)
}

// A pull already brought what the centre made of the change. A version alone does not say so: a repeat of two
// changes is answered from the present, and after the first answer the second is still to be applied.
function holds(state: RecordState, change: Change, version: number, device: string): boolean {
  if (state.version < version) return false
  return state.changed.device !== device || state.changed.n >= change.n
}

/** `isUpon`: whoever made the change had before their eyes what others had set by then; else it is not said to be upon that. */
function withChange(
  state: RecordState | undefined,
  change: Change,
  device: string,
  isUpon = false,
): RecordState | undefined {
  const start = state ?? made(change, device)
  if (start === undefined) return undefined
  let view = start
  const { person, n, madeAt } = change
  for (const [path, value] of pathsOf(change)) {
    view = withSettled(withValueAt(view, path, value), path, change)
    if (!isUpon) view = withSetters(view, path, undefined)
    if (state !== undefined) view = withSetter(view, path, { device, n }, change.upon?.[path])
  }
  const over = overOf(state, device)
  return { ...view, changed: { person, device, n, at: madeAt, over } }
}

function withSettled(state: RecordState, path: string, change: Change): RecordState {
  const open = state.disputed[path]?.filter((loser) => !isSeenFrom(change.base, loser))
  if (open === undefined) return state
  const { [path]: _before, ...others } = state.disputed
  return { ...state, disputed: open.length === 0 ? others : { ...others, [path]: open } }
}

function made(change: Change, device: string): RecordState | undefined {
  const { create, person, madeAt: at, n } = change
  if (create === undefined) return undefined
  return {
    id: change.record,
    ...create,
    version: 0,
    fields: {},
    deleted: false,
    disputed: {},
    made: { person, device, at },
    changed: { person, device, at, n, over: 0 },
  }
}

/** The change without these paths; it may set nothing any more. */
export function withoutPaths(change: Change, paths: readonly string[]): Change {
  if (paths.length === 0) return change
  const set: { [path: string]: Json } = {}
  for (const [path, value] of Object.entries(change.set)) {
    if (!paths.includes(path)) set[path] = value
  }
  return { ...change, set, unset: change.unset.filter((path) => !paths.includes(path)) }
}
