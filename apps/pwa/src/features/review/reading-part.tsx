import { useId, useState } from 'react'
import { PhotoStrip } from '../../binding/photos/photo-strip.tsx'
import { useReviewActs } from '../../binding/use-review-acts.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { type Chip, ChipGroup } from '../../ui/chip-group.tsx'
import { AnswerCard, type OpenField } from './answer-card.tsx'
import { reviewPageMessages } from './messages.ts'
import type { ReadingFilter } from './reading.ts'
import styles from './reading-part.module.css'
import { useReadingKeys } from './use-reading-keys.ts'
import type { Checking } from './use-checking.ts'
import type { ReadingState } from './use-reading.ts'
import { useUses } from './used-in.tsx'
import type { ReviewNames } from './use-review-names.ts'

export interface ReadingPartProps {
  readonly view: SessionView
  readonly reading: ReadingState
  readonly checking: Checking
  readonly names: ReviewNames
}

const filters: readonly ReadingFilter[] = [
  'all',
  'unchecked',
  'fresh',
  'changed',
  'late',
  'commented',
]

/** The answers to one question after the other, as they are read. */
export function ReadingPart({ view, reading, checking, names }: ReadingPartProps) {
  const t = useMessages(reviewPageMessages).reading
  const format = useFormat()
  const headingId = useId()
  const [open, setOpen] = useState<OpenField>()
  const { acts, act, isSaving } = useReviewActs(view)
  const { question, current, filter } = reading
  const { counts, questions } = reading.reading
  const usesOf = useUses()
  const isLate = current !== undefined && view.late.has(current)
  const takeIn = acts.has('take-in')
    ? (answer: string) => act('take-in', { records: [answer] })
    : undefined
  useReadingKeys({
    walk: reading.walk,
    walkQuestion: reading.walkQuestion,
    comment: () => current && setOpen({ answer: current, field: 'comment' }),
    edit: () => current && setOpen({ answer: current, field: 'edit' }),
    check: () => {
      const read = question?.answers.find(({ answer }) => answer.id === current)
      if (read !== undefined) checking.setChecked?.(read.answer, !read.isChecked)
    },
    takeIn: () => isLate && !isSaving && takeIn?.(current),
  })
  // To check is offered to whoever may check, and only once something is checked: before, all are unchecked.
  const isOffered = (value: ReadingFilter) =>
    counts[value] > 0 && (value !== 'unchecked' || counts.unchecked < counts.all)
  const chips: Chip<ReadingFilter>[] = filters
    .filter((value) => value === 'all' || value === filter || isOffered(value))
    .map((value) => ({
      value,
      label: t.filters[value],
      count: format.number(counts[value]),
    }))
  const at = question?.answers.findIndex(({ answer }) => answer.id === current) ?? -1
  const next = questions[questions.findIndex(({ id }) => id === question?.id) + 1]
  return (
    <section className={styles['reading']} aria-labelledby={headingId}>
      <div className={styles['heading']}>
        <h2 id={headingId}>
          {question === undefined ? t.title : t.question(question.number, question.text)}
        </h2>
        {at >= 0 && (
          <span className={styles['position']}>
            {t.position(format.number(at + 1), format.number(question?.answers.length ?? 0))}
          </span>
        )}
      </div>
      {chips.length > 1 && (
        <ChipGroup
          legend={t.filter}
          hideLegend
          chips={chips}
          value={filter}
          onChange={(value) => value !== null && reading.setFilter(value)}
        />
      )}
      {question !== undefined && (
        <PhotoStrip
          key={question.id}
          isReading
          space={view.session.space}
          session={view.session.id}
          of={{ question: question.id }}
        />
      )}
      {question?.answers.length === 0 && (
        <p className={styles['empty']}>{filter === 'all' ? t.empty : t.emptyFilter}</p>
      )}
      <ol className={styles['answers']}>
        {question?.answers.map((one, index) => (
          <li key={one.answer.id}>
            <AnswerCard
              read={one}
              number={index + 1}
              names={names}
              session={view.session}
              isCurrent={one.answer.id === current}
              isFirst={index === 0 && current === undefined}
              openField={open?.answer === one.answer.id ? open.field : undefined}
              onOpen={setOpen}
              onCurrent={reading.setCurrent}
              takeIn={one.isLate ? takeIn : undefined}
              onCheck={checking.setChecked}
              usedIn={usesOf(one.answer.id)}
            />
          </li>
        ))}
      </ol>
      {next !== undefined && (
        <div>
          <Button icon="forward" onClick={() => reading.walkQuestion(1)}>
            {t.nextQuestion(t.question(next.number, next.text))}
          </Button>
        </div>
      )}
    </section>
  )
}
