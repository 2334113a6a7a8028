import { cleanText } from '@living-libraries/model/text'
import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { groupingMessages } from './grouping-messages.ts'
import parts from '../../ui/part.module.css'
import type { Joinable } from './joinable.ts'

export interface GroupingDialogProps {
  /** What is chosen to begin with; undefined: closed. */
  readonly begun: readonly string[] | undefined
  readonly joinables: readonly Joinable[]
  readonly onClose: () => void
  readonly onGroup: (title: string, reason: string, members: readonly string[]) => void
}

/** Nothing is joined without a name and a reason, and nothing by itself. */
export function GroupingDialog({ begun, joinables, onClose, onGroup }: GroupingDialogProps) {
  const t = useMessages(groupingMessages)
  return (
    <Dialog open={begun !== undefined} title={t.title} onClose={onClose}>
      {begun !== undefined && (
        <GroupingForm
          key={begun.join()}
          begun={begun}
          joinables={joinables}
          onClose={onClose}
          onGroup={onGroup}
        />
      )}
    </Dialog>
  )
}

/** A dialog is not a catalogue: so many at a time. */
const mostShown = 30

function GroupingForm({
  begun,
  joinables,
  onClose,
  onGroup,
}: GroupingDialogProps & { readonly begun: readonly string[] }) {
  const t = useMessages(groupingMessages)
  const first = joinables.find(({ id }) => id === begun[0])
  const [title, setTitle] = useState(first?.text.slice(0, 300) ?? '')
  const [reason, setReason] = useState('')
  const [wanted, setWanted] = useState('')
  const [chosen, setChosen] = useState(begun)
  const isReady = cleanText(title) !== '' && cleanText(reason) !== '' && chosen.length > 1
  const found = joinables.filter(({ id, text }) => !chosen.includes(id) && holds(text, wanted))
  const shown = [...joinables.filter(({ id }) => chosen.includes(id)), ...found.slice(0, mostShown)]
  return (
    <div className={parts['part']}>
      <p className={parts['quiet']}>{t.text}</p>
      {joinables.length > mostShown && (
        <TextField label={t.search} type="search" value={wanted} onChange={setWanted} />
      )}
      {shown.map((one) => (
        <Toggle
          key={one.id}
          label={one.text}
          hint={one.venue}
          checked={chosen.includes(one.id)}
          onChange={(isWanted) =>
            setChosen(isWanted ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
          }
        />
      ))}
      {found.length > mostShown && (
        <p className={parts['quiet']}>{t.more(found.length - mostShown)}</p>
      )}
      <TextField label={t.name} maxLength={300} value={title} onChange={setTitle} />
      <TextField label={t.reason} maxLength={1000} value={reason} onChange={setReason} />
      <div>
        <Button
          kind="primary"
          disabled={!isReady}
          onClick={() => {
            onGroup(cleanText(title), cleanText(reason), chosen)
            onClose()
          }}
        >
          {t.act}
        </Button>
      </div>
    </div>
  )
}

/** Plainly, as the eye would look for it; ё and е are one. */
function holds(text: string, wanted: string): boolean {
  const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е')
  return plain(text).includes(plain(wanted.trim()))
}
