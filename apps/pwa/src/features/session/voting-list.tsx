import type { Json } from '@living-libraries/model/json'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { passportMessages } from './passport-messages.ts'
import styles from './passport.module.css'
import { VoteCounter } from './vote-counter.tsx'

export interface Votable {
  readonly id: string
  readonly title: string
  readonly votes: Json | undefined
}

/** All of a kind with their counters, in an order that does not move under the finger. */
export function VotingList({
  records,
  onEnd,
}: {
  readonly records: readonly Votable[]
  readonly onEnd: () => void
}) {
  const t = useMessages(passportMessages)
  return (
    <section className={styles['part']}>
      <div className={styles['heading']}>
        <h2>{t.voting}</h2>
        <Button icon="check" onClick={onEnd}>
          {t.endVoting}
        </Button>
      </div>
      <p className={styles['lead']}>{t.votingLead}</p>
      <div>
        {records.map(({ id, title, votes }) => (
          <VoteCounter key={id} record={id} votes={votes} label={title} voice="people" />
        ))}
      </div>
    </section>
  )
}
