import type { ForumPack } from '@living-libraries/model/forum-pack'
import { memo } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { answersMessages } from './answers-messages.ts'
import styles from './question-picker.module.css'

export interface QuestionPickerProps {
  readonly questions: ForumPack['questions']
  readonly question: string
  readonly counts: ReadonlyMap<string, number>
  readonly onChoose: (question: string) => void
}

/** The question that is being answered, large, with the ways to its neighbours: for a phone. */
export const QuestionBar = memo(function QuestionBar({
  questions,
  question,
  counts,
  onChoose,
}: QuestionPickerProps) {
  const t = useMessages(answersMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const index = questions.findIndex(({ id }) => id === question)
  const previous = questions[index - 1]
  const next = questions[index + 1]
  return (
    <div className={styles['bar']}>
      <IconButton
        icon="back"
        label={t.previous}
        disabled={previous === undefined}
        onClick={() => previous && onChoose(previous.id)}
      />
      <div className={styles['words']}>
        <p className={styles['over']}>
          {t.question(format.number(index + 1), format.number(questions.length))} ·{' '}
          {words.answers(counts.get(question) ?? 0)}
        </p>
        <h1>{questions[index]?.text ?? question}</h1>
      </div>
      <IconButton
        icon="forward"
        label={t.next}
        disabled={next === undefined}
        onClick={() => next && onChoose(next.id)}
      />
    </div>
  )
})

/** All questions with their counts, beside the entry: for a PC. */
export const QuestionList = memo(function QuestionList({
  questions,
  question,
  counts,
  onChoose,
}: QuestionPickerProps) {
  const t = useMessages(answersMessages)
  const format = useFormat()
  return (
    <nav aria-label={t.questions}>
      <ol className={styles['list']}>
        {questions.map(({ id, text }, index) => (
          <li key={id}>
            <button
              type="button"
              className={classNames(styles['choice'], id === question && styles['chosen'])}
              aria-current={id === question ? 'true' : undefined}
              aria-keyshortcuts={`Alt+${index + 1}`}
              onClick={() => onChoose(id)}
            >
              <span className={styles['number']}>{index + 1}</span>
              <span>{text}</span>
              <span className={styles['count']}>{format.number(counts.get(id) ?? 0)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
})
