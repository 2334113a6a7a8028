import { placeAt } from '@living-libraries/model/answer-order'
import { useEffect, useRef, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { Words } from '../../ui/quote.tsx'
import { UndoBar } from '../../ui/undo-bar.tsx'
import { answersMessages } from './answers-messages.ts'
import styles from './answers-part.module.css'

type Answer = TypedRecord<'answer'>

/**
 * The list as the protocol will have it. One press takes an answer up, a press on another puts it in that one's place;
 * with an answer taken up the arrows move it step by step. The same for a thumb, a mouse and a keyboard.
 */
export function AnswerOrder({
  answers,
  onEnd,
}: {
  readonly answers: readonly Answer[]
  readonly onEnd: () => void
}) {
  const t = useMessages(answersMessages).ordering
  const section = useRef<HTMLElement>(null)
  const { taken, press, step, undo } = useMoving(answers)
  useArrows(taken === undefined ? undefined : { step, putDown: () => press(taken) })
  useEffect(() => {
    // A row that moves in the page loses the focus on its way.
    const row = section.current?.querySelector<HTMLElement>('[aria-current="true"]')
    if (taken === undefined || !row || document.activeElement === row) return
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }, [answers, taken])
  return (
    <section className={styles['ordering']} ref={section}>
      <div className={styles['orderingHead']}>
        <p>{taken === undefined ? t.lead : t.where}</p>
        <Button icon="check" onClick={onEnd}>
          {t.end}
        </Button>
      </div>
      <List label={t.list} ordered>
        {answers.map(({ id, fields: { text = '', language = 'ru' } }, index) => (
          <Row
            key={id}
            lead={index + 1}
            current={id === taken}
            onPress={() => press(id)}
            title={<Words lang={language}>{text}</Words>}
            meta={taken === undefined ? undefined : id === taken ? t.taken : t.here}
          />
        ))}
      </List>
      {undo !== undefined && (
        <UndoBar
          key={undo.id}
          text={t.moved}
          onUndo={() => undo.takeBack()}
          onExpire={undo.forget}
        />
      )}
    </section>
  )
}

interface Arrows {
  readonly step: (by: 1 | -1) => void
  readonly putDown: () => void
}

/** The arrows belong to the answer that is taken up; Escape puts it down where it is. */
function useArrows(arrows: Arrows | undefined): void {
  const latest = useRef(arrows)
  useEffect(() => {
    latest.current = arrows
  })
  const isOn = arrows !== undefined
  useEffect(() => {
    if (!isOn) return undefined
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key === 'ArrowUp') latest.current?.step(-1)
      else if (event.key === 'ArrowDown') latest.current?.step(1)
      else if (event.key === 'Escape') latest.current?.putDown()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the keys of the whole screen, which wait at the window.
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
}

/** Which answer is taken up, where it goes, and the way back to where it stood. */
function useMoving(answers: readonly Answer[]) {
  const device = useDevice()
  const [taken, setTaken] = useState<string>()
  const [before, setBefore] = useState<{ id: string; order: number | undefined }>()
  const indexOf = (id: string) => answers.findIndex((answer) => answer.id === id)
  const move = (id: string, index: number) => {
    // Until it is put down, the way back leads to where it was taken up.
    if (before?.id !== id) setBefore({ id, order: answers[indexOf(id)]?.fields.order })
    void device.change(id, { set: { order: placeAt(answers, id, index) } })
  }
  return {
    taken,
    press: (id: string) => {
      if (taken === undefined) {
        setBefore(undefined)
        setTaken(id)
        return
      }
      if (taken !== id) move(taken, indexOf(id))
      setTaken(undefined)
    },
    step: (by: 1 | -1) => {
      if (taken === undefined) return
      const index = indexOf(taken) + by
      if (index >= 0 && index < answers.length) move(taken, index)
    },
    undo: before && {
      id: before.id,
      takeBack: () => {
        const { id, order } = before
        setBefore(undefined)
        setTaken(undefined)
        void device.change(id, order === undefined ? { unset: ['order'] } : { set: { order } })
      },
      forget: () => setBefore(undefined),
    },
  }
}
