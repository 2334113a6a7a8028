/**
 * An ordered list merges as a map by id whose entries carry their place: `tables/t1` → `{ name, order }`. Adding and
 * moving set one entry each, so that two devices meet only where both moved the same one. Places are any finite
 * numbers; a new one is taken between two others.
 */
export interface Placed {
  readonly order: number
}

/** The entries in their order, the same on every device: equal places are told apart by id. */
export function inOrder<Entry extends Placed>(
  entries: { readonly [id: string]: Entry } | undefined,
): (Entry & { readonly id: string })[] {
  return Object.entries(entries ?? {})
    .map(([id, entry]) => ({ ...entry, id }))
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
}

/**
 * A place behind `before` and ahead of `after`; undefined stands for the end of the list. After some fifty halvings
 * at one spot the numbers are used up and two places are equal: then the ids decide, nothing is lost.
 */
export function placeBetween(before: Placed | undefined, after: Placed | undefined): number {
  if (before === undefined && after === undefined) return 1
  if (before === undefined) return Math.ceil(after?.order ?? 1) - 1
  if (after === undefined) return Math.floor(before.order) + 1
  return before.order + (after.order - before.order) / 2
}
