import { useState } from 'react'
import { CommentForm, CommentThread } from '../../binding/comment-thread.tsx'
import { threadsOf } from '../../binding/threads.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { commentsMessages } from '../../i18n/comments-messages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'

export interface RecordCommentsProps {
  readonly record: string
  readonly view: SessionView
  readonly nameOf: (person: string) => string
}

/** What was remarked on one record, and the way to remark or reply. */
export function RecordComments({ record, view, nameOf }: RecordCommentsProps) {
  const t = useMessages(commentsMessages)
  const [isWriting, setWriting] = useState(false)
  const threads = threadsOf(view.comments.filter(({ fields }) => fields.about === record))
  return (
    <div>
      {threads.length > 0 && <h3>{t.title}</h3>}
      {threads.map(({ comment, replies }) => (
        <CommentThread key={comment.id} comment={comment} replies={replies} nameOf={nameOf} />
      ))}
      {isWriting ? (
        <CommentForm
          label={t.writeField}
          session={view.session.id}
          space={view.session.space}
          about={record}
          onDone={() => setWriting(false)}
        />
      ) : (
        <Button icon="comment" onClick={() => setWriting(true)}>
          {t.write}
        </Button>
      )}
    </div>
  )
}
