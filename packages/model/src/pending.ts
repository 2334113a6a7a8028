import { type Change, pathsOf, withValueAt } from './change.ts'
import type { Json } from './json.ts'
import { overOf } from './merge.ts'
import type { RecordState } from './record.ts'
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
  const refused = answer.refusedPaths ?? {}
  const applied = withChange(state, withoutPaths(change, Object.keys(refused)), device)
  if (applied === undefined) return undefined
  let next = applied
  for (const [path, value] of Object.entries(answer.present ?? {})) {
    next = withValueAt(next, path, value ?? undefined)
  }
  // A repeat is answered with the version of old; a pull may have brought a newer one meanwhile.
  const version = Math.max(answer.version, state?.version ?? 0)
  return { ...next, version, changed: { ...next.changed, at: receivedAt } }
}

function withChange(
  state: RecordState | undefined,
  change: Change,
  device: string,
): RecordState | undefined {
  const start = state ?? made(change, device)
  if (start === undefined) return undefined
  let view = start
  for (const [path, value] of pathsOf(change))
    view = withSettled(withValueAt(view, path, value), path, change)
  const { person, n, madeAt } = change
  const over = overOf(state, device)
  return { ...view, changed: { person, device, n, at: madeAt, over } }
}

function withSettled(state: RecordState, path: string, change: Change): RecordState {
  const open = state.disputed[path]?.filter((loser) => loser.version > change.base)
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

function withoutPaths(change: Change, paths: readonly string[]): Change {
  if (paths.length === 0) return change
  const set: { [path: string]: Json } = {}
  for (const [path, value] of Object.entries(change.set)) {
    if (!paths.includes(path)) set[path] = value
  }
  return { ...change, set, unset: change.unset.filter((path) => !paths.includes(path)) }
}
