import type { SpokenCode } from '@living-libraries/model/invitation'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './invitations-page.module.css'
import { invitationsMessages } from './messages.ts'

export interface SpokenDialogProps {
  readonly spoken: SpokenCode
  readonly onClose: () => void
}

/** Large enough to be read out over the telephone. */
export function SpokenDialog({ spoken, onClose }: SpokenDialogProps) {
  const t = useMessages(invitationsMessages).spoken
  const format = useFormat()
  return (
    <Dialog open onClose={onClose} title={t.title}>
      <p>{t.address(location.host)}</p>
      <p className={styles['digits']}>{spoken.code.replace(/^(\d{4})/, '$1\u00a0')}</p>
      <p>{t.terms(format.time(spoken.expiresAt))}</p>
    </Dialog>
  )
}
