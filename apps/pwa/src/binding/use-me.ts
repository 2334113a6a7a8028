import type { Grant, Person } from '@living-libraries/model/access'
import type { Me } from '@living-libraries/model/join'
import { useCallback, useEffect, useState } from 'react'
import { useDevice } from './device-context.tsx'

export interface Identity {
  readonly me: Me
  /** Who works here now. */
  readonly person: Person
  readonly grants: readonly Grant[]
}

/** `undefined` while it is read, `null` where the device never joined. `again` reads anew, after joining. */
export function useMe(): { identity: Identity | null | undefined; again: () => void } {
  const device = useDevice()
  const [identity, setIdentity] = useState<Identity | null>()
  const read = useCallback(async () => {
    const me = await device.me()
    if (me === undefined) return null
    const id = await device.person()
    const person = me.persons.find((one) => one.id === id) ?? me.persons[0]
    return person === undefined ? null : { me, person, grants: person.grants }
  }, [device])
  useEffect(() => {
    let isOver = false
    const take = () => void read().then((found) => !isOver && setIdentity(found))
    take()
    // Roles and spaces change while a device is away; the news of the spaces brings everything anew.
    const stop = device.watchNews((ids) => ids === 'all' && take())
    return () => {
      isOver = true
      stop()
    }
  }, [device, read])
  const again = useCallback(() => void read().then(setIdentity), [read])
  return { identity, again }
}
