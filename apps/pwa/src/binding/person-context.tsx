import { createContext, Fragment, type ReactNode, useContext, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { routes } from '../routes.ts'
import type { DraftStore } from '../storage/drafts.ts'
import { useDevice } from './device-context.tsx'

const PersonContext = createContext<string | undefined>(undefined)

/**
 * The screens of whoever works on the device now. When another takes over they begin anew, so that nothing half
 * typed is left in a field; in the other tabs too.
 */
export function PersonProvider({ children }: { readonly children: ReactNode }) {
  const person = usePerson()
  const [path] = useLocation()
  if (person === undefined) return null
  // On the way in somebody joins in the middle of a screen, which then has still something to say.
  return (
    <PersonContext value={person}>
      <Fragment key={path === routes.start ? '' : person}>{children}</Fragment>
    </PersonContext>
  )
}

/** The half-typed fields of the person whose screen this is. */
export function useDrafts(): DraftStore {
  const device = useDevice()
  const person = useContext(PersonContext)
  const [drafts] = useState(() => (person ? device.draftsOf(person) : device.drafts))
  return drafts
}

/** '' where nobody has joined. */
function usePerson(): string | undefined {
  const device = useDevice()
  const [person, setPerson] = useState<string>()
  useEffect(() => {
    let isOver = false
    const read = () =>
      void device.person().then(
        (found) => !isOver && setPerson(found),
        () => !isOver && setPerson(''),
      )
    read()
    const stop = device.watchNews((ids) => ids === 'all' && read())
    return () => {
      isOver = true
      stop()
    }
  }, [device])
  return person
}
