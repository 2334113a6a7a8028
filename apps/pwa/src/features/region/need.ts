import type { BoardVenue } from '@living-libraries/model/overview'
import type { SessionState } from '../../ui/review-badge.tsx'

/**
 * Why somebody of the region should call a venue or its coordinator, the most urgent first:
 *
 * | need         | venue                                                                              |
 * |--------------|------------------------------------------------------------------------------------|
 * | `returned`   | a session was returned and is not handed in again                                  |
 * | `nobody`     | nobody has joined there, and the sessions have begun                               |
 * | `unsent`     | its devices had unsent records at their last contact, and that is an hour ago      |
 * | `silent`     | not handed in, and the centre has heard nothing of it for a day                    |
 * | `overdue`    | not handed in although the time for it is over; it does speak with the centre       |
 * | `unreviewed` | handed in, and the coordinator has decided nothing for a day                       |
 * | `late`       | accepted, and something came after                                                 |
 * | `none`       |                                                                                    |
 *
 * What a device has written since its last contact nobody but that device knows: a silent one may hold an evening.
 */
export const needs = [
  'returned',
  'nobody',
  'unsent',
  'silent',
  'overdue',
  'unreviewed',
  'late',
  'none',
] as const
export type Need = (typeof needs)[number]

/** Moments of the forum, ms; undefined: the pack does not say. */
export interface ForumTimes {
  readonly sessionsBegin: number
  readonly submissionEnds: number | undefined
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

export function needOf(venue: BoardVenue, times: ForumTimes, now: number): Need {
  const state = stateOfVenue(venue)
  if (state === 'returned') return 'returned'
  if (venue.contact.unsent > 0 && now - (venue.contact.lastAt ?? 0) > hourMs) return 'unsent'
  if (state === 'none' || state === 'draft') {
    if (now < times.sessionsBegin) return 'none'
    if (venue.contact.installations === 0 && venue.lastReceivedAt === null) return 'nobody'
    if (now - (lastHeardAt(venue) ?? 0) > dayMs) return 'silent'
    return now > (times.submissionEnds ?? Number.POSITIVE_INFINITY) ? 'overdue' : 'none'
  }
  const waitsLong = venue.sessions.some(
    ({ state, submittedAt }) => state === 'submitted' && now - (submittedAt ?? now) > dayMs,
  )
  if (waitsLong) return 'unreviewed'
  return venue.sessions.some(({ late }) => late > 0) ? 'late' : 'none'
}

/** The last sign of life: something received, or a device that asked. Server clock, ms. */
export function lastHeardAt({ lastReceivedAt, contact }: BoardVenue): number | null {
  const last = Math.max(lastReceivedAt ?? 0, contact.lastAt ?? 0)
  return last === 0 ? null : last
}

/** A venue with several sessions is as far as the one that is furthest behind. */
export function stateOfVenue({ sessions }: Pick<BoardVenue, 'sessions'>): SessionState {
  return furthestBehind(sessions.map(({ state }) => state))
}

/** What needs somebody comes before what has not begun. Of nothing: `none`. */
export function furthestBehind(states: readonly SessionState[]): SessionState {
  return orderOfStates.find((state) => states.includes(state)) ?? 'none'
}

export const orderOfStates = ['returned', 'none', 'draft', 'submitted', 'accepted'] as const

/** The most urgent of several. */
export function mostUrgent(of: readonly Need[]): Need {
  return needs.find((need) => of.includes(need)) ?? 'none'
}
