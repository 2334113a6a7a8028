import type { Json } from '@living-libraries/model/json'
import type { RefusedItem } from './refused-list.ts'

/** What of the change did not arrive: all of it, or the paths that were left out where the rest was taken. */
export function refusedPart({ change, paths }: Pick<RefusedItem, 'change' | 'paths'>): {
  readonly set: { readonly [path: string]: Json }
  readonly unset: readonly string[]
} {
  if (paths === undefined) return { set: change.set, unset: change.unset }
  const isRefused = (path: string) => Object.hasOwn(paths, path)
  return {
    set: Object.fromEntries(Object.entries(change.set).filter(([path]) => isRefused(path))),
    unset: change.unset.filter(isRefused),
  }
}
