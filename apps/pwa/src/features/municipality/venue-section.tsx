import { useId } from 'react'
import { Link } from 'wouter'
import { useNow } from '../../binding/use-now.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { invitationsLink, reviewLink, venueLink } from '../../routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { LateBadge, ReviewBadge } from '../../ui/review-badge.tsx'
import { municipalityMessages } from './messages.ts'
import parts from '../../ui/part.module.css'
import styles from './municipality-page.module.css'
import type { SessionSummary } from './session-summary.ts'
import type { MunicipalityVenue } from './use-municipality.ts'
import type { VenueDevices } from './use-venue-devices.ts'
import { VenueDevicesLine } from './venue-devices.tsx'

/** A venue with its sessions, each leading to its review. */
export function VenueSection({
  venue,
  fresh,
  devices,
  onEdit,
}: {
  readonly venue: MunicipalityVenue
  readonly fresh: ReadonlyMap<string, number>
  readonly devices: VenueDevices | undefined
  readonly onEdit: (venue: MunicipalityVenue) => void
}) {
  const t = useMessages(municipalityMessages)
  const format = useFormat()
  const now = useNow()
  const headingId = useId()
  return (
    <section className={styles['venue']} aria-labelledby={headingId}>
      <div className={styles['heading']}>
        <h2 id={headingId}>
          <Link href={venueLink(venue.venue)}>{venue.name}</Link>
        </h2>
        {venue.sessions.length === 0 && <ReviewBadge state="none" />}
      </div>
      {venue.address !== '' && <p className={parts['quiet']}>{venue.address}</p>}
      {venue.sessions.length === 0 ? (
        <p className={parts['quiet']}>{t.emptyText}</p>
      ) : (
        <List label={t.sessions(venue.name)}>
          {venue.sessions.map((session) => (
            <SessionRow key={session.id} session={session} fresh={fresh.get(session.id) ?? 0} />
          ))}
        </List>
      )}
      <VenueDevicesLine venue={venue.venue} told={devices} />
      <div className={styles['foot']}>
        <p className={parts['quiet']}>
          {venue.lastReceivedAt === undefined
            ? t.nothingReceived
            : t.lastReceived(format.when(venue.lastReceivedAt, now))}
          {venue.unsent > 0 && <> {t.unsent(venue.unsent)}</>}
        </p>
        <div className={parts['buttons']}>
          <Button
            kind="bare"
            icon="edit"
            aria-label={t.editNamed(venue.name)}
            onClick={() => onEdit(venue)}
          >
            {t.edit}
          </Button>
          <ButtonLink href={invitationsLink(venue.venue)} icon="plus">
            {t.invite}
          </ButtonLink>
        </div>
      </div>
    </section>
  )
}

function SessionRow({
  session,
  fresh,
}: {
  readonly session: SessionSummary
  readonly fresh: number
}) {
  const t = useMessages(municipalityMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  const { date, place, late, state } = session
  const day = date === undefined ? t.noDate : format.shortDay(`${date}T12:00:00Z`)
  const numbers = [
    words.answers(session.answers),
    t.present(session.present),
    fresh > 0 && t.fresh(fresh),
    ...(session.openComments > 0 ? [t.comments(session.openComments)] : []),
    ...(session.outcome === undefined
      ? []
      : [[t.outcomes[session.outcome], session.outcomeReason].filter(Boolean).join(': ')]),
    session.isPaperOnly
      ? t.paperOnly(session.sheetsLeft)
      : session.sheetsLeft > 0 && t.sheetsLeft(session.sheetsLeft),
    session.gaps > 0 ? t.gaps(session.gaps) : t.complete,
  ]
  return (
    <Row
      href={reviewLink(session.id)}
      title={place === undefined ? t.session(day) : `${t.session(day)}, ${place}`}
      detail={numbers.filter(Boolean).join(' · ')}
      meta={
        late > 0 ? (
          <LateBadge count={late} />
        ) : (
          <ReviewBadge state={state} isSelfAccepted={session.isSelfAccepted} />
        )
      }
    />
  )
}
