import { useMessages } from '../../i18n/messages.ts'
import { useFormat } from '../../i18n/format.ts'
import { classNames } from '../../ui/class-names.ts'
import { Select } from '../../ui/select.tsx'
import { reviewPageMessages } from './messages.ts'
import styles from './question-list.module.css'
import type { ReadingState } from './use-reading.ts'

interface QuestionListProps {
  readonly reading: ReadingState
}

/** The questions beside the answers of a PC, each with how many there are to read. */
export function QuestionList({ reading }: QuestionListProps) {
  const t = useMessages(reviewPageMessages).reading
  const format = useFormat()
  return (
    <nav aria-label={t.questions}>
      <ol className={styles['list']}>
        {reading.reading.questions.map(({ id, number, text, answers }) => {
          const isOpen = id === reading.question?.id
          return (
            <li key={id}>
              <button
                type="button"
                className={classNames(styles['question'], isOpen && styles['open'])}
                aria-current={isOpen ? 'true' : undefined}
                onClick={() => reading.openQuestion(id)}
              >
                <span>{t.question(number, text)}</span>
                <span className={styles['count']}>{format.number(answers.length)}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** The same on a phone. */
export function QuestionSelect({ reading }: QuestionListProps) {
  const t = useMessages(reviewPageMessages).reading
  return (
    <Select
      label={t.questions}
      value={reading.question?.id ?? ''}
      onChange={reading.openQuestion}
      options={reading.reading.questions.map(({ id, number, text, answers }) => ({
        value: id,
        label: `${t.question(number, text)} (${answers.length})`,
      }))}
    />
  )
}
