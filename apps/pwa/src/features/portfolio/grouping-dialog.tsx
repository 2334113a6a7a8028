import { cleanText } from '@living-libraries/model/text'
import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { portfolioMessages } from './messages.ts'
import styles from './portfolio-page.module.css'

interface Joinable {
  readonly id: string
  readonly title: string
  readonly venue: string
}

export interface GroupingDialogProps {
  readonly open: boolean
  readonly initiatives: readonly Joinable[]
  readonly onClose: () => void
  readonly onGroup: (title: string, reason: string, members: readonly string[]) => void
}

/** Nothing is joined without a name and a reason, and nothing by itself. */
export function GroupingDialog({ open, initiatives, onClose, onGroup }: GroupingDialogProps) {
  const t = useMessages(portfolioMessages).grouping
  const [title, setTitle] = useState('')
  const [reason, setReason] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const isReady = cleanText(title) !== '' && cleanText(reason) !== '' && chosen.length > 1
  return (
    <Dialog
      open={open}
      title={t.title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          disabled={!isReady}
          onClick={() => {
            onGroup(cleanText(title), cleanText(reason), chosen)
            setTitle('')
            setReason('')
            setChosen([])
            onClose()
          }}
        >
          {t.act}
        </Button>
      }
    >
      <div className={styles['part']}>
        <p className={styles['quiet']}>{t.text}</p>
        {initiatives.map((one) => (
          <Toggle
            key={one.id}
            label={one.title}
            hint={one.venue}
            checked={chosen.includes(one.id)}
            onChange={(isWanted) =>
              setChosen(isWanted ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
            }
          />
        ))}
        <TextField label={t.name} maxLength={300} value={title} onChange={setTitle} />
        <TextField label={t.reason} maxLength={1000} value={reason} onChange={setReason} />
      </div>
    </Dialog>
  )
}
