import type { ErasureRequest } from '@living-libraries/model/erasure'
import { useId, useRef, useState } from 'react'
import { useErasure } from '../../binding/use-erasure.ts'
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

interface Person {
  readonly record: string
  /** Where only a value of the record is the person's. */
  readonly path?: string
  readonly name: string
  readonly as: string
  /** Whether there may be words of theirs. */
  readonly mayHaveWords?: boolean
}

/** The people of a session, each of whom has the right to be forgotten. */
export function ErasureSection({ view }: { readonly view: SessionView }) {
  const t = useMessages(erasureMessages)
  const format = useFormat()
  const headingId = useId()
  const erasure = useErasure()
  const now = useNow()
  const [asked, setAsked] = useState<Person>()
  const heading = useRef<HTMLHeadingElement>(null)
  const people = peopleOf(view, t)
  if (people.length === 0 && erasure.doneAt === undefined) return null
  return (
    <section className={styles['stack']} aria-labelledby={headingId}>
      <h2 id={headingId} ref={heading} tabIndex={-1}>
        {t.title}
      </h2>
      <p className={styles['quiet']}>{t.lead}</p>
      {erasure.problem !== undefined && <ProblemNotice problem={erasure.problem} />}
      {erasure.doneAt !== undefined && (
        <Notice meaning="received" title={t.done(format.when(erasure.doneAt, now))} />
      )}
      {people.length > 0 && (
        <List label={t.title}>
          {people.map((person) => (
            <Row
              key={`${person.record} ${person.path}`}
              title={person.name}
              detail={person.as}
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
            erasure.erase(requestFor(asked, withWords))
            setAsked(undefined)
            // The row that was pressed is about to go.
            requestAnimationFrame(() => heading.current?.focus())
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
      {person.mayHaveWords && (
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

function requestFor({ record, path }: Person, withWords: boolean): ErasureRequest {
  if (path !== undefined) return { record, paths: [path] }
  return { record, ...(withWords ? { withWords } : {}) }
}

function peopleOf(
  { session, participants, delegates, initiatives }: SessionView,
  t: typeof erasureMessages.ru,
): Person[] {
  const { facilitator, tables, tableFacilitators, tableNoteTakers } = session.fields
  const atTables = Object.entries({ tableFacilitators, tableNoteTakers }).flatMap(
    ([field, names]) =>
      Object.entries(names ?? {}).map(([table, name]) => {
        const as = t.atTable(tables?.[table]?.name ?? table)
        return { record: session.id, path: `${field}/${table}`, name, as }
      }),
  )
  const teams = initiatives.flatMap(({ id, fields }) =>
    Object.entries(fields.team ?? {}).map(([key, name]) => {
      return { record: id, path: `team/${key}`, name, as: t.team(fields.title ?? '') }
    }),
  )
  return [
    ...participants.map(({ id, fields }) => {
      const name = fields.name ?? fields.pseudonym ?? t.unnamed
      return { record: id, name, as: t.participant, mayHaveWords: true }
    }),
    ...delegates.map(({ id, fields }) => {
      return { record: id, name: fields.name ?? fields.topic ?? t.unnamed, as: t.delegate }
    }),
    ...teams,
    ...atTables,
    ...(facilitator === undefined
      ? []
      : [{ record: session.id, path: 'facilitator', name: facilitator, as: t.facilitator }]),
  ]
}
