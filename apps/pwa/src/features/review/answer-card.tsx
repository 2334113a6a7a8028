import { mayBeShown } from '@living-libraries/model/naming'
import { memo } from 'react'
import { CommentForm, CommentThread } from '../../binding/comment-thread.tsx'
import { isDisputed } from '../../binding/dispute-badge.tsx'
import { DisputePanel } from '../../binding/dispute-panel.tsx'
import { RecordHistory } from '../../binding/record-history.tsx'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { namingMessages } from '../../i18n/naming-messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Quote } from '../../ui/quote.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './answer-card.module.css'
import { AnswerTextEdit } from './answer-text-edit.tsx'
import { reviewPageMessages } from './messages.ts'
import type { ReadAnswer } from './reading.ts'
import { answerElementId } from './use-reading.ts'
import { UsedIn } from './used-in.tsx'
import type { ReviewNames } from './use-review-names.ts'

export interface OpenField {
  readonly answer: string
  readonly field: 'comment' | 'edit'
}

export interface AnswerCardProps {
  readonly read: ReadAnswer
  readonly number: number
  readonly names: ReviewNames
  readonly session: TypedRecord<'session'>
  readonly isCurrent: boolean
  /** Tab comes here while nothing was read yet. */
  readonly isFirst: boolean
  readonly openField: OpenField['field'] | undefined
  readonly onOpen: (field: OpenField | undefined) => void
  readonly onCurrent: (answer: string) => void
  /** Present: the answer came late and may be taken in by itself. */
  readonly takeIn: ((answer: string) => void) | undefined
  /** Present: the reader may mark the answer as checked. */
  readonly onCheck: ((answer: TypedRecord<'answer'>, isChecked: boolean) => void) | undefined
  /** The municipality in whose documents the answer is used. */
  readonly usedIn: string | undefined
}

/** One answer with whose it is, what was remarked, and what can be done with it. */
export const AnswerCard = memo(function AnswerCard({
  read,
  number,
  names,
  session,
  isCurrent,
  isFirst,
  openField,
  onOpen,
  onCurrent,
  takeIn,
  onCheck,
  usedIn,
}: AnswerCardProps) {
  const t = useMessages(reviewPageMessages)
  const { answer, threads } = read
  const { id, fields } = answer
  const elementId = answerElementId(id)
  const close = () => {
    onOpen(undefined)
    document.getElementById(elementId)?.focus()
  }
  return (
    // An article that takes the focus, as those of a feed do, so that arrows and letters go from answer to answer.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      id={elementId}
      className={classNames(styles['card'], isCurrent && styles['current'])}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isCurrent || isFirst ? 0 : -1}
      aria-labelledby={`${elementId}-words`}
      onFocus={() => !isCurrent && onCurrent(id)}
      onKeyDown={(event) => event.key === 'Escape' && openField !== undefined && close()}
    >
      <p className={styles['number']} aria-hidden="true">
        {number}
      </p>
      <div className={styles['body']}>
        {openField === 'edit' ? (
          <AnswerTextEdit answer={answer} onDone={close} />
        ) : (
          <div id={`${elementId}-words`}>
            <Quote
              lang={fields.language ?? 'ru'}
              note={fields.translation}
              source={<Source answer={answer} names={names} />}
            >
              {fields.text}
            </Quote>
          </div>
        )}
        <Badges read={read} />
        <DisputePanel record={answer} nameOf={names.person} />
        {usedIn !== undefined && <UsedIn municipality={usedIn} />}
        {threads.map((thread) => (
          <CommentThread key={thread.comment.id} {...thread} nameOf={names.person} />
        ))}
        {openField === 'comment' && (
          <CommentForm
            label={t.reading.commentField}
            session={session.id}
            space={session.space}
            about={id}
            fields={remarkable}
            onDone={close}
          />
        )}
        {openField === undefined && (
          <div className={styles['actions']}>
            {takeIn && (
              <Button icon="check" onClick={() => takeIn(id)}>
                {t.acts.takeIn}
              </Button>
            )}
            {onCheck && (
              <Button
                icon="check"
                aria-pressed={read.isChecked}
                onClick={() => onCheck(answer, !read.isChecked)}
              >
                {read.isChecked ? t.reading.checked : t.reading.check}
              </Button>
            )}
            <Button icon="comment" onClick={() => onOpen({ answer: id, field: 'comment' })}>
              {t.reading.comment}
            </Button>
            <Button icon="edit" onClick={() => onOpen({ answer: id, field: 'edit' })}>
              {t.reading.edit}
            </Button>
            {/* On every card, not on the current one alone: what comes and goes with the focus moves the buttons of
                other cards away from under a press. */}
            <RecordHistory record={answer} nameOf={names.person} />
          </div>
        )}
      </div>
    </article>
  )
})

const remarkable = ['text', 'question', 'table', 'group', 'language', 'translation'] as const

function Source({
  answer,
  names,
}: {
  readonly answer: TypedRecord<'answer'>
  readonly names: ReviewNames
}) {
  const t = useMessages(reviewPageMessages).reading
  const { fields, made, changed } = answer
  const also = Object.keys(fields.also ?? {}).map((id) => names.questionNumber(id) ?? id)
  const editor = changed.person === made.person ? undefined : names.person(changed.person)
  const parts = [
    names.table(fields.table),
    names.group(fields.group),
    names.person(made.person),
    editor &&
      (names.isCoordinator(changed.person) ? t.editedByCoordinator(editor) : t.editedBy(editor)),
    also.length > 0 && t.also(also.join(' ')),
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}

function Badges({ read }: { readonly read: ReadAnswer }) {
  const t = useMessages(reviewPageMessages).reading
  const words = useMessages(vocabularyMessages)
  const namings = useMessages(namingMessages).names
  const { naming } = read.answer.fields
  const mustChoose = isDisputed(read.answer)
  const isPlain = !read.isLate && !read.isChanged && !read.isFresh && !mustChoose
  if (isPlain && naming === undefined) return null
  return (
    <p className={styles['badges']}>
      {mustChoose && <StatusBadge meaning="needs">{t.disputed}</StatusBadge>}
      {read.isLate && <StatusBadge meaning="waiting">{words.late}</StatusBadge>}
      {read.isChanged && <StatusBadge meaning="active">{t.changed}</StatusBadge>}
      {naming !== undefined && (
        <StatusBadge meaning={mayBeShown(naming) ? 'received' : 'needs'}>
          {namings[naming]}
        </StatusBadge>
      )}
      {read.isFresh && <StatusBadge meaning="active">{t.fresh}</StatusBadge>}
    </p>
  )
}
