import { pathsOf, type Change } from '@living-libraries/model/change'
import { withoutPaths } from '@living-libraries/model/pending'
import type { RecordState } from '@living-libraries/model/record'
import type { DeviceDatabase, RefusedChange } from './database.ts'

/** What of a record was erased: all of it, or values. */
export type Erased = Pick<RecordState, 'erased' | 'forgotten'>

/** Whether anything was. */
export function isErased({ erased, forgotten }: Erased): boolean {
  return erased === true || forgotten !== undefined
}

/** What a change may still say of the record (S13); undefined: nothing. */
export function keptOf<Said extends Change>(
  change: Said,
  { erased, forgotten = [] }: Erased,
): Said | undefined {
  if (erased === true) return undefined
  if (!pathsOf(change).some(([path]) => forgotten.includes(path))) return change
  const kept = { ...change, ...withoutPaths(change, forgotten) }
  return pathsOf(kept).length === 0 ? undefined : kept
}

/** The same of a refused change: where only some paths were refused, the others are at the centre already. */
export function keptOfRefused(item: RefusedChange, erased: Erased): RefusedChange | undefined {
  const change = keptOf(item.change, erased)
  if (change === undefined || change === item.change || item.paths === undefined) {
    return change && { ...item, change }
  }
  const paths = Object.entries(item.paths).filter(([path]) => !erased.forgotten?.includes(path))
  const [first] = paths
  return first && { ...item, change, reason: first[1], paths: Object.fromEntries(paths) }
}

/**
 * Lets go what was set aside of erased records, and what is half typed in their fields. Inside a transaction over both
 * tables; true where there was something. Of a record that stays, only the drafts of the very values go: in a session's
 * name lies what a whole hall has half typed.
 */
export async function forgetWords(
  { refused, drafts }: Pick<DeviceDatabase, 'refused' | 'drafts'>,
  erased: ReadonlyMap<string, Erased>,
): Promise<boolean> {
  if (erased.size === 0) return false
  const gone = await drafts.filter(({ key }) => isDraftOf(key, erased)).delete()
  let changed = 0
  for (const item of await refused.toArray()) {
    const of = erased.get(item.change.record)
    const kept = of === undefined ? item : keptOfRefused(item, of)
    if (kept?.change === item.change) continue
    changed += 1
    if (kept === undefined) await refused.delete(item.key ?? 0)
    else await refused.put(kept)
  }
  return gone + changed > 0
}

function isDraftOf(key: string, erased: ReadonlyMap<string, Erased>): boolean {
  return [...erased].some(([id, { erased: isWhole, forgotten = [] }]) =>
    isWhole === true ? key.includes(id) : forgotten.some((path) => key.endsWith(`/${id}/${path}`)),
  )
}
