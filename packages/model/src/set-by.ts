import type { Change } from './change.ts'
import { counterIn, recordIdOf } from './identifier.ts'
import { isTally } from './leaf-paths.ts'
import type { MergedRecord } from './merge.ts'
import type { ChangeName, FieldMarks, RecordState } from './record.ts'

/**
 * The state with a change among those that set the path, and those upon whom it was made (`upon`). A device's share of a
 * count is left out: nobody writes over it.
 */
export function withSetter(
  state: RecordState,
  path: string,
  { device, n }: ChangeName,
  upon: readonly ChangeName[] = [],
): RecordState {
  if (isTally(state.kind, path)) return state
  const before = joined(state.setBy?.[path] ?? [], upon)
  return withSetters(state, path, joined(before, [{ device, n }]))
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
  const { made, id } = state
  const isMaking = made.device === device && recordIdOf(device, n, made.at) === id
  return isMaking || isAmong(state.setBy?.[path] ?? [], { device, n })
}

/** Whether these tell of a change: by its name, or by a later one of the same device. */
export function isAmong(setters: readonly ChangeName[], { device, n }: ChangeName): boolean {
  return setters.some((one) => one.device === device && one.n >= n)
}

/**
 * Whose words a change of these paths takes the place of that the centre's state does not tell: they were read in a file, for
 * one's own need no telling. `view`: what the person had before their eyes.
 */
export function uponIn(
  view: RecordState,
  state: RecordState | undefined,
  paths: readonly string[],
  device: string,
): Pick<Change, 'upon'> {
  const upon = paths.flatMap((path) => {
    const names = readAhead(view, state, path, device)
    return names.length === 0 ? [] : [[path, names] as const]
  })
  return upon.length === 0 ? {} : { upon: Object.fromEntries(upon) }
}

function readAhead(
  view: RecordState,
  state: RecordState | undefined,
  path: string,
  device: string,
): readonly ChangeName[] {
  if (isTally(view.kind, path)) return []
  const making = { device: view.made.device, n: counterIn(view.id) }
  const isMaking = state === undefined && isSetUpon(view, path, making)
  const said = view.setBy?.[path] ?? (isMaking ? [making] : [])
  const known = state?.setBy?.[path] ?? []
  return said.filter((one) => one.device !== device && !isAmong(known, one))
}

/** Whether what stands at the path came by file before the eyes of whoever made the change. */
export function isReadAhead(current: MergedRecord, path: string, { upon = {} }: Change): boolean {
  const setter = setterAt(current, path)
  return setter !== undefined && isAmong(upon[path] ?? [], setter)
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

/** The last number of a device in a record: a change that arrives after a later one must not make it look older than it is. */
export function newestOf(marks: FieldMarks, { device, n }: ChangeName): number {
  let newest = n
  for (const mark of Object.values(marks)) {
    if (mark.device === device && mark.n > newest) newest = mark.n
  }
  return newest
}
