import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { ReactNode } from 'react'
import type { TypedRecord } from '../../../device/device.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Words } from '../../../ui/quote.tsx'
import styles from './similar.module.css'
import { similarMessages } from './similar-messages.ts'
import { useSimilarAnswers } from './use-similar-answers.ts'

export interface SimilarOfferProps {
  readonly text: string
  readonly answersOfQuestion: () => readonly TypedRecord<'answer'>[]
  readonly pack: ForumPack
  readonly onRepeat: (answer: TypedRecord<'answer'>) => void
  /** Stands in the same place while nothing similar is known: nothing moves when something is found. */
  readonly otherwise: ReactNode
}

/** What was said already: one press records the typed words as a «+1» to it. Enter goes on recording them alone. */
export function SimilarOffer({
  text,
  answersOfQuestion,
  pack,
  onRepeat,
  otherwise,
}: SimilarOfferProps) {
  const t = useMessages(similarMessages)
  const found = useSimilarAnswers(text, answersOfQuestion, pack)
  if (found.length === 0) return <div className={styles['place']}>{otherwise}</div>
  return (
    <section className={styles['place']} aria-label={t.title}>
      {found.map((answer) => (
        <button
          key={answer.id}
          type="button"
          className={styles['row']}
          aria-label={t.plusOne(answer.fields.text ?? '')}
          onClick={() => onRepeat(answer)}
        >
          <Words lang={answer.fields.language ?? 'ru'}>{answer.fields.text}</Words>
          <span className={styles['plus']}>+1</span>
        </button>
      ))}
    </section>
  )
}
