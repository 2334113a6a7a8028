import { useState } from 'react'
import { useLocation } from 'wouter'
import { useMessages } from '../i18n/messages.ts'
import { personMessages } from '../i18n/person-messages.ts'
import { routes } from '../routes.ts'
import { IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PersonList } from './person-list.tsx'
import { useLock } from './use-lock.ts'
import { useMe } from './use-me.ts'

/** In the corner of every screen, where several people take turns: who works now, and who takes over. */
export function PersonButton() {
  const t = useMessages(personMessages)
  const { identity } = useMe()
  const [isOpen, setOpen] = useState(false)
  const [, navigate] = useLocation()
  const lock = useLock()
  // Whose turn it is cannot be told by people without names.
  if (!identity || identity.me.persons.length < 2 || lock.state === 'closed') return null
  // What stands on the screen may be nothing for the next person; everybody begins at their own place.
  const leave = () => {
    setOpen(false)
    navigate(routes.start)
  }
  return (
    <>
      <IconButton
        icon="delegate"
        label={t.workingNow(identity.person.name || t.anonymous)}
        onClick={() => setOpen(true)}
      />
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t.who}>
        <p>{t.lead}</p>
        <PersonList identity={identity} onSwitched={leave} />
      </Dialog>
    </>
  )
}
