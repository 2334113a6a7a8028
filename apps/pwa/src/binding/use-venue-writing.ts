import { useMemo } from 'react'
import type { DraftChange } from '../storage/drafts.ts'
import { useDevice } from './device-context.tsx'
import { editOver } from './edit-over.ts'

/** A venue as whoever keeps the registry names it. */
export interface VenueWords {
  readonly name: string
  readonly address: string
}

/** Adding and renaming venues: records like all others, so it goes without a line too. */
export function useVenueWriting() {
  const device = useDevice()
  return useMemo(
    () => ({
      /** `before`: the words that the fields were opened with. */
      change: (record: string, before: VenueWords, typed: VenueWords, draft: DraftChange) =>
        device.change(record, { ...editOver(wordsOf(before), wordsOf(typed)), draft }),
      add: (municipality: string, { name, address }: VenueWords, draft: DraftChange) =>
        device.make({
          kind: 'venue',
          space: 'forum',
          draft,
          values: {
            venue: `${municipality}-${randomEnding()}`,
            municipality,
            name,
            ...(address === '' ? {} : { address }),
          },
        }),
    }),
    [device],
  )
}

function wordsOf({ name, address }: VenueWords) {
  return { name, address }
}

// Two people may add a venue to the same municipality without a line: a counted number would meet itself.
function randomEnding(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return [...bytes].map((byte) => letters[byte % letters.length]).join('')
}
