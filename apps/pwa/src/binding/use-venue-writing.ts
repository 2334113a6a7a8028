import { useMemo } from 'react'
import { useDevice } from './device-context.tsx'

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
      change: (record: string, { name, address }: VenueWords) =>
        device.change(
          record,
          address === '' ? { set: { name }, unset: ['address'] } : { set: { name, address } },
        ),
      add: (municipality: string, { name, address }: VenueWords) =>
        device.make({
          kind: 'venue',
          space: 'forum',
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

// Two people may add a venue to the same municipality without a line: a counted number would meet itself.
function randomEnding(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return [...bytes].map((byte) => letters[byte % letters.length]).join('')
}
