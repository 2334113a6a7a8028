import type { Json } from '@living-libraries/model/json'
import type { Device } from '../device/device.ts'

/** An entry that was taken out of a map of a record, with the way back. */
export interface TakenEntry {
  readonly path: string
  readonly putBack: () => Promise<unknown>
}

/** Takes the entry at `path` out of the record; `value` is what it was. Throws where the device cannot keep that. */
export async function takeEntry(
  device: Pick<Device, 'change'>,
  record: string,
  path: string,
  value: Json,
): Promise<TakenEntry> {
  await device.change(record, { unset: [path] })
  return { path, putBack: () => device.change(record, { set: { [path]: value } }) }
}

/**
 * A key for a new entry of a map. Never one that stood there before: what was taken out may come back, and another
 * device may still speak of it. Keys sort in the order of making; the device keeps two of one moment apart.
 */
export function newEntryKey({ id }: Pick<Device, 'id'>): string {
  const made = Math.max(Date.now(), lastMade + 1)
  lastMade = made
  return `${made.toString(36)}-${id.slice(0, 4)}`
}

let lastMade = 0
