import { venueOfSpace } from '@living-libraries/model/space'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useForum } from '../../binding/use-forum.ts'
import { useIsWide } from '../../binding/use-media.ts'
import type { SessionView } from '../../binding/use-session.ts'
import { WorkFrame } from '../../binding/work-frame.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { type SessionPart, sessionLink, venueLink } from '../../routes.ts'
import type { Place } from '../../ui/app-frame.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { ReviewBadge } from '../../ui/review-badge.tsx'
import { frameMessages } from './frame-messages.ts'
import styles from './session-frame.module.css'
import { openThreads, threadsOf } from '../../binding/threads.ts'

export interface SessionFrameProps {
  readonly view: SessionView
  readonly part: SessionPart
  readonly children: ReactNode
}

/** The parts of a session: the bottom bar of a phone; on a PC one line, so that three columns have room. */
export function SessionFrame({ view, part, children }: SessionFrameProps) {
  const isWide = useIsWide()
  const forum = useForum()
  const { session } = view
  const venue = venueOfSpace(session.space) ?? ''
  const places = usePlaces(view)
  const owner = forum?.venues.get(venue)?.fields.name ?? ''
  return (
    <WorkFrame
      owner={owner}
      places={isWide ? [] : places}
      current={sessionLink(session.id, part)}
      width="wide"
    >
      {isWide && (
        <SessionHead view={view} venue={venue} owner={owner} places={places} part={part} />
      )}
      {!isWide && part !== 'answers' && <PhoneHead view={view} />}
      {children}
    </WorkFrame>
  )
}

function usePlaces({ session, comments }: SessionView): readonly Place[] {
  const t = useMessages(frameMessages).parts
  const open = openThreads(threadsOf(comments)).length
  const { id } = session
  return [
    { href: sessionLink(id), label: t.answers, icon: 'answers' },
    { href: sessionLink(id, 'participants'), label: t.participants, icon: 'people' },
    { href: sessionLink(id, 'about'), label: t.about, icon: 'session' },
    {
      href: sessionLink(id, 'submit'),
      label: t.submit,
      icon: 'send',
      ...(open > 0 ? { count: String(open) } : {}),
    },
  ]
}

function SessionHead({
  view,
  venue,
  owner,
  places,
  part,
}: {
  readonly view: SessionView
  readonly venue: string
  readonly owner: string
  readonly places: readonly Place[]
  readonly part: SessionPart
}) {
  const t = useMessages(frameMessages)
  const title = useSessionTitle(view)
  const current = sessionLink(view.session.id, part)
  return (
    <div className={styles['head']}>
      <div className={styles['where']}>
        <Link href={venueLink(venue)} className={styles['back']}>
          <Icon name="back" size={18} />
          {owner}
        </Link>
        {part === 'answers' ? (
          <span className={styles['title']}>{title}</span>
        ) : (
          <h1 className={styles['title']}>{title}</h1>
        )}
        <ReviewBadge state={view.review.state} isSelfAccepted={view.review.isSelfAccepted} />
      </div>
      <nav className={styles['parts']} aria-label={t.partsLabel}>
        {places.map(({ href, label, count }) => (
          <Link
            key={href}
            href={href}
            className={classNames(styles['partLink'], href === current && styles['current'])}
            aria-current={href === current ? 'page' : undefined}
          >
            {label}
            {count !== undefined && <span className={styles['count']}>{count}</span>}
          </Link>
        ))}
      </nav>
    </div>
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
