import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { regionMunicipalityLink, routes } from '../../routes.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { LateBadge, ReviewBadge } from '../../ui/review-badge.tsx'
import { answersMessages } from './answers-messages.ts'
import styles from './answers.module.css'
import { useBoard } from './use-board.ts'

/** Whose session the answers are of, as the board has it. */
export function SessionContext({ session: id }: { readonly session: string }) {
  const t = useMessages(answersMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const { view } = useBoard()
  const found = view?.municipalities
    .flatMap(({ municipality, venues }) => venues.map(({ venue }) => ({ municipality, venue })))
    .flatMap((place) => place.venue.sessions.map((session) => ({ ...place, session })))
    .find(({ session }) => session.id === id)
  if (found === undefined) return null
  const { municipality, venue, session } = found
  const day = session.date === null ? t.noDate : format.day(`${session.date}T12:00:00Z`)
  return (
    <section className={styles['session']} aria-label={t.oneSession}>
      <p className={styles['sessionTitle']}>
        {t.session(day)} · {venue.name}
      </p>
      <p className={styles['sessionFacts']}>
        <ReviewBadge state={session.state} isSelfAccepted={session.isSelfAccepted} />
        {session.late > 0 && <LateBadge count={session.late} />}
        <span>{words.answers(session.answers)}</span>
      </p>
      <div className={styles['foot']}>
        <ButtonLink href={regionMunicipalityLink(municipality.municipality)} icon="back">
          {municipality.name}
        </ButtonLink>
        <ButtonLink href={routes.regionAnswers}>{t.leaveSession}</ButtonLink>
      </div>
    </section>
  )
}
