import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import { venueSpace } from '@living-libraries/model/space'
import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { UnsavedNotice } from '../../binding/storage-trouble.tsx'
import { useDevice } from '../../binding/device-context.tsx'
import { type FormDraft, useFormDraft } from '../../binding/use-form-draft.ts'
import { useFormat } from '../../i18n/format.ts'
import { messagesIn, useMessages } from '../../i18n/messages.ts'
import { sessionLink } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { Counter } from '../../ui/counter.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { venueMessages } from './messages.ts'
import { dayIn, probableDay } from './session-day.ts'
import styles from './venue-page.module.css'

export interface BeginSessionDialogProps {
  readonly venue: string
  readonly pack: ForumPack
  readonly open: boolean
  readonly onClose: () => void
}

const otherDay = 'other'
const mostTables = 40

export function BeginSessionDialog({ venue, pack, open, onClose }: BeginSessionDialogProps) {
  const t = useMessages(venueMessages).dialog
  const format = useFormat()
  const formId = useId()
  const days = pack.dates.sessions
  const [day, setDay] = useState(() => probableDay(days, dayIn(pack.timezone, Date.now())))
  const [date, setDate] = useState(() => dayIn(pack.timezone, Date.now()))
  // Not the day: whoever comes back tomorrow means tomorrow.
  const { words, type, save } = useFormDraft(`begin/${venue}`, { place: '', tables: '4' })
  const { place } = words
  const tables = Math.min(mostTables, Math.max(1, Number.parseInt(words.tables, 10) || 1))
  const { begin, isSaving, hasFailed } = useBeginSession(venue, pack)

  function submit(event: FormEvent): void {
    event.preventDefault()
    begin({ date: day === otherDay ? date : day, place, tables, save })
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.title}
      actions={
        <Button kind="primary" type="submit" form={formId} disabled={isSaving}>
          {t.begin}
        </Button>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={submit}>
        <ChipGroup
          legend={t.day}
          chips={[
            ...days.map((value) => ({ value, label: format.shortDay(`${value}T12:00:00Z`) })),
            { value: otherDay, label: t.otherDay },
          ]}
          value={day}
          onChange={(next) => next !== null && setDay(next)}
        />
        {day === otherDay && (
          <TextField label={t.date} type="date" required value={date} onChange={setDate} />
        )}
        <TextField
          label={t.place}
          hint={t.placeHint}
          value={place}
          onChange={(next) => type({ place: next })}
          maxLength={300}
        />
        <Counter
          label={t.tables}
          hint={t.tablesHint}
          min={1}
          max={mostTables}
          value={tables}
          onChange={(next) => type({ tables: String(next) })}
        />
        {hasFailed && <UnsavedNotice title={t.failed} todo={t.failedTodo} />}
      </form>
    </Dialog>
  )
}

interface Beginning {
  readonly date: string
  readonly place: string
  readonly tables: number
  readonly save: FormDraft<'place' | 'tables'>['save']
}

function useBeginSession(venue: string, pack: ForumPack) {
  const device = useDevice()
  const [, navigate] = useLocation()
  const [state, setState] = useState<'ready' | 'saving' | 'failed'>('ready')

  async function make({ date, place, tables, save }: Beginning): Promise<void> {
    setState('saving')
    // The names of tables are part of the protocol, so they are in the language of the forum.
    const { tableName } = messagesIn(venueMessages, pack.language === 'en' ? 'en' : 'ru')
    const values: { [path: string]: Json } = {
      date,
      packVersion: pack.version,
      ...(place.trim() ? { place } : {}),
    }
    for (let table = 1; table <= tables; table += 1) {
      values[`tables/t${table}`] = { name: tableName(String(table)), order: table }
    }
    try {
      await save(async (_words, _over, draft) => {
        const space = venueSpace(venue)
        navigate(sessionLink(await device.make({ kind: 'session', space, values, draft })))
      })
    } catch {
      setState('failed')
    }
  }

  return {
    begin: (beginning: Beginning) => void (state !== 'saving' && make(beginning)),
    isSaving: state === 'saving',
    hasFailed: state === 'failed',
  }
}
