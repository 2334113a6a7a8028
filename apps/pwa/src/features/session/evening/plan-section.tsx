import type { ForumPack } from '@living-libraries/model/forum-pack'
import { cleanText } from '@living-libraries/model/text'
import { useDevice } from '../../../binding/device-context.tsx'
import { EntryUndo, useEntryRemoval } from '../../../binding/entry-removal.tsx'
import { UnsavedText } from '../../../binding/saved-text-field.tsx'
import { newEntryKey } from '../../../binding/taken-entry.ts'
import { useEditedText } from '../../../binding/use-edited-text.ts'
import { useHallBoard } from '../../../binding/use-hall-board.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Counter } from '../../../ui/counter.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeLeft } from '../../../ui/time-left.tsx'
import styles from '../passport.module.css'
import { eveningMessages } from './evening-messages.ts'

const minute = 60_000
const usualMinutes = 10

interface PlanItem {
  readonly key: string
  readonly text: string
  readonly minutes: number
  readonly order: number
}

/** The plan of the evening; each item starts the time that stands here and on the screen of the hall. */
export function PlanSection({
  view,
  pack,
}: {
  readonly view: SessionView
  readonly pack: ForumPack
}) {
  const t = useMessages(eveningMessages)
  const device = useDevice()
  const { session } = view
  const { board, change } = useHallBoard(session.id)
  const removal = useEntryRemoval(session.id)
  const items: readonly PlanItem[] = Object.entries(session.fields.plan ?? {})
    .map(([key, item]) => ({ key, ...item }))
    .sort((left, right) => left.order - right.order)
  const save = ({ key, ...value }: PlanItem) =>
    void device.change(session.id, { set: { [`plan/${key}`]: value } })
  const fill = () => {
    const texts = [
      t.opening,
      ...pack.questions.map(({ text }, index) => t.question(String(index + 1), text)),
      t.closing,
    ]
    const set = Object.fromEntries(
      texts.map((text, order) => [
        `plan/${newEntryKey(device)}`,
        { text: text.slice(0, 200), minutes: usualMinutes, order },
      ]),
    )
    void device.change(session.id, { set })
  }
  const add = () => {
    const order = Math.floor(items.at(-1)?.order ?? 0) + 1
    save({ key: newEntryKey(device), text: t.newItem, minutes: usualMinutes, order })
  }
  const total = items.reduce((sum, { minutes }) => sum + minutes, 0)
  const timer = board?.timer ?? null
  return (
    <section className={styles['part']}>
      <h2>{t.planTitle}</h2>
      {timer !== null && (
        <div className={styles['heading']}>
          <p>
            {t.running}: <strong>{timer.label}</strong>, <TimeLeft until={timer.endsAt} />
          </p>
          <div className={styles['actions']}>
            <Button
              onClick={() => change({ timer: { ...timer, endsAt: timer.endsAt + 5 * minute } })}
            >
              {t.more}
            </Button>
            <Button onClick={() => change({ timer: null })}>{t.stop}</Button>
          </div>
        </div>
      )}
      <p className={styles['lead']}>{items.length === 0 ? t.empty : t.planLead}</p>
      {items.map((item, index) => (
        <PlanRow
          key={item.key}
          session={session.id}
          item={item}
          number={String(index + 1)}
          onSave={save}
          onStart={() =>
            change({
              timer: { label: item.text, endsAt: Date.now() + item.minutes * minute },
            })
          }
          onRemove={(text) => {
            const { key, ...value } = item
            removal.remove(`plan/${key}`, { ...value, text })
          }}
        />
      ))}
      {items.length > 0 && <p>{t.total(total)}</p>}
      <div className={styles['actions']}>
        {items.length === 0 && (
          <Button kind="primary" onClick={fill}>
            {t.fill}
          </Button>
        )}
        <Button icon="plus" onClick={add}>
          {t.add}
        </Button>
      </div>
      <EntryUndo removal={removal} />
    </section>
  )
}

function PlanRow({
  session,
  item,
  number,
  onSave,
  onStart,
  onRemove,
}: {
  readonly session: string
  readonly item: PlanItem
  readonly number: string
  readonly onSave: (item: PlanItem) => void
  readonly onStart: () => void
  /** With the words that stand in the field by then. */
  readonly onRemove: (text: string) => void
}) {
  const t = useMessages(eveningMessages)
  const { key, minutes, order } = item
  const { text, setText, commit, committed, hasFailed } = useEditedText({
    record: session,
    field: `plan/${key}`,
    stored: item.text,
    isRequired: true,
    entryOf: (words) => ({ text: words, minutes, order }),
  })
  return (
    <>
      <div className={styles['planRow']}>
        <TextField
          label={t.item(number)}
          hideLabel
          value={text}
          maxLength={200}
          autoComplete="off"
          onChange={setText}
          onLeave={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
        <Counter
          label={t.minutes(number)}
          min={1}
          max={600}
          value={minutes}
          onChange={(wanted) => onSave({ ...item, minutes: wanted })}
        />
        <div className={styles['planActions']}>
          <Button aria-label={t.startItem(item.text)} onClick={onStart}>
            {t.start}
          </Button>
          <IconButton
            icon="close"
            label={t.remove(item.text)}
            onClick={() => void committed().then(() => onRemove(cleanText(text) || item.text))}
          />
        </div>
      </div>
      {hasFailed && <UnsavedText />}
    </>
  )
}
