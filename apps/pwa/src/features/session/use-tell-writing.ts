import { venueOfSpace } from '@living-libraries/model/space'
import { useCallback } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { useMe } from '../../binding/use-me.ts'
import type { TypedRecord } from '../../device/device.ts'

/** Lets colleagues see that somebody is typing here; to be called with every key. */
export function useTellWriting({
  id,
  space,
}: TypedRecord<'session'>): (table: string | null) => void {
  const device = useDevice()
  const { identity } = useMe()
  const person = identity?.person.id
  return useCallback(
    (table) => {
      const venue = venueOfSpace(space)
      if (venue === undefined || person === undefined) return
      const where = table === null ? {} : { table }
      device.presence.tell({ venue, session: id, person, ...where })
    },
    [device, id, space, person],
  )
}
