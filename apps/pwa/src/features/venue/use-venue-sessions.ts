import { attendanceOf } from '@living-libraries/model/attendance'
import { foldReview, isLate, type ReviewState } from '@living-libraries/model/review'
import { venueSpace } from '@living-libraries/model/space'
import { useMemo } from 'react'
import { useFurtherContent } from '../../binding/use-further-content.ts'
import { useRecords } from '../../binding/use-records.ts'
import type { TypedRecord } from '../../device/device.ts'

export interface SessionSummary {
  readonly session: TypedRecord<'session'>
  readonly state: ReviewState
  readonly late: number
  readonly answers: number
  readonly present: number
  /** Records of the session that the centre has not confirmed. */
  readonly unsent: number
}

/** The sessions of a venue with their numbers, the latest first; undefined while they are read. */
export function useVenueSessions(venue: string): readonly SessionSummary[] | undefined {
  const space = venueSpace(venue)
  const sessions = useRecords({ kind: 'session', space })
  const answers = useRecords({ kind: 'answer', space })
  const participants = useRecords({ kind: 'participant', space })
  const further = useFurtherContent(space)
  const acts = useRecords({ kind: 'review', space })
  return useMemo(() => {
    if (!sessions || !answers || !participants || !further || !acts) return undefined
    return sessions
      .map((session) => {
        const ofSession = (record: { readonly session: string | null }) =>
          record.session === session.id
        const ownAnswers = answers.filter(ofSession)
        const ownActs = acts.filter(ofSession)
        const others = [...participants, ...further].filter(ofSession)
        const content = [session, ...ownAnswers, ...others]
        const review = foldReview(ownActs)
        return {
          session,
          state: review.state,
          late: content.filter((one) => isLate(review, one.id, one)).length,
          answers: ownAnswers.length,
          present: sum(attendanceOf(session.fields.attendance).values()),
          unsent: [...content, ...ownActs].filter(({ unsent }) => unsent > 0).length,
        }
      })
      .sort((left, right) => (dateOf(left) < dateOf(right) ? 1 : -1))
  }, [sessions, answers, participants, further, acts])
}

function dateOf({ session }: SessionSummary): string {
  return `${session.fields.date ?? ''} ${session.id}`
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
