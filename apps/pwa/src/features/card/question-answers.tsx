import { useId } from 'react'
import { SavedTextField } from '../../binding/saved-text-field.tsx'
import { quotesAbout, sourcesOf, type Territory } from '../../documents/territory.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import type { Picking } from './answer-picker.tsx'
import styles from './card-page.module.css'
import { cardMessages } from './messages.ts'

export interface QuestionAnswersProps {
  readonly territory: Territory
  readonly card: string
  readonly onPick: (picking: Picking) => void
}

/** The municipality's own answer to each question of the forum, beside what it stands on. */
export function QuestionAnswers({ territory, card, onPick }: QuestionAnswersProps) {
  const t = useMessages(cardMessages)
  const headingId = useId()
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.questions}</h2>
      {territory.pack.questions.map(({ id, text }) => {
        const quotes = quotesAbout(territory, id).length
        const sources = sourcesOf(territory, id).length
        const counted = territory.figures.answersByQuestion.get(id) ?? 0
        return (
          <div key={id} className={styles['question']}>
            <SavedTextField
              record={card}
              field={`answers/${id}`}
              stored={territory.card.answers?.[id] ?? ''}
              label={t.own(text)}
              maxLength={2000}
              hasLines
            />
            <div className={styles['foot']}>
              <Button
                icon="answers"
                onClick={() => onPick({ about: id, title: text, isElement: false })}
              >
                {t.choose}
              </Button>
              <span className={styles['quiet']}>
                {t.answers(counted)}
                {sources > 0 && `. ${t.chosen(quotes, sources)}`}
              </span>
            </div>
          </div>
        )
      })}
    </section>
  )
}
