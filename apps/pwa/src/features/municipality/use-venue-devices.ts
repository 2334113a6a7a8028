import { deviceListSchema, type ListedDevice } from '@living-libraries/model/device-list'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useDevice } from '../../binding/device-context.tsx'

const path = '/api/devices'
const seenSchema = v.object({ asOf: v.number(), ...deviceListSchema.entries })

export interface VenueDevices {
  /** Clock of this device, ms: when the centre told it. */
  readonly asOf: number
  /** The librarians' devices of a venue that are not shut out, the longest silent first. */
  readonly ofVenue: (venue: string) => readonly ListedDevice[]
}

/** What still is on the devices of the venues, as the centre told it last; kept for reading without a line. */
export function useVenueDevices(): VenueDevices | undefined {
  const { centre, seen } = useDevice()
  const [told, setTold] = useState<v.InferOutput<typeof seenSchema>>()
  useEffect(() => {
    let isOver = false
    const take = (body: unknown) => {
      const read = v.safeParse(seenSchema, body)
      if (!isOver && read.success) setTold(read.output)
    }
    const ask = async () => {
      take(await seen.get(path))
      const answer = v.parse(deviceListSchema, await centre.get(path))
      const body = { asOf: Date.now(), devices: answer.devices }
      take(body)
      await seen.put(path, body)
    }
    // Without a line what was told before stands, with its time.
    void ask().catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [centre, seen])
  if (told === undefined) return undefined
  return {
    asOf: told.asOf,
    ofVenue: (venue) =>
      told.devices
        .filter(
          ({ revokedAt, persons }) =>
            revokedAt === null &&
            persons.some(({ grants }) =>
              grants.some((grant) => grant.role === 'librarian' && grant.venue === venue),
            ),
        )
        .sort((one, other) => (one.lastSeenAt ?? 0) - (other.lastSeenAt ?? 0)),
  }
}
