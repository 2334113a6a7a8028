import { useState } from 'react'
import { lockMessages } from '../i18n/lock-messages.ts'
import { useMessages } from '../i18n/messages.ts'
import { IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useDevice } from './device-context.tsx'
import { UnlockForm } from './unlock-form.tsx'
import { useLock } from './use-lock.ts'

/** In the corner of every screen of a device with a lock: one press closes it, the PIN opens it. */
export function LockButton() {
  const t = useMessages(lockMessages)
  const { lock } = useDevice()
  const { state } = useLock()
  const [isOpen, setOpen] = useState(false)
  if (state === 'none') return null
  const isClosed = state === 'closed'
  const press = () => {
    setOpen(isClosed)
    if (!isClosed) lock.close()
  }
  return (
    <>
      <IconButton
        icon={isClosed ? 'lock' : 'unlock'}
        label={isClosed ? t.openLabel : t.close}
        onClick={press}
      />
      <Dialog open={isOpen && isClosed} onClose={() => setOpen(false)} title={t.closed}>
        <p>{t.closedText}</p>
        <UnlockForm />
      </Dialog>
    </>
  )
}
