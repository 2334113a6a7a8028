import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Forum } from '../../binding/use-forum.ts'
import { useMessages } from '../../i18n/messages.ts'
import { regionAnswersLink, regionInitiativesLink } from '../../routes.ts'
import answers from './answers.module.css'
import { InitiativeReview } from './initiative-review.tsx'
import { initiativeReviewMessages } from './initiative-review-messages.ts'
import { InitiativeWords } from './initiative-words.tsx'
import { registerMessages } from './register-messages.ts'
import styles from './register.module.css'

export interface RegisterItemProps {
  readonly initiative: RegisteredInitiative
  readonly similar: readonly RegisteredInitiative[]
  readonly forum: Forum
  readonly onDecided: () => void
}

/** An initiative as the region reads it: its line, and everything else behind a press. */
export function RegisterItem({ initiative, similar, forum, onDecided }: RegisterItemProps) {
  const t = useMessages(registerMessages)
  const decide = useMessages(initiativeReviewMessages)
  const [isDeciding, setDeciding] = useState(false)
  const nameOf = (id: string) => forum.municipalities.get(id)?.fields.name ?? id
  return (
    <li className={styles['item']}>
      <h3>{initiative.title}</h3>
      <InitiativeWords initiative={initiative} forum={forum} />
      <details onToggle={(event) => setDeciding(event.currentTarget.open)}>
        <summary>{initiative.review.acts.length === 0 ? decide.open : decide.openAgain}</summary>
        {isDeciding && <InitiativeReview initiative={initiative} onDecided={onDecided} />}
      </details>
      {similar.length > 0 && (
        <p>
          {t.similar}:{' '}
          {similar.map((one, at) => (
            <span key={one.id}>
              {at > 0 && '; '}
              <Link
                href={regionInitiativesLink({ municipality: one.municipality, text: one.title })}
              >
                {one.title}
              </Link>{' '}
              ({nameOf(one.municipality)})
            </span>
          ))}
        </p>
      )}
      <Link
        className={answers['context']}
        href={regionAnswersLink({ session: initiative.session })}
      >
        {t.session}
      </Link>
    </li>
  )
}
