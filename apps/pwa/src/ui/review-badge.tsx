import type { ReviewState } from '@living-libraries/model/review'
import { useMessages } from '../i18n/messages.ts'
import { reviewMessages } from '../i18n/review-messages.ts'
import { type Meaning, StatusBadge } from './status-badge.tsx'

/** `none`: the venue has not begun a session. */
export type SessionState = ReviewState | 'none'

export interface ReviewBadgeProps {
  readonly state: SessionState
  readonly isSelfAccepted?: boolean
}

/** The state of a session in the same words, colour and sign on every screen. */
export function ReviewBadge({ state, isSelfAccepted = false }: ReviewBadgeProps) {
  const t = useMessages(reviewMessages).states
  const word = state === 'accepted' && isSelfAccepted ? t.selfAccepted : t[state]
  return <StatusBadge meaning={meaningOfState(state)}>{word}</StatusBadge>
}

/** Content that came after the coordinator had read: it waits for a decision. */
export function LateBadge({ count }: { readonly count: number }) {
  const t = useMessages(reviewMessages)
  return <StatusBadge meaning="waiting">{t.late(count)}</StatusBadge>
}

export function meaningOfState(state: SessionState): Meaning {
  switch (state) {
    case 'none':
      return 'idle'
    case 'draft':
      return 'active'
    case 'submitted':
      return 'waiting'
    case 'returned':
      return 'needs'
    case 'accepted':
      return 'received'
  }
}
