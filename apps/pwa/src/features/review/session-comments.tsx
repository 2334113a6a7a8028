import { useId, useState } from 'react'
import { CommentForm, CommentThread } from '../../binding/comment-thread.tsx'
import type { Thread } from '../../binding/threads.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { reviewPageMessages } from './messages.ts'
import styles from './review-page.module.css'
import type { ReviewNames } from './use-review-names.ts'

export interface SessionCommentsProps {
  readonly view: SessionView
  /** What speaks of no answer: of the session, of participants, of what was deleted. */
  readonly threads: readonly Thread[]
  readonly names: ReviewNames
}

export function SessionComments({ view, threads, names }: SessionCommentsProps) {
  const t = useMessages(reviewPageMessages).session
  const headingId = useId()
  const [isWriting, setWriting] = useState(false)
  const titles = new Map([
    ...view.participants.map(({ id, fields }) => [id, fields.pseudonym] as const),
    ...[...view.elements, ...view.initiatives].map(({ id, fields }) => [id, fields.title] as const),
    ...view.delegates.map(({ id, fields }) => [id, fields.topic] as const),
  ])
  return (
    <section className={styles['stack']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.title}</h2>
      {threads.length === 0 && <p className={styles['quiet']}>{t.none}</p>}
      {threads.map((thread) => (
        <div key={thread.comment.id} className={styles['stack']}>
          {titles.get(thread.comment.fields.about ?? '') !== undefined && (
            <p className={styles['quiet']}>{titles.get(thread.comment.fields.about ?? '')}</p>
          )}
          <CommentThread {...thread} nameOf={names.person} />
        </div>
      ))}
      {isWriting ? (
        <CommentForm
          label={t.field}
          session={view.session.id}
          space={view.session.space}
          onDone={() => setWriting(false)}
        />
      ) : (
        <div>
          <Button icon="comment" onClick={() => setWriting(true)}>
            {t.write}
          </Button>
        </div>
      )}
    </section>
  )
}
