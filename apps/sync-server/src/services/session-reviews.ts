import type { MergedRecord } from '@living-libraries/model/merge'
import type { RecordState } from '@living-libraries/model/record'
import { type ActRecord, foldReview, isLate, type Review } from '@living-libraries/model/review'
import type { Space } from '@living-libraries/model/space'
import type { Records, SessionReview } from '../ports.ts'
import { isContent, sessionOf } from './report-columns.ts'

/** The reviews of the sessions that a batch touches, as they are after it. */
export interface TouchedReviews {
  isLate(state: RecordState): boolean
  /** Brings the kept states and late marks up to the batch. Called after the records were written. */
  save(records: Records): Promise<void>
}

/**
 * The late mark follows the model's fold over the acts of review. New content is judged by itself; an act
 * changes the judgement of everything that its session holds.
 */
export async function touchedReviews(
  records: Records,
  written: ReadonlyMap<string, MergedRecord>,
): Promise<TouchedReviews> {
  const states = [...written.values()].map(({ state }) => state)
  const touched = states.filter((state) => isContent(state) || state.kind === 'review')
  const sessions = sessionsOf(touched)
  for (const act of await actsOf(records, sessions)) {
    if (!written.has(act.id)) sessions.get(keyOf(act.space, act.session))?.acts.push(act)
  }
  const reviews = new Map<string, Review>()
  for (const [key, { acts }] of sessions) reviews.set(key, foldReview(acts))
  const late = (state: RecordState) => {
    const review = reviews.get(keyOf(state.space, sessionOf(state)))
    return isContent(state) && review !== undefined && isLate(review, state.id, state)
  }
  return {
    isLate: late,
    save: async (store) => {
      const judged = [...sessions].filter(([, { isJudged }]) => isJudged)
      if (judged.length > 0) await judgeAnew(store, new Map(judged), reviews)
      const rows = [...sessions].flatMap(([key, session]) => {
        const review = reviews.get(key)
        return session.isKept && review !== undefined ? [reviewRow(session, review)] : []
      })
      if (rows.length > 0) await store.saveReviews(rows)
    },
  }
}

interface TouchedSession {
  readonly id: string
  readonly space: Space
  readonly acts: ActRecord[]
  /** The batch has an act of review: everything that the session holds is judged anew. */
  isJudged: boolean
  /** The batch has an act or the session itself: what is kept of it is written. */
  isKept: boolean
}

function sessionsOf(touched: readonly RecordState[]): Map<string, TouchedSession> {
  const sessions = new Map<string, TouchedSession>()
  for (const state of touched) {
    const { space, kind } = state
    const id = sessionOf(state)
    if (id === null) continue
    const key = keyOf(space, id)
    const session = sessions.get(key) ?? { id, space, acts: [], isJudged: false, isKept: false }
    sessions.set(key, session)
    if (kind === 'review') session.acts.push(state)
    session.isJudged ||= kind === 'review'
    session.isKept ||= kind === 'review' || kind === 'session'
  }
  return sessions
}

async function actsOf(records: Records, sessions: ReadonlyMap<string, TouchedSession>) {
  if (sessions.size === 0) return []
  return records.actsOf([...sessions.values()].map(({ id }) => id))
}

async function judgeAnew(
  records: Records,
  judged: ReadonlyMap<string, TouchedSession>,
  reviews: ReadonlyMap<string, Review>,
): Promise<void> {
  const all = await records.contentOf([...judged.values()].map(({ id }) => id))
  const content = all.filter(({ space, session }) => judged.has(keyOf(space, session)))
  const late = content.filter(({ id, space, session, ...mark }) => {
    const review = reviews.get(keyOf(space, session))
    return review !== undefined && isLate(review, id, mark)
  })
  await records.markLate(
    content.map(({ id }) => id),
    late.map(({ id }) => id),
  )
}

function reviewRow({ id, space, acts }: TouchedSession, review: Review): SessionReview {
  const submissions = acts.filter((act) => act.fields['act'] === 'submit')
  return {
    session: id,
    space,
    state: review.state,
    act: review.act?.id ?? null,
    isSelfAccepted: review.isSelfAccepted,
    submittedAt:
      submissions.length === 0 ? null : Math.max(...submissions.map(({ changed }) => changed.at)),
    actedAt: review.act?.changed.at ?? null,
  }
}

function keyOf(space: Space, session: string | null): string {
  return `${space} ${session}`
}
