import type { Json } from './json.ts'
import type { RecordState, SettersByPath } from './record.ts'
import type { Space } from './space.ts'

/**
 * What one person did to one record on one device. Its identity is (device, n); n comes from a durable
 * counter of the device and never repeats. It carries only what changed.
 */
export interface Change {
  readonly n: number
  readonly person: string
  readonly record: string
  /** The record's version that the device saw; 0 if it had seen none. */
  readonly base: number
  /** Device clock in ms, informative. */
  readonly madeAt: number
  /** Present on the change that makes the record. */
  readonly create?: Creation
  readonly set: { readonly [path: string]: Json }
  readonly unset: readonly string[]
  /**
   * By path: whose words stood before the person's eyes that no state of the centre has told of, for they had come by
   * file (S17). Absent wherever there were none.
   */
  readonly upon?: SettersByPath
}

export interface Creation {
  readonly kind: string
  readonly space: Space
  readonly session: string | null
}

/** The path that deletes (true) and brings back (false) a record. Deleting is a field like others, so it can be undone. */
export const deletedPath = 'deleted'

/** `field` and `key` of a path: `tables/t1` is entry `t1` of the map `tables`; `text` is a plain field. */
export function splitPath(path: string): { field: string; key: string | undefined } {
  const slash = path.indexOf('/')
  if (slash === -1) return { field: path, key: undefined }
  return { field: path.slice(0, slash), key: path.slice(slash + 1) }
}

export function valueAt(
  state: Pick<RecordState, 'fields' | 'deleted'>,
  path: string,
): Json | undefined {
  if (path === deletedPath) return state.deleted
  const { field, key } = splitPath(path)
  const value = state.fields[field]
  if (key === undefined) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, key) ? (value as { [key: string]: Json })[key] : undefined
}

type Values = Pick<RecordState, 'fields' | 'deleted'>

/** The state with `path` set to `value`, or unset where `value` is undefined. A map without entries is no map. */
export function withValueAt<State extends Values>(
  state: State,
  path: string,
  value: Json | undefined,
): State {
  if (path === deletedPath) return { ...state, deleted: value === true }
  const { field, key } = splitPath(path)
  if (key === undefined) return { ...state, fields: withEntry(state.fields, field, value) }
  const entries = state.fields[field]
  const map =
    typeof entries === 'object' && entries !== null && !Array.isArray(entries)
      ? (entries as { readonly [key: string]: Json })
      : {}
  const left = withEntry(map, key, value)
  const isEmpty = Object.keys(left).length === 0
  return { ...state, fields: withEntry(state.fields, field, isEmpty ? undefined : left) }
}

function withEntry(
  object: { readonly [key: string]: Json },
  key: string,
  value: Json | undefined,
): { readonly [key: string]: Json } {
  if (value !== undefined) return { ...object, [key]: value }
  const { [key]: _removed, ...rest } = object
  return rest
}

/** Every path of a change with its new value; undefined stands for an unset path. */
export function pathsOf(change: Change): [path: string, value: Json | undefined][] {
  const set: [string, Json | undefined][] = Object.entries(change.set)
  return set.concat(change.unset.map((path) => [path, undefined]))
}
