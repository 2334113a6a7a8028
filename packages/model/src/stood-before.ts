import { deletedPath } from './change.ts'
import { type Json, sameJson } from './json.ts'
import type { LosingValue, RecordState } from './record.ts'

/** A version of a record in its history, as far as it tells what stood where it set something. */
export interface PastVersion {
  readonly version: number
  readonly device: string
  readonly set: { readonly [path: string]: Json }
  readonly unset: readonly string[]
  /** What the version took the place of, by path; absent: nothing. */
  readonly replaced: { readonly [path: string]: Json | null }
}

/** What stood at a path before others set it whom a change had not seen. */
export type StoodBefore = (path: string) => Json | undefined

/** What a value that loses tells of that. One of several that lost at a path tells for all. */
export function wasAt(
  state: RecordState,
  path: string,
  stoodBefore: StoodBefore | undefined,
): Pick<LosingValue, 'was'> {
  if (path === deletedPath || state.disputed[path] !== undefined) return {}
  const was = stoodBefore?.(path)
  return was === undefined ? {} : { was }
}

/** Whose change meets what it had not seen. */
interface UnseenBy {
  readonly device: string
  readonly base: number
  /** Whether the device made the record: it says base 0 then as long as it has seen nothing of others. */
  readonly isMaker: boolean
}

/**
 * What stood at a path before others set it whom a change had not seen: what its person had before their eyes. null:
 * nothing; undefined: the history does not tell, because it was erased or lost.
 *
 * Base 0 of a record that others made says only that something had not been seen, not as of when the rest had: then it is
 * what the last of them took the place of.
 */
export function stoodBefore(
  past: readonly PastVersion[],
  path: string,
  { device, base, isMaker }: UnseenBy,
): Json | undefined {
  const unseen = past.filter(
    (one) => one.device !== device && one.version > base && hasPut(one, path),
  )
  const first = base === 0 && !isMaker ? unseen.at(-1) : unseen[0]
  return first && (first.replaced[path] ?? null)
}

/** Whether the version put its value at the path: what never stood is kept as if it had been replaced (`mergeChange`). */
function hasPut({ set, unset, replaced }: PastVersion, path: string): boolean {
  if (!Object.hasOwn(set, path) && !unset.includes(path)) return false
  return !Object.hasOwn(replaced, path) || !sameJson(replaced[path], set[path] ?? null)
}
