import { useEffect, useRef, useState } from 'react'
import { useDevice } from './device-context.tsx'
import { DisputePanel } from './dispute-panel.tsx'
import { UnsavedNotice } from './storage-trouble.tsx'
import { useDrafts } from './person-context.tsx'
import { useDraft } from './use-draft.ts'
import { useNow } from './use-now.ts'
import type { TypedRecord } from '../device/device.ts'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { commentsMessages } from '../i18n/comments-messages.ts'
import { fieldMessages } from '../i18n/field-messages.ts'
import styles from './comment-thread.module.css'

type Comment = TypedRecord<'comment'>

export interface CommentThreadProps {
  /** The comment that began it. */
  readonly comment: Comment
  readonly replies: readonly Comment[]
  readonly nameOf: (person: string) => string
}

/** A remark with its replies; «Исправлено» closes it for both sides. */
export function CommentThread({ comment, replies, nameOf }: CommentThreadProps) {
  const t = useMessages(commentsMessages)
  const device = useDevice()
  const [isReplying, setReplying] = useState(false)
  const isResolved = comment.fields.resolved === true
  return (
    <div className={styles['thread']}>
      {[comment, ...replies].map((one) => (
        <CommentWords key={one.id} comment={one} nameOf={nameOf} />
      ))}
      {isResolved && <StatusBadge meaning="received">{t.resolved}</StatusBadge>}
      {isReplying ? (
        <CommentForm
          label={t.replyField}
          session={comment.session ?? ''}
          space={comment.space}
          parent={comment.id}
          about={comment.fields.about}
          onDone={() => setReplying(false)}
        />
      ) : (
        <div className={styles['actions']}>
          <Button
            icon={isResolved ? 'undo' : 'check'}
            onClick={() => void device.change(comment.id, { set: { resolved: !isResolved } })}
          >
            {isResolved ? t.reopen : t.resolve}
          </Button>
          <Button icon="comment" onClick={() => setReplying(true)}>
            {t.reply}
          </Button>
        </div>
      )}
    </div>
  )
}

function CommentWords({ comment, nameOf }: Pick<CommentThreadProps, 'comment' | 'nameOf'>) {
  const t = useMessages(commentsMessages)
  const format = useFormat()
  const now = useNow()
  const labels: { readonly [field: string]: string } = useMessages(fieldMessages).fields
  const label = labels[comment.fields.field ?? '']
  return (
    <div>
      {label !== undefined && <p className={styles['by']}>{t.aboutField(label)}</p>}
      <p className={styles['text']}>{comment.fields.text}</p>
      <DisputePanel record={comment} nameOf={nameOf} />
      <p className={styles['by']}>
        {t.by(nameOf(comment.made.person), format.when(comment.made.at, now))}
      </p>
    </div>
  )
}

type RecordField = keyof (typeof fieldMessages)['ru']['fields']

export interface CommentFormProps {
  readonly label: string
  readonly session: string
  readonly space: Comment['space']
  readonly parent?: string
  readonly about?: string | undefined
  /** What of the record may be meant; absent: it is spoken of as a whole. */
  readonly fields?: readonly RecordField[]
  readonly onDone: () => void
}

export function CommentForm({
  label,
  session,
  space,
  parent,
  about,
  fields = [],
  onDone,
}: CommentFormProps) {
  const t = useMessages(commentsMessages)
  const labels = useMessages(fieldMessages).fields
  const [field, setField] = useState<RecordField | ''>('')
  const device = useDevice()
  const key = `comment/${session}/${parent ?? about ?? 'session'}`
  const [text, setText] = useDraft<string>(key, '')
  const drafts = useDrafts()
  const isSaving = useRef(false)
  const [hasFailed, setFailed] = useState(false)
  const areaRef = useRef<HTMLTextAreaElement>(null)
  useEffect(() => areaRef.current?.focus(), [])

  async function save(): Promise<void> {
    if (text === undefined || text.trim() === '' || isSaving.current) return
    isSaving.current = true
    const values = {
      text,
      ...(about ? { about } : {}),
      ...(field === '' ? {} : { field }),
      ...(parent ? { parent } : {}),
    }
    try {
      const draft = await drafts.becoming(key, undefined)
      await device.make({ kind: 'comment', space, session, values, draft })
      setText('')
      onDone()
    } catch {
      setFailed(true)
    } finally {
      isSaving.current = false
    }
  }

  return (
    <div className={styles['form']}>
      {fields.length > 0 && (
        <Select
          label={t.which}
          value={field}
          options={[
            { value: '', label: t.whole },
            ...[...new Set(fields)].map((value) => ({ value, label: labels[value] })),
          ]}
          onChange={setField}
        />
      )}
      <TextArea
        label={label}
        value={text ?? ''}
        maxLength={4000}
        areaRef={areaRef}
        onChange={setText}
        onEnter={() => void save()}
      />
      {hasFailed && <UnsavedNotice title={t.failed} todo={t.failedTodo} />}
      <div className={styles['actions']}>
        <Button kind="primary" onClick={() => void save()}>
          {t.send}
        </Button>
        <Button onClick={onDone}>{t.cancel}</Button>
      </div>
    </div>
  )
}
