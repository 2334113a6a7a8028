import type { Change } from '../change.ts'
import type { Json } from '../json.ts'
import { type MergedRecord, mergeChange } from '../merge.ts'
import type { RecordState } from '../record.ts'

/** The record once a centre has taken a device's change in as this version. */
export function changed(
  current: MergedRecord | undefined,
  device: string,
  change: Change,
  version: number,
): MergedRecord {
  return mergeChange(current, change, { device, version, receivedAt: 0 }).record
}

/** The values that lost and wait to be chosen between. */
export function valuesOf({ disputed }: RecordState): Json[] {
  return Object.values(disputed).flatMap((losers) => losers.map(({ value }) => value))
}
