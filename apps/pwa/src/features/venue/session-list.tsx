import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { sessionLink } from '../../routes.ts'
import { List, Row } from '../../ui/list.tsx'
import { LateBadge, ReviewBadge } from '../../ui/review-badge.tsx'
import { venueMessages } from './messages.ts'
import type { SessionSummary } from './use-venue-sessions.ts'

export function SessionList({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  const t = useMessages(venueMessages)
  const words = useMessages(vocabularyMessages)
  const format = useFormat()
  return (
    <List label={t.sessions}>
      {sessions.map(({ session, state, late, answers, present, unsent }) => {
        const { date, place } = session.fields
        const day = date === undefined ? t.noDate : format.day(`${date}T12:00:00Z`)
        const numbers = [
          words.answers(answers),
          ...(present > 0 ? [t.present(present)] : []),
          ...(unsent > 0 ? [t.unsent(unsent)] : []),
        ]
        return (
          <Row
            key={session.id}
            href={sessionLink(session.id)}
            title={place === undefined ? day : `${day}, ${place}`}
            detail={numbers.join(' · ')}
            meta={late > 0 ? <LateBadge count={late} /> : <ReviewBadge state={state} />}
          />
        )
      })}
    </List>
  )
}
