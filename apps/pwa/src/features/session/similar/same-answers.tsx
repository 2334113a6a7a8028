import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useDevice } from '../../../binding/device-context.tsx'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { answerLink } from '../../../routes.ts'
import { Button } from '../../../ui/button.tsx'
import { Words } from '../../../ui/quote.tsx'
import { AnswerPicker } from '../code/answer-picker.tsx'
import styles from './similar.module.css'
import { similarMessages } from './similar-messages.ts'

type Answer = TypedRecord<'answer'>

/**
 * Answers that say the same as this one: joined by a link over whole originals, parted by one press, whoever joined
 * them. Each goes on counting as an answer of its own.
 */
export function SameAnswers({
  answer,
  view,
}: {
  readonly answer: Answer
  readonly view: SessionView
}) {
  const t = useMessages(similarMessages)
  const device = useDevice()
  const [isPicking, setPicking] = useState(false)
  const first = view.answers.find(({ id }) => id === answer.fields.repeats)
  const again = useMemo(
    () => view.answers.filter(({ fields }) => fields.repeats === answer.id),
    [view.answers, answer.id],
  )
  const others = useMemo(
    () => view.answers.filter(({ id, fields }) => id !== answer.id && fields.repeats === undefined),
    [view.answers, answer.id],
  )
  const part = (id: string) => void device.change(id, { unset: ['repeats'] })
  const join = async (ids: readonly string[]) => {
    for (const id of ids) await device.change(id, { set: { repeats: answer.id } })
  }
  return (
    <section className={styles['same']}>
      <h3>{t.sameTitle}</h3>
      {first !== undefined && (
        <>
          <p>{t.repeatsOf}</p>
          <Other answer={first} session={view.session.id} onPart={() => part(answer.id)} />
        </>
      )}
      {again.length > 0 && <p>{t.repeatedBy(again.length)}</p>}
      {again.map((one) => (
        <Other key={one.id} answer={one} session={view.session.id} onPart={() => part(one.id)} />
      ))}
      {first === undefined && (
        <div>
          <Button icon="plus" onClick={() => setPicking(true)}>
            {t.join}
          </Button>
        </div>
      )}
      <AnswerPicker
        open={isPicking}
        onClose={() => setPicking(false)}
        answers={others}
        actionLabel={t.joinPicked}
        onPick={(ids) => {
          setPicking(false)
          void join(ids)
        }}
      />
    </section>
  )
}

function Other({
  answer,
  session,
  onPart,
}: {
  readonly answer: Answer
  readonly session: string
  readonly onPart: () => void
}) {
  const t = useMessages(similarMessages)
  return (
    <div className={styles['other']}>
      <Link href={answerLink(session, answer.id)}>
        <Words lang={answer.fields.language ?? 'ru'}>{answer.fields.text}</Words>
      </Link>
      <Button onClick={onPart}>{t.part}</Button>
    </div>
  )
}
