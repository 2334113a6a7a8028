import type { RecordState } from './record.ts'

/** What a device knows before it is sent a page of a space. */
export interface FeedReader {
  readonly device: string
  /** All own changes up to this number were answered. */
  readonly acknowledged: number
  /**
   * Where the device's last pull of the space came to its end, nothing being left. Not the position within a
   * pull that is under way: the feed holds present states, so a record that others changed and the device then
   * changed on top moves behind that position, and what the others did was never sent. `neverPulled` until the
   * first came to its end: whoever lost a space and gains it again holds nothing of it, not even their own words.
   */
  readonly complete: number
}

/** Below every version. */
export const neverPulled = -1

/**
 * Whether a record holds nothing that its reader does not know, so that its own push is not sent back to it
 * (S11).
 */
export function isKnownTo(reader: FeedReader, { changed }: Pick<RecordState, 'changed'>): boolean {
  return (
    changed.device === reader.device &&
    changed.n <= reader.acknowledged &&
    changed.over <= reader.complete
  )
}
