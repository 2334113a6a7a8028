import { type Change, deletedPath, pathsOf, valueAt } from './change.ts'
import { type Json, sameJson } from './json.ts'
import type { RecordState } from './record.ts'

/** A change that the centre acknowledged, and no pull has confirmed. */
export interface UnconfirmedChange extends Change {
  /** The version from which it stood, and nothing lost against it; 0: not known. Absent: taken by an older app. */
  readonly asOf?: number
}

/** What a device tells of its own unconfirmed changes, in their order; undefined where it cannot tell. */
export function ownIn(
  state: RecordState,
  unconfirmed: readonly UnconfirmedChange[],
): { readonly [path: string]: number } | undefined {
  const own: { [path: string]: number } = {}
  const last = new Map<string, Json | undefined>()
  for (const change of unconfirmed) {
    if (change.asOf === undefined) return undefined
    for (const [path, value] of pathsOf(change)) {
      // What one of them won against is disputed, and the device has not heard of it.
      own[path] = own[path] === 0 ? 0 : change.asOf
      last.set(path, value)
    }
  }
  // Where something else stands by now, it came from others.
  const standing = Object.entries(own).filter(([path]) => {
    const value = last.get(path)
    return sameJson(valueAt(state, path), path === deletedPath ? value === true : value)
  })
  return Object.fromEntries(standing)
}
