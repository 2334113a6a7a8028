import { recordIdOf } from './identifier.ts'
import { isTally } from './leaf-paths.ts'
import type { MergedRecord } from './merge.ts'
import type { ChangeName, RecordState } from './record.ts'

/**
 * The state with a change among those that set the path. A device's share of a count is left out: nobody writes over it.
 */
export function withSetter(
  state: RecordState,
  path: string,
  { device, n }: ChangeName,
): RecordState {
  if (isTally(state.kind, path)) return state
  return withSetters(state, path, joined(state.setBy?.[path] ?? [], [{ device, n }]))
}

/** The state whose value at the path stands by these: the last of them said it. */
export function withSetters(
  state: RecordState,
  path: string,
  setters: readonly ChangeName[] | undefined,
): RecordState {
  const { setBy = {}, ...rest } = state
  const { [path]: _before, ...others } = setBy
  const next = setters === undefined ? others : { ...others, [path]: setters }
  return Object.keys(next).length === 0 ? rest : { ...rest, setBy: next }
}

/** All of both; those of `later` came after. */
export function joined(
  earlier: readonly ChangeName[],
  later: readonly ChangeName[],
): readonly ChangeName[] {
  const newest = new Map<string, number>()
  for (const { device, n } of [...earlier, ...later]) {
    newest.set(device, Math.max(n, newest.get(device) ?? 0))
  }
  const order = new Set(later.map(({ device }) => device))
  const devices = [...[...newest.keys()].filter((device) => !order.has(device)), ...order]
  return devices.map((device) => ({ device, n: newest.get(device) ?? 0 }))
}

/**
 * Whether the value that a state has at the path is this change's, or took its place: of one device the later change
 * to a path stands, in whatever order they come, and every state has its own making.
 */
export function isSetUpon(state: RecordState, path: string, { device, n }: ChangeName): boolean {
  const isAmong = state.setBy?.[path]?.some((one) => one.device === device && one.n >= n)
  const { made, id } = state
  return isAmong === true || (made.device === device && recordIdOf(device, n, made.at) === id)
}

/** Which change said what a restored centre has at the path; undefined: it cannot tell. */
export function setterAt({ state, marks }: MergedRecord, path: string): ChangeName | undefined {
  const mark = marks[path]
  // What came back is marked by who changed the record last.
  return mark === undefined || mark.back !== undefined ? lastSetter(state, path) : mark
}

export function lastSetter({ setBy }: RecordState, path: string): ChangeName | undefined {
  return setBy?.[path]?.at(-1)
}

/** What is left where nobody knows of it: an older app, an older centre, or what an older release wrote. */
export function withoutSetters({ setBy: _setBy, ...state }: RecordState): RecordState {
  return state
}
