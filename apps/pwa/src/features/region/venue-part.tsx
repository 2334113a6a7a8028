import type { BoardSession } from '@living-libraries/model/overview'
import { useId } from 'react'
import type { Forum } from '../../binding/use-forum.ts'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { regionAnswersLink } from '../../routes.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { LateBadge, ReviewBadge } from '../../ui/review-badge.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { VenueView } from './board.ts'
import { boardMessages } from './board-messages.ts'
import styles from './region.module.css'

export function VenuePart({
  view,
  forum,
}: {
  readonly view: VenueView
  readonly forum: Forum | undefined
}) {
  const t = useMessages(boardMessages)
  const words = useMessages(vocabularyMessages)
  const headingId = useId()
  const { venue, need } = view
  const groups = forum?.pack.groups ?? []
  const people = [...groups, { id: 'unstated', title: words.unstated }].flatMap(({ id, title }) => {
    const value = venue.attendance[id] ?? 0
    return value > 0 ? [{ key: id, label: title, value }] : []
  })
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <div className={styles['heading']}>
        <h2 id={headingId}>{venue.name}</h2>
        {need !== 'none' && <StatusBadge meaning="needs">{t.needs[need]}</StatusBadge>}
      </div>
      {venue.address !== null && <p className={styles['quiet']}>{venue.address}</p>}
      <Contact view={view} />
      {venue.sessions.length === 0 ? (
        <p className={styles['quiet']}>{t.territory.noSession}</p>
      ) : (
        <List label={t.territory.sessions(venue.name)}>
          {venue.sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </List>
      )}
      {people.length > 0 && <BarTable caption={t.territory.present} bars={people} />}
      {venue.sessions.some(isReadable) && (
        <div>
          <ButtonLink href={regionAnswersLink({ venue: venue.venue })} icon="answers">
            {t.territory.venueAnswers}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

function Contact({ view: { venue, lastHeardAt, lastReceivedAt } }: { readonly view: VenueView }) {
  const t = useMessages(boardMessages).territory
  const format = useFormat()
  const now = useNow()
  const parts = [
    lastHeardAt === null ? t.unheard : t.heard(format.when(lastHeardAt, now)),
    ...(lastReceivedAt === null ? [] : [t.received(format.when(lastReceivedAt, now))]),
    t.installations(venue.contact.installations),
    ...(venue.contact.unsent > 0 ? [t.unsent(venue.contact.unsent)] : []),
  ]
  return <p className={styles['quiet']}>{parts.join(' · ')}</p>
}

function SessionRow({ session }: { readonly session: BoardSession }) {
  const t = useMessages(boardMessages).territory
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const { id, date, answers, late, state, isSelfAccepted } = session
  const day = date === null ? t.noDate : format.shortDay(`${date}T12:00:00Z`)
  const detail = [words.answers(answers), ...(isReadable(session) ? [] : [t.words])].join(' · ')
  return (
    <Row
      {...(isReadable(session) ? { href: regionAnswersLink({ session: id }) } : {})}
      title={t.session(day)}
      detail={detail}
      meta={
        late > 0 ? (
          <LateBadge count={late} />
        ) : (
          <ReviewBadge state={state} isSelfAccepted={isSelfAccepted} />
        )
      }
    />
  )
}

/** Before it is handed in, and once it was returned, the region sees numbers only. */
function isReadable({ state }: BoardSession): boolean {
  return state === 'submitted' || state === 'accepted'
}
