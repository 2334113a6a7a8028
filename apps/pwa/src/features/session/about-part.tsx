import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { SessionOutcome } from '@living-libraries/model/kinds/session'
import { EntryUndo, useEntryRemoval } from '../../binding/entry-removal.tsx'
import { newEntryKey } from '../../binding/taken-entry.ts'
import { useDevice } from '../../binding/device-context.tsx'
import type { SessionView } from '../../binding/use-session.ts'
import { choiceMessages } from '../../i18n/choice-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { ChipGroup } from '../../ui/chip-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { aboutMessages } from './about-messages.ts'
import styles from './about-part.module.css'
import { DeletedRecords } from '../../binding/deleted-records.tsx'
import { DisputePanel } from '../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../binding/record-history.tsx'
import { SavedTextField } from '../../binding/saved-text-field.tsx'
import { TablesEditor } from './tables-editor.tsx'
import { useAnswerNames } from '../../binding/use-answer-names.ts'

export interface AboutPartProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

const outcomes: readonly SessionOutcome[] = ['held', 'not-held', 'postponed', 'joint']

export function AboutPart({ view, pack }: AboutPartProps) {
  const t = useMessages(aboutMessages)
  const choices = useMessages(choiceMessages)
  const device = useDevice()
  const { session } = view
  const names = useAnswerNames(session, pack)
  const { id, fields } = session
  const outcome = fields.outcome ?? null
  return (
    <div className={styles['page']}>
      <section className={styles['group']}>
        <h2>{t.when}</h2>
        <DisputePanel record={session} nameOf={names.person} />
        <Days view={view} />
        <SavedTextField
          record={id}
          field="place"
          stored={fields.place ?? ''}
          label={t.place}
          hint={t.placeHint}
          maxLength={300}
        />
        <SavedTextField
          record={id}
          field="facilitator"
          stored={fields.facilitator ?? ''}
          label={t.facilitator}
          hint={t.facilitatorHint}
          maxLength={200}
        />
        <ChipGroup
          legend={t.outcome}
          chips={outcomes.map((value) => ({ value, label: choices.outcome[value] }))}
          value={outcome}
          clearable
          onChange={(next) =>
            void device.change(
              id,
              next === null ? { unset: ['outcome'] } : { set: { outcome: next } },
            )
          }
        />
        {outcome !== null && outcome !== 'held' && (
          <SavedTextField
            record={id}
            field="outcomeReason"
            stored={fields.outcomeReason ?? ''}
            label={t.reason}
            hint={t.reasonHint}
            maxLength={1000}
            hasLines
          />
        )}
      </section>
      <section className={styles['group']}>
        <h2>{t.tables}</h2>
        <p className={styles['lead']}>{t.tablesLead}</p>
        <TablesEditor view={view} pack={pack} />
        <SavedTextField
          record={id}
          field="note"
          stored={fields.note ?? ''}
          label={t.note}
          hint={t.noteHint}
          maxLength={4000}
          hasLines
        />
        <RecordHistory record={session} nameOf={names.person} />
        <DeletedRecords of={{ session: id }} nameOf={names.person} />
        {view.review.state === 'draft' && (
          <div className={styles['group']}>
            <p className={styles['lead']}>{t.removeLead}</p>
            <div>
              <Button kind="danger" icon="remove" onClick={() => void device.remove(id)}>
                {t.remove}
              </Button>
            </div>
          </div>
        )}
      </section>
    </div>
  )
}

function Days({ view }: Pick<AboutPartProps, 'view'>) {
  const t = useMessages(aboutMessages)
  const device = useDevice()
  const { id, fields } = view.session
  const further = Object.entries(fields.days ?? {}).sort(([, one], [, other]) =>
    one < other ? -1 : 1,
  )
  const removal = useEntryRemoval(id)
  const set = (path: string, date: string) => {
    if (date !== '') void device.change(id, { set: { [path]: date } })
  }
  return (
    <>
      <TextField
        label={t.date}
        type="date"
        value={fields.date ?? ''}
        onChange={(date) => set('date', date)}
      />
      {further.map(([key, date]) => (
        <div key={key} className={styles['table']}>
          <TextField
            label={t.moreDays}
            type="date"
            value={date}
            onChange={(next) => set(`days/${key}`, next)}
          />
          <IconButton
            icon="close"
            label={t.removeDay}
            onClick={() => removal.remove(`days/${key}`, date)}
          />
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          disabled={fields.date === undefined}
          onClick={() => {
            const last = further.at(-1)?.[1] ?? fields.date
            if (last !== undefined) set(`days/${newEntryKey(device)}`, dayAfter(last))
          }}
        >
          {t.addDay}
        </Button>
      </div>
      <EntryUndo removal={removal} />
    </>
  )
}

function dayAfter(date: string): string {
  const next = new Date(`${date}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
