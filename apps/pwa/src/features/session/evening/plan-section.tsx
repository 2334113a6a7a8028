import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useState } from 'react'
import { useDevice } from '../../../binding/device-context.tsx'
import { EntryUndo, useEntryRemoval } from '../../../binding/entry-removal.tsx'
import { newEntryKey } from '../../../binding/taken-entry.ts'
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
  const save = ({ key, ...value }: PlanItem, over?: PlanItem) => {
    const path = `plan/${key}`
    const seen = over && { text: over.text, minutes: over.minutes, order: over.order }
    const replacing = seen === undefined ? {} : { replacing: { [path]: seen } }
    void device.change(session.id, { set: { [path]: value }, ...replacing })
  }
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
          item={item}
          number={String(index + 1)}
          onSave={save}
          onStart={() =>
            change({
              timer: { label: item.text, endsAt: Date.now() + item.minutes * minute },
            })
          }
          onRemove={() => {
            const { key, ...value } = item
            removal.remove(`plan/${key}`, value)
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
  item,
  number,
  onSave,
  onStart,
  onRemove,
}: {
  readonly item: PlanItem
  readonly number: string
  readonly onSave: (item: PlanItem, over?: PlanItem) => void
  readonly onStart: () => void
  readonly onRemove: () => void
}) {
  const t = useMessages(eveningMessages)
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: PlanItem }>()
  const keep = () => {
    const text = typed?.text.trim()
    setTyped(undefined)
    if (typed && text && text !== typed.over.text) onSave({ ...item, text }, typed.over)
  }
  return (
    <div className={styles['planRow']}>
      <TextField
        label={t.item(number)}
        hideLabel
        value={typed?.text ?? item.text}
        maxLength={200}
        autoComplete="off"
        onChange={(text) => setTyped({ text, over: typed?.over ?? item })}
        onLeave={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <Counter
        label={t.minutes(number)}
        min={1}
        max={600}
        value={item.minutes}
        onChange={(minutes) => onSave({ ...item, minutes })}
      />
      <div className={styles['planActions']}>
        <Button aria-label={t.startItem(item.text)} onClick={onStart}>
          {t.start}
        </Button>
        <IconButton icon="close" label={t.remove(item.text)} onClick={onRemove} />
      </div>
    </div>
  )
}
