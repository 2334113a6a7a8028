import { venueOfSpace } from '@living-libraries/model/space'
import { Screen } from '../../binding/screen.tsx'
import { SessionDisputes } from '../../binding/session-disputes.tsx'
import { type Forum, useForum } from '../../binding/use-forum.ts'
import { useIsWide } from '../../binding/use-media.ts'
import { type SessionView, useSession } from '../../binding/use-session.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityLink, routes, sessionLink } from '../../routes.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LateBadge, ReviewBadge } from '../../ui/review-badge.tsx'
import { ActHistory } from './act-history.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { ErasureSection } from './erasure-section.tsx'
import { KeyList } from './key-list.tsx'
import { reviewPageMessages } from './messages.ts'
import { QuestionList, QuestionSelect } from './question-list.tsx'
import { ReadingPart } from './reading-part.tsx'
import styles from './review-page.module.css'
import { ResultsSection } from './results-section.tsx'
import { SessionComments } from './session-comments.tsx'
import { SessionFacts } from './session-facts.tsx'
import { useChecking } from './use-checking.ts'
import { useReading } from './use-reading.ts'
import { useReviewNames } from './use-review-names.ts'

/** One session in front of its coordinator: to be read, remarked upon, and decided. Works without a line. */
export default function ReviewPage({ params }: { readonly params: { readonly session: string } }) {
  const t = useMessages(reviewPageMessages)
  const forum = useForum()
  const view = useSession(params.session)
  if (view === null) {
    return (
      <Screen current="">
        <EmptyState
          wholePage
          title={t.unknown}
          actions={<ButtonLink href={routes.start}>{t.home}</ButtonLink>}
        >
          {t.unknownText}
        </EmptyState>
      </Screen>
    )
  }
  if (view === undefined || forum === undefined) return <Screen current="">{null}</Screen>
  const venue = venueOfSpace(view.session.space) ?? ''
  const municipality = forum.territory.municipalityOf(venue) ?? ''
  return (
    <Screen
      current={municipalityLink(municipality)}
      owner={forum.municipalities.get(municipality)?.fields.name ?? ''}
      width="wide"
    >
      <Review
        view={view}
        forum={forum}
        venueName={forum.venues.get(venue)?.fields.name ?? ''}
        municipality={municipality}
      />
    </Screen>
  )
}

function Review({
  view,
  forum,
  venueName,
  municipality,
}: {
  readonly view: SessionView
  readonly forum: Forum
  readonly venueName: string
  readonly municipality: string
}) {
  const t = useMessages(reviewPageMessages)
  const format = useFormat()
  const isWide = useIsWide()
  const { pack } = forum
  const checking = useChecking(view, municipality)
  const reading = useReading(view, pack, checking)
  const names = useReviewNames(view.session, pack, municipality)
  const { date } = view.session.fields
  const { state, isSelfAccepted } = view.review
  return (
    <>
      <PageHeader
        back={{ href: municipalityLink(municipality), label: t.toVenues }}
        over={venueName}
        title={t.title(date === undefined ? t.noDate : format.shortDay(`${date}T12:00:00Z`))}
        actions={
          <ButtonLink kind="bare" href={sessionLink(view.session.id)} icon="edit">
            {t.toSession}
          </ButtonLink>
        }
        lead={
          <span className={styles['badges']}>
            <ReviewBadge state={state} isSelfAccepted={isSelfAccepted} />
            {view.late.size > 0 && <LateBadge count={view.late.size} />}
          </span>
        }
      />
      <div className={styles['page']}>
        <aside className={styles['side']}>
          <DecisionPanel view={view} openThreads={reading.reading.openThreads} />
          {isWide && <QuestionList reading={reading} />}
          {isWide && <KeyList />}
        </aside>
        <div className={styles['main']}>
          <SessionDisputes view={view} nameOf={names.person} />
          <SessionFacts view={view} pack={pack} />
          <ResultsSection view={view} pack={pack} fresh={checking.fresh} />
          {!isWide && <QuestionSelect reading={reading} />}
          <ReadingPart view={view} reading={reading} checking={checking} names={names} />
          <SessionComments view={view} threads={reading.reading.otherThreads} names={names} />
          <ErasureSection view={view} />
          <ActHistory view={view} names={names} />
        </div>
      </div>
    </>
  )
}
