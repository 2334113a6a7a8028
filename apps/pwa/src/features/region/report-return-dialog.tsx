import { cleanText } from '@living-libraries/model/text'
import { useState } from 'react'
import { useDraft } from '../../binding/use-draft.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { reportsMessages } from './reports-messages.ts'

export interface ReportReturnDialogProps {
  readonly open: boolean
  /** The version of the report that is judged. */
  readonly agreement: string
  readonly onClose: () => void
  /** How many remarks on sections go along. */
  readonly remarks: number
  readonly onReturn: (reason: string) => void
}

/** Nothing goes back without a word on what to put right; it stays until the centre has taken it. */
export function ReportReturnDialog({
  open,
  agreement,
  onClose,
  remarks,
  onReturn,
}: ReportReturnDialogProps) {
  const t = useMessages(reportsMessages)
  const [reason = '', setReason] = useDraft<string>(`report-return/${agreement}`, '')
  const [isMissing, setMissing] = useState(false)
  const send = () => {
    const words = cleanText(reason)
    setMissing(words === '')
    if (words === '') return
    onReturn(words)
    onClose()
  }
  return (
    <Dialog
      open={open}
      title={t.return}
      onClose={onClose}
      actions={
        <Button kind="primary" icon="undo" onClick={send}>
          {t.act}
        </Button>
      }
    >
      <TextArea
        label={t.reason}
        hint={t.reasonHint}
        error={isMissing ? t.missing : undefined}
        maxLength={4000}
        value={reason}
        onChange={setReason}
      />
      {remarks > 0 && <p>{t.remarks.go(remarks)}</p>}
    </Dialog>
  )
}
