import type { ReviewAct } from './kinds/review.ts'
import type { Json } from './json.ts'
import { inOrderOfArrival } from './order-of-arrival.ts'
import type { LastChange, RecordState } from './record.ts'

/** draft → submitted → returned | accepted. An accepted session with late additions stays accepted and says so. */
export type ReviewState = 'draft' | 'submitted' | 'returned' | 'accepted'

/** What the fold needs of an act: its own record. */
export type ActRecord = Pick<RecordState, 'id' | 'version' | 'fields' | 'made' | 'changed'>

/** What the fold needs of a piece of content: an answer, a participant, the session itself. */
export interface ContentMark {
  readonly version: number
  readonly changed: Pick<LastChange, 'device' | 'n' | 'over'>
}

export interface Review {
  readonly state: ReviewState
  /** The act that brought about the present state; undefined while nothing was ever submitted. */
  readonly act: ActRecord | undefined
  /** Accepted by the same person who collected, where nobody else reviews. */
  readonly isSelfAccepted: boolean
  /** The acts whose reader has seen content, since the last return: `isLate` asks them. Empty unless accepted. */
  readonly acceptances: readonly ActRecord[]
  /** Ids of acts that came too late to mean anything (an accept of a session recalled before), kept and shown. */
  readonly void: readonly string[]
}

/**
 * The state of a session's review: a fold over its acts in the order of their arrival, unsent ones last (S14).
 *
 * | act ↓ in state →   | draft     | submitted | returned  | accepted                 |
 * |--------------------|-----------|-----------|-----------|--------------------------|
 * | submit             | submitted | (repeat)  | submitted | (late content shows)     |
 * | recall             | void      | draft     | void      | void                     |
 * | return             | void      | returned  | (repeat)  | returned                 |
 * | accept             | void      | accepted  | void      | accepted, sees more      |
 * | take-in            | void      | void      | void      | accepted, these seen too |
 * | self-accept        | accepted  | accepted  | accepted  | accepted, sees more      |
 */
export function foldReview(acts: readonly ActRecord[]): Review {
  let review: Review = {
    state: 'draft',
    act: undefined,
    isSelfAccepted: false,
    acceptances: [],
    void: [],
  }
  for (const act of inOrderOfArrival(acts)) review = afterAct(review, act)
  return review
}

/**
 * Whether content of an accepted session came after what the coordinator had read: «пришло позже».
 * Nobody accepts a text that nobody read, so an accept older than the content does not cover it.
 */
export function isLate(review: Review, id: string, content: ContentMark): boolean {
  if (review.state !== 'accepted') return false
  return !review.acceptances.some((act) => hasSeen(act, id, content))
}

/**
 * The version to name in an act made on `device`: up to it, everything of the session came in by pull and could
 * be read. What the device made itself is passed over: its number runs ahead of what others sent meanwhile,
 * and it counts as seen anyway.
 */
export function seenVersion(content: Iterable<ContentMark>, device: string): number {
  let seen = 0
  for (const { version, changed } of content) {
    seen = Math.max(seen, changed.device === device ? changed.over : version)
  }
  return seen
}

/** The acts that make sense in a state, in the order in which a screen offers them. */
export function possibleActs(state: ReviewState, hasLate: boolean): ReviewAct[] {
  switch (state) {
    case 'draft':
    case 'returned':
      return ['submit', 'self-accept']
    case 'submitted':
      return ['accept', 'return', 'recall', 'self-accept']
    case 'accepted':
      return hasLate ? ['take-in', 'return'] : ['return']
  }
}

function afterAct(review: Review, act: ActRecord): Review {
  const voided: Review = { ...review, void: [...review.void, act.id] }
  const moved = (state: ReviewState): Review => ({
    ...review,
    state,
    act,
    isSelfAccepted: false,
    acceptances: [],
  })
  switch (act.fields['act'] as ReviewAct) {
    case 'submit':
      return review.state === 'draft' || review.state === 'returned' ? moved('submitted') : review
    case 'recall':
      return review.state === 'submitted' ? moved('draft') : voided
    case 'return':
      if (review.state === 'submitted' || review.state === 'accepted') return moved('returned')
      return review.state === 'returned' ? review : voided
    case 'accept':
      if (review.state === 'submitted') return { ...moved('accepted'), acceptances: [act] }
      return review.state === 'accepted' ? withAcceptance(review, act) : voided
    case 'take-in':
      return review.state === 'accepted' ? withAcceptance(review, act) : voided
    case 'self-accept':
      if (review.state === 'accepted') return withAcceptance(review, act)
      return { ...moved('accepted'), isSelfAccepted: true, acceptances: [act] }
  }
  // An act that only a newer version knows.
  return voided
}

function withAcceptance(review: Review, act: ActRecord): Review {
  return { ...review, acceptances: [...review.acceptances, act] }
}

/**
 * The person saw the content if it had arrived by then, or if their own device had changed it earlier on top
 * of nothing unseen: unsent content has no version yet, but its number says that it was before the act.
 */
export function hasSeen(act: ActRecord, id: string, content: ContentMark): boolean {
  const { act: name, records, seen } = act.fields
  if (name === 'take-in' && !(Array.isArray(records) && records.includes(id))) return false
  const seenUpTo = numberOf(seen)
  if (content.version > 0 && content.version <= seenUpTo) return true
  const isOwn = content.changed.device === act.changed.device && content.changed.n < act.changed.n
  return isOwn && content.changed.over <= seenUpTo
}

function numberOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0
}
