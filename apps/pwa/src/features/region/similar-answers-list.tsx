import { differingWords } from '@living-libraries/model/likeness/differing-words'
import type { SimilarAnswers } from '@living-libraries/model/themes'
import { Link } from 'wouter'
import type { Forum } from '../../binding/use-forum.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionAnswerLink } from '../../routes.ts'
import { answerMessages } from './answer-messages.ts'
import { RangedWords } from './ranged-words.tsx'
import styles from './region.module.css'
import { scopeTitle } from './themes/scope-selects.tsx'
import themeStyles from './themes/themes.module.css'

/** What says nearly the same, with what each says differently. */
export function SimilarAnswersList({
  of: { answer, similar },
  forum,
}: {
  readonly of: SimilarAnswers
  readonly forum: Forum
}) {
  const t = useMessages(answerMessages)
  const format = useFormat()
  return (
    <section className={styles['part']} aria-label={t.similar}>
      <h2>{t.similar}</h2>
      <p className={styles['quiet']}>{similar.length === 0 ? t.noSimilar : t.similarAbout}</p>
      <ol className={themeStyles['tree']}>
        {similar.map(({ answer: other, likeness }) => (
          <li key={other.id} className={themeStyles['branch']}>
            <Link href={regionAnswerLink(other.id)}>
              <RangedWords
                text={other.text}
                lang={other.language ?? 'ru'}
                ranges={differingWords(other.text, answer.text, forum.pack.lexicon)}
                className={themeStyles['differs']}
              />
            </Link>
            <span className={themeStyles['count']}>
              {format.percent(likeness)} · {scopeTitle(other, forum, '')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
