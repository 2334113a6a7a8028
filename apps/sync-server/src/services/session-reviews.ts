import type { MergedRecord } from '@living-libraries/model/merge'
import { type ActRecord, foldReview, isLate, type Review } from '@living-libraries/model/review'
import type { RecordState } from '@living-libraries/model/record'
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
  const sessions = distinct(touched.map(sessionOf))
  const judged = distinct(touched.filter((state) => state.kind === 'review').map(sessionOf))
  const acts = await actsAfter(records, sessions, touched)
  const reviews = new Map(sessions.map((id) => [id, foldReview(acts.get(id) ?? [])]))
  return {
    isLate: (state) => {
      const review = reviews.get(sessionOf(state) ?? '')
      return isContent(state) && review !== undefined && isLate(review, state.id, state)
    },
    save: async (store) => {
      if (judged.length > 0) await judgeAnew(store, judged, reviews)
      const changed = touched.filter(({ kind }) => kind === 'review' || kind === 'session')
      const rows = distinct(changed.map(sessionOf)).flatMap((session) => {
        const example = touched.find((state) => sessionOf(state) === session)
        const review = reviews.get(session)
        if (example === undefined || review === undefined) return []
        return [reviewRow(session, example, review, acts.get(session) ?? [])]
      })
      if (rows.length > 0) await store.saveReviews(rows)
      const accepted = sessions.filter((session) => reviews.get(session)?.state === 'accepted')
      const counted = distinct([...judged, ...accepted])
      if (counted.length > 0) await store.countLate(counted)
    },
  }
}

async function actsAfter(
  records: Records,
  sessions: readonly string[],
  touched: readonly RecordState[],
): Promise<Map<string, ActRecord[]>> {
  const known = sessions.length === 0 ? [] : await records.actsOf(sessions)
  const acts = new Map<string, Map<string, ActRecord>>()
  const add = (session: string | null, act: ActRecord) => {
    if (session === null) return
    const ofSession = acts.get(session) ?? new Map<string, ActRecord>()
    acts.set(session, ofSession.set(act.id, act))
  }
  for (const act of known) add(act.session, act)
  for (const state of touched) if (state.kind === 'review') add(state.session, state)
  return new Map([...acts].map(([session, byId]) => [session, [...byId.values()]]))
}

async function judgeAnew(
  records: Records,
  sessions: readonly string[],
  reviews: ReadonlyMap<string, Review>,
): Promise<void> {
  const content = await records.contentOf(sessions)
  const late = content.filter(({ id, session, ...mark }) => {
    const review = reviews.get(session)
    return review !== undefined && isLate(review, id, mark)
  })
  await records.markLate(
    sessions,
    late.map(({ id }) => id),
  )
}

function reviewRow(
  session: string,
  example: RecordState,
  review: Review,
  acts: readonly ActRecord[],
): SessionReview {
  const submissions = acts.filter((act) => act.fields['act'] === 'submit')
  const submittedAt = submissions.map((act) => act.changed.at).sort((a, b) => b - a)[0]
  return {
    session,
    space: example.space,
    state: review.state,
    act: review.act?.id ?? null,
    isSelfAccepted: review.isSelfAccepted,
    submittedAt: submittedAt ?? null,
    actedAt: review.act?.changed.at ?? null,
  }
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
