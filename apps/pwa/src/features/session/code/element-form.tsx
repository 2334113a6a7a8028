import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { EntryUndo, useEntryRemoval } from '../../../binding/entry-removal.tsx'
import { useDevice } from '../../../binding/device-context.tsx'
import type { AnswerNames } from '../../../binding/use-answer-names.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { answerLink } from '../../../routes.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Words } from '../../../ui/quote.tsx'
import { PassportForm } from '../passport-form.tsx'
import { passportMessages } from '../passport-messages.ts'
import styles from '../passport.module.css'
import { SavedTextField } from '../../../binding/saved-text-field.tsx'
import { VoteCounter } from '../vote-counter.tsx'
import { AnswerPicker } from './answer-picker.tsx'
import { codeMessages } from './code-messages.ts'

export interface ElementFormProps {
  readonly element: TypedRecord<'element'>
  readonly view: SessionView
  readonly pack: ForumPack
  readonly names: AnswerNames
}

export function ElementForm({ element, view, pack, names }: ElementFormProps) {
  const t = useMessages(codeMessages)
  const shared = useMessages(passportMessages)
  const { id, fields } = element
  const text = (field: 'description' | 'now' | 'future') => (
    <SavedTextField
      record={id}
      field={field}
      stored={fields[field] ?? ''}
      label={t[field]}
      maxLength={4000}
      hasLines
    />
  )
  return (
    <PassportForm record={element} view={view} names={names} words={t} types={pack.elementKinds}>
      {text('description')}
      {text('now')}
      {text('future')}
      <VoteCounter record={id} votes={fields.votes} label={shared.votes} />
      <GrownFrom element={element} view={view} />
    </PassportForm>
  )
}

function GrownFrom({ element, view }: Pick<ElementFormProps, 'element' | 'view'>) {
  const t = useMessages(codeMessages)
  const device = useDevice()
  const [isPicking, setPicking] = useState(false)
  const { id, fields } = element
  const removal = useEntryRemoval(id)
  const linked = useMemo(
    () => view.answers.filter((answer) => fields.answers?.[answer.id] === true),
    [view.answers, fields.answers],
  )
  const others = useMemo(
    () => view.answers.filter((answer) => fields.answers?.[answer.id] !== true),
    [view.answers, fields.answers],
  )
  return (
    <section className={styles['group']}>
      <h3>{t.grewFrom}</h3>
      {linked.length > 0 && (
        <ul className={styles['quotes']}>
          {linked.map((answer) => (
            <li key={answer.id} className={styles['quote']}>
              <Link href={answerLink(view.session.id, answer.id)}>
                <Words lang={answer.fields.language ?? 'ru'}>{answer.fields.text}</Words>
              </Link>
              <IconButton
                icon="close"
                label={t.unlink}
                onClick={() => removal.remove(`answers/${answer.id}`, true)}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon="plus" onClick={() => setPicking(true)}>
          {t.addAnswers}
        </Button>
      </div>
      <AnswerPicker
        open={isPicking}
        onClose={() => setPicking(false)}
        answers={others}
        actionLabel={t.picker.add}
        onPick={(ids) => {
          setPicking(false)
          const set = Object.fromEntries(ids.map((answer) => [`answers/${answer}`, true]))
          void device.change(id, { set })
        }}
      />
      <EntryUndo removal={removal} />
    </section>
  )
}
