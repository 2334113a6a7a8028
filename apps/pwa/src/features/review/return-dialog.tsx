import { useState } from 'react'
import { useDraft } from '../../binding/use-draft.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { reviewPageMessages } from './messages.ts'

export interface ReturnDialogProps {
  readonly open: boolean
  readonly session: string
  readonly openThreads: number
  readonly onClose: () => void
  /** `reason` may be empty where comments say it all. */
  readonly onReturn: (reason: string) => void
}

/** A return says what to correct: in its own words, or by comments that stand open. */
export function ReturnDialog({ open, session, openThreads, onClose, onReturn }: ReturnDialogProps) {
  const t = useMessages(reviewPageMessages).returning
  const [reason, setReason] = useDraft<string>(`return/${session}`, '')
  const [isMissing, setMissing] = useState(false)
  const words = (reason ?? '').trim()
  const giveBack = () => {
    if (words === '' && openThreads === 0) {
      setMissing(true)
      return
    }
    onReturn(words)
    setReason('')
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.title}
      actions={
        <>
          <Button kind="primary" onClick={giveBack}>
            {t.act}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </>
      }
    >
      <TextArea
        label={t.reason}
        hint={t.reasonHint}
        error={isMissing && words === '' ? t.missing : undefined}
        rows={3}
        maxLength={4000}
        value={reason ?? ''}
        onChange={setReason}
      />
      {openThreads > 0 && <p>{t.withComments(openThreads)}</p>}
    </Dialog>
  )
}
