import { useId, useState } from 'react'
import { useNow } from '../../binding/use-now.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { List, Row } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { erasureMessages } from './erasure-messages.ts'
import styles from './review-page.module.css'
import { useErasure } from './use-erasure.ts'

interface Person {
  readonly id: string
  readonly kind: 'participant' | 'delegate'
  readonly name: string
}

/** The people of a session, each of whom has the right to be forgotten. */
export function ErasureSection({ view }: { readonly view: SessionView }) {
  const t = useMessages(erasureMessages)
  const format = useFormat()
  const headingId = useId()
  const erasure = useErasure()
  const now = useNow()
  const [asked, setAsked] = useState<Person>()
  const people = peopleOf(view, t.unnamed)
  if (people.length === 0 && erasure.doneAt === undefined) return null
  return (
    <section className={styles['stack']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      <p className={styles['quiet']}>{t.lead}</p>
      {erasure.problem !== undefined && <ProblemNotice problem={erasure.problem} />}
      {erasure.doneAt !== undefined && (
        <Notice meaning="received" title={t.done(format.when(erasure.doneAt, now))} />
      )}
      {people.length > 0 && (
        <List label={t.title}>
          {people.map((person) => (
            <Row
              key={person.id}
              title={person.name}
              detail={t[person.kind]}
              onPress={() => setAsked(person)}
            />
          ))}
        </List>
      )}
      {asked !== undefined && (
        <ErasureDialog
          person={asked}
          onClose={() => setAsked(undefined)}
          onErase={(withWords) => {
            erasure.erase(asked.id, withWords)
            setAsked(undefined)
          }}
        />
      )}
    </section>
  )
}

function ErasureDialog({
  person,
  onClose,
  onErase,
}: {
  readonly person: Person
  readonly onClose: () => void
  readonly onErase: (withWords: boolean) => void
}) {
  const t = useMessages(erasureMessages)
  const [withWords, setWithWords] = useState(false)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.ask(person.name)}
      actions={
        <>
          <Button kind="danger" onClick={() => onErase(withWords)}>
            {t.erase}
          </Button>
          <Button onClick={onClose}>{t.keep}</Button>
        </>
      }
    >
      <p>{t.text}</p>
      {person.kind === 'participant' && (
        <Toggle
          label={t.withWords}
          hint={t.withWordsHint}
          checked={withWords}
          onChange={setWithWords}
        />
      )}
    </Dialog>
  )
}

function peopleOf({ participants, delegates }: SessionView, unnamed: string): Person[] {
  return [
    ...participants.map(({ id, fields }) => {
      const name = fields.name ?? fields.pseudonym ?? unnamed
      return { id, kind: 'participant' as const, name }
    }),
    ...delegates.map(({ id, fields }) => {
      const name = fields.name ?? fields.topic ?? unnamed
      return { id, kind: 'delegate' as const, name }
    }),
  ]
}
