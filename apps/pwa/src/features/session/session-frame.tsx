import { venueOfSpace } from '@living-libraries/model/space'
import { memo, type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { useForum } from '../../binding/use-forum.ts'
import { useMe } from '../../binding/use-me.ts'
import { useIsWide } from '../../binding/use-media.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { WorkFrame } from '../../binding/work-frame.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { reviewLink, type SessionPart, sessionLink, venueLink } from '../../routes.ts'
import type { Place } from '../../ui/app-frame.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { ReviewBadge } from '../../ui/review-badge.tsx'
import { useCurrentInSight } from '../../ui/use-current-in-sight.ts'
import { frameMessages } from './frame-messages.ts'
import { type PartLink, sessionPlaces, usePlaceOf } from './session-places.ts'
import styles from './session-frame.module.css'
import { openThreads, threadsOf } from '../../binding/threads.ts'

export interface SessionFrameProps {
  readonly view: SessionView
  readonly part: SessionPart
  readonly children: ReactNode
}

/** The places of a session: the bottom bar of a phone; on a PC all parts in one line, each a press away. */
export function SessionFrame({ view, part, children }: SessionFrameProps) {
  const isWide = useIsWide()
  const forum = useForum()
  const { session } = view
  const venue = venueOfSpace(session.space) ?? ''
  const places = usePlaces(view)
  const { href, links } = usePlaceOf(session.id, part)
  const groups = useMemo(() => [links], [links])
  const owner = forum?.venues.get(venue)?.fields.name ?? ''
  return (
    <WorkFrame owner={owner} places={isWide ? noPlaces : places} current={href} width="wide">
      {isWide && <SessionHead view={view} venue={venue} owner={owner} part={part} />}
      {!isWide && links.length > 1 && <PartLinks groups={groups} part={part} />}
      {!isWide && part !== 'answers' && <PhoneHead view={view} />}
      {children}
    </WorkFrame>
  )
}

function usePlaces({ session, comments }: SessionView): readonly Place[] {
  const t = useMessages(frameMessages).places
  const open = openThreads(threadsOf(comments)).length
  return useMemo(
    () =>
      sessionPlaces.map(({ place, icon, parts: [first] }) => ({
        href: sessionLink(session.id, first),
        label: t[place],
        icon,
        ...(place === 'submit' && open > 0 ? { count: String(open) } : {}),
      })),
    [session.id, t, open],
  )
}

const noPlaces: readonly Place[] = []

/** Links to parts; a gap stands between the places that they belong to. */
const PartLinks = memo(function PartLinks({
  groups,
  part,
  count,
}: {
  readonly groups: readonly (readonly PartLink[])[]
  readonly part: SessionPart
  /** Open comments, at the last link. */
  readonly count?: number
}) {
  const t = useMessages(frameMessages)
  const row = useCurrentInSight(part)
  return (
    <nav ref={row} className={styles['parts']} aria-label={t.partsLabel}>
      {groups.map((links) => (
        <div key={links[0]?.part} className={styles['place']}>
          {links.map((link) => (
            <Link
              key={link.part}
              href={link.href}
              className={classNames(styles['partLink'], link.part === part && styles['current'])}
              aria-current={link.part === part ? 'page' : undefined}
            >
              {link.label}
              {link.part === 'submit' && count !== undefined && count > 0 && (
                <span className={styles['count']}>{count}</span>
              )}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
})

function SessionHead({
  view,
  venue,
  owner,
  part,
}: {
  readonly view: SessionView
  readonly venue: string
  readonly owner: string
  readonly part: SessionPart
}) {
  const t = useMessages(frameMessages).parts
  const title = useSessionTitle(view)
  const open = openThreads(threadsOf(view.comments)).length
  const session = view.session.id
  const groups = useMemo(
    () =>
      sessionPlaces.map(({ parts }) =>
        parts.map((one: SessionPart) => ({
          part: one,
          href: sessionLink(session, one),
          label: t[one],
        })),
      ),
    [session, t],
  )
  return (
    <div className={styles['head']}>
      <div className={styles['where']}>
        <WayBack session={session} venue={venue} owner={owner} />
        {part === 'answers' ? (
          <span className={styles['title']}>{title}</span>
        ) : (
          <h1 className={styles['title']}>{title}</h1>
        )}
        <ReviewBadge state={view.review.state} isSelfAccepted={view.review.isSelfAccepted} />
      </div>
      <PartLinks groups={groups} part={part} count={open} />
    </div>
  )
}

/** To the sessions of one's own venue; whoever came from the review goes back there. */
function WayBack({
  session,
  venue,
  owner,
}: {
  readonly session: string
  readonly venue: string
  readonly owner: string
}) {
  const t = useMessages(frameMessages)
  const { identity } = useMe()
  const isOwn = identity?.grants.some((grant) => 'venue' in grant && grant.venue === venue) ?? true
  return (
    <Link href={isOwn ? venueLink(venue) : reviewLink(session)} className={styles['back']}>
      <Icon name="back" size={18} />
      {isOwn ? owner : t.toReview(owner)}
    </Link>
  )
}

/** The question is the heading of a phone while answers are typed; elsewhere it is the session. */
function PhoneHead({ view }: { readonly view: SessionView }) {
  const title = useSessionTitle(view)
  return (
    <div className={styles['phoneHead']}>
      <h1 className={styles['title']}>{title}</h1>
      <ReviewBadge state={view.review.state} isSelfAccepted={view.review.isSelfAccepted} />
    </div>
  )
}

/** «5 ноября 2024 г., читальный зал». */
function useSessionTitle({ session }: Pick<SessionView, 'session'>): string {
  const t = useMessages(frameMessages)
  const format = useFormat()
  const { date, place } = session.fields
  const day = date === undefined ? t.untitled : format.day(`${date}T12:00:00Z`)
  return place === undefined ? day : `${day}, ${place}`
}
