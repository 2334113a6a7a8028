import type { ReviewState } from '@living-libraries/model/review'
import { Notice } from '../ui/notice.tsx'
import { meaningOfState } from '../ui/review-badge.tsx'
import type { SessionView } from './use-session.ts'

interface StateWords {
  readonly title: string
  readonly text: string
}

export interface ReviewStateNoticeProps {
  readonly view: SessionView
  /** The venue and its coordinator are told of the same state in words of their own. */
  readonly words: {
    readonly states: { readonly [state in ReviewState | 'late' | 'self']: StateWords }
    readonly reason: (words: string) => string
    readonly notSent: string
  }
}

/** Where the session stands in the review, with the reason of the last act, and whether that act has gone. */
export function ReviewStateNotice({ view, words }: ReviewStateNoticeProps) {
  const { review, late, acts } = view
  const hasLate = review.state === 'accepted' && late.size > 0
  const state = hasLate ? 'late' : review.isSelfAccepted ? 'self' : review.state
  const { title, text } = words.states[state]
  const reason = review.act?.fields['reason']
  const isUnsent = acts.some(({ id, unsent }) => id === review.act?.id && unsent > 0)
  return (
    <Notice
      meaning={hasLate ? 'waiting' : meaningOfState(review.state)}
      title={title}
      safe={typeof reason === 'string' ? words.reason(reason) : undefined}
      todo={isUnsent ? `${text} ${words.notSent}` : text}
    />
  )
}
