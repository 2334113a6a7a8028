import type { ForumPack } from '@living-libraries/model/forum-pack'
import { useState } from 'react'
import { Link } from 'wouter'
import type { SessionView } from '../../binding/use-session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { answerLink, recordLink, type SessionPart, sessionLink } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Quote } from '../../ui/quote.tsx'
import { CommentForm, CommentThread } from '../../binding/comment-thread.tsx'
import { commentsMessages } from '../../i18n/comments-messages.ts'
import { submitMessages } from './submit-messages.ts'
import styles from './submit-part.module.css'
import { openThreads, type Thread, threadsOf } from '../../binding/threads.ts'
import { useAnswerNames } from '../../binding/use-answer-names.ts'

export interface SubmitCommentsProps {
  readonly view: SessionView
  readonly pack: ForumPack
}

/** Everything that was remarked, the open first, each with the record that it speaks of. */
export function SubmitComments({ view, pack }: SubmitCommentsProps) {
  const t = useMessages(submitMessages)
  const [isWriting, setWriting] = useState(false)
  const names = useAnswerNames(view.session, pack)
  const threads = threadsOf(view.comments)
  const open = new Set(openThreads(threads))
  const sorted = [...open, ...threads.filter((thread) => !open.has(thread))]
  return (
    <section className={styles['group']}>
      <h2>{t.comments}</h2>
      {sorted.length === 0 && <p className={styles['lead']}>{t.noComments}</p>}
      {sorted.map((thread) => (
        <div key={thread.comment.id}>
          <About thread={thread} view={view} />
          <CommentThread {...thread} nameOf={names.person} />
        </div>
      ))}
      {isWriting ? (
        <CommentForm
          label={t.ownComment}
          session={view.session.id}
          space={view.session.space}
          onDone={() => setWriting(false)}
        />
      ) : (
        <div>
          <Button icon="comment" onClick={() => setWriting(true)}>
            {t.ownComment}
          </Button>
        </div>
      )}
    </section>
  )
}

function About({ thread, view }: { readonly thread: Thread; readonly view: SessionView }) {
  const t = useMessages(commentsMessages)
  const { about } = thread.comment.fields
  if (about === undefined || about === view.session.id) {
    return <p className={styles['lead']}>{t.sessionWide}</p>
  }
  const answer = view.answers.find(({ id }) => id === about)
  if (answer !== undefined) {
    return (
      <Quote
        lang={answer.fields.language ?? 'ru'}
        source={<Link href={answerLink(view.session.id, about)}>{t.open}</Link>}
      >
        {answer.fields.text}
      </Quote>
    )
  }
  const result = resultIn(view, about)
  if (result !== undefined) {
    return (
      <p>
        <Link href={recordLink(view.session.id, result.part, about)}>{result.title || t.open}</Link>
      </p>
    )
  }
  const participant = view.participants.find(({ id }) => id === about)
  if (participant === undefined) return <p className={styles['lead']}>{t.deleted}</p>
  return (
    <p>
      <Link href={sessionLink(view.session.id, 'participants')}>
        {participant.fields.pseudonym}
      </Link>
    </p>
  )
}

/** The element, initiative or delegate that was remarked upon, and the part in which it opens. */
function resultIn(
  view: SessionView,
  about: string,
): { readonly part: SessionPart; readonly title: string } | undefined {
  const element = view.elements.find(({ id }) => id === about)
  if (element !== undefined) return { part: 'elements', title: element.fields.title ?? '' }
  const initiative = view.initiatives.find(({ id }) => id === about)
  if (initiative !== undefined) return { part: 'initiatives', title: initiative.fields.title ?? '' }
  const delegate = view.delegates.find(({ id }) => id === about)
  return delegate && { part: 'delegates', title: delegate.fields.name ?? '' }
}
