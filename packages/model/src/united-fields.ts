import { isJsonObject, type Json } from './json.ts'
import type { RecordState } from './record.ts'

/**
 * Of what a municipality has one, two devices without a line may each begin one. Nothing of either is lost: what is
 * shown is their union, what the eldest lacks taken from the next; and the eldest is the one that is written further.
 */
export function eldestFirst<Record extends Pick<RecordState, 'id' | 'deleted' | 'version'>>(
  records: readonly Record[],
): readonly Record[] {
  // Once acknowledged, the order is the same on every device; ids begin with the time of making.
  return records
    .filter(({ deleted }) => !deleted)
    .sort((left, right) => (left.id < right.id ? -1 : 1))
}

/** The fields of all, the eldest's before the others'; maps entry by entry. */
export function unitedFields<Fields extends { readonly [field: string]: unknown }>(
  records: readonly { readonly fields: Fields }[],
): Fields {
  const united: { [field: string]: Json } = {}
  for (const { fields } of records) {
    for (const [name, value] of Object.entries(fields as { readonly [field: string]: Json })) {
      const before = united[name]
      if (before === undefined) united[name] = value
      else if (isJsonObject(before) && isJsonObject(value)) united[name] = { ...value, ...before }
    }
  }
  return united as Fields
}
