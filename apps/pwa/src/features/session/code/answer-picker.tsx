import { useMemo, useState } from 'react'
import type { TypedRecord } from '../../../device/device.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import styles from '../passport.module.css'
import { codeMessages } from './code-messages.ts'

export interface AnswerPickerProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly answers: readonly TypedRecord<'answer'>[]
  readonly actionLabel: (count: number) => string
  readonly onPick: (ids: readonly string[]) => void
}

const mostShown = 60

/** The answers of the session, to be ticked; found by any part of their words. */
export function AnswerPicker({ open, onClose, answers, actionLabel, onPick }: AnswerPickerProps) {
  const t = useMessages(codeMessages).picker
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase()
    const newest = [...answers].reverse()
    const found = newest.filter(
      ({ id, fields }) => chosen.has(id) || fields.text?.toLocaleLowerCase().includes(wanted),
    )
    return found.slice(0, mostShown)
  }, [answers, search, chosen])

  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const pick = () => {
    // In the order in which they were said.
    onPick(answers.filter(({ id }) => chosen.has(id)).map(({ id }) => id))
    setChosen(new Set())
    setSearch('')
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.title}
      actions={
        <Button kind="primary" disabled={chosen.size === 0} onClick={pick}>
          {actionLabel(chosen.size)}
        </Button>
      }
    >
      <TextField label={t.search} value={search} onChange={setSearch} autoComplete="off" />
      <div className={styles['picks']}>
        {shown.length === 0 && <p>{t.nothing}</p>}
        {shown.map(({ id, fields }) => (
          <Toggle
            key={id}
            label={fields.text ?? ''}
            checked={chosen.has(id)}
            onChange={(isChosen) => toggle(id, isChosen)}
          />
        ))}
      </div>
    </Dialog>
  )
}
