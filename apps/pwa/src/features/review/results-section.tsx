import { mayBeDelegate } from '@living-libraries/model/consent'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { votesOf } from '@living-libraries/model/votes'
import { useState } from 'react'
import { DisputeBadge, isDisputed } from '../../binding/dispute-badge.tsx'
import { CommentForm } from '../../binding/comment-thread.tsx'
import { type Fact, factsOf } from '../../binding/result-facts.ts'
import type { SessionContentRecord, SessionView } from '../../binding/use-session.ts'
import { checklistMessages } from '../../i18n/checklist-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { fieldMessages } from '../../i18n/field-messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { reviewPageMessages } from './messages.ts'
import styles from './review-page.module.css'

export interface ResultsSectionProps {
  readonly view: SessionView
  readonly pack: ForumPack
  /** What came or changed since the reader looked last. */
  readonly fresh: ReadonlySet<string>
}

/** What the hall found most valuable, what it wants to do and whom it sends: to be read and remarked upon. */
export function ResultsSection({ view, pack, fresh }: ResultsSectionProps) {
  const t = useMessages(reviewPageMessages).results
  const names = useMessages(checklistMessages).items
  const { elements, initiatives, delegates } = view
  if (elements.length + initiatives.length + delegates.length === 0) return null
  const results = (title: string, records: readonly SessionContentRecord[]) =>
    records.length > 0 && (
      <>
        <h3>{`${title}: ${records.length}`}</h3>
        {records.map((record, index) => (
          <Result
            key={record.id}
            record={record}
            view={view}
            pack={pack}
            fresh={fresh}
            number={index + 1}
          />
        ))}
      </>
    )
  return (
    <section className={styles['stack']} aria-label={t.title}>
      <h2>{t.title}</h2>
      {results(names.elements, elements)}
      {results(names.initiatives, initiatives)}
      {results(names.delegates, delegates)}
    </section>
  )
}

interface ResultProps extends ResultsSectionProps {
  readonly record: SessionContentRecord
  readonly number: number
}

function Result({ record, view, pack, fresh, number }: ResultProps) {
  const t = useMessages(reviewPageMessages).results
  const labels = useMessages(fieldMessages).fields
  const words = useMessages(vocabularyMessages)
  const remarks = useMessages(reviewPageMessages).reading
  const facts = factsOf(record, view, pack)
  const [isWriting, setWriting] = useState(false)
  const { fields } = record
  const title =
    record.kind === 'delegate'
      ? (record.fields.name ?? t.delegate(String(number)))
      : 'title' in fields
        ? (fields.title ?? '')
        : ''
  const votes = 'votes' in fields ? votesOf(fields.votes) : 0
  const isWaiting = record.kind === 'delegate' && !mayBeDelegate(record.fields)
  return (
    <details>
      <summary>
        {title}
        {votes > 0 && ` · ${t.votes(votes)}`} {view.late.has(record.id) && `· ${words.late}`}
        {fresh.has(record.id) && <StatusBadge meaning="active">{remarks.fresh}</StatusBadge>}
        {isDisputed(record) && <DisputeBadge />}
        {isWaiting && <StatusBadge meaning="waiting">{t.waitsForParent}</StatusBadge>}
      </summary>
      <dl className={styles['terms']}>
        {facts.map(({ field, text }: Fact) => (
          <div key={field + text}>
            <dt>{labels[field]}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {isWriting ? (
        <CommentForm
          label={remarks.commentField}
          session={view.session.id}
          space={view.session.space}
          about={record.id}
          fields={facts.map(({ field }) => field)}
          onDone={() => setWriting(false)}
        />
      ) : (
        <Button icon="comment" onClick={() => setWriting(true)}>
          {t.remark}
        </Button>
      )}
    </details>
  )
}
