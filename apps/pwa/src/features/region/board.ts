import type { Board, BoardMunicipality, BoardVenue } from '@living-libraries/model/overview'
import type { SessionState } from '../../ui/review-badge.tsx'
import {
  type ForumTimes,
  furthestBehind,
  lastHeardAt,
  mostUrgent,
  type Need,
  needOf,
  needs,
  orderOfStates,
  stateOfVenue,
} from './need.ts'
import { type AnswerSum, totalOf, venueSumOf } from './reconciliation.ts'

/** What is counted of a venue, a municipality or the whole; sums of sums stay true. */
export interface Figures {
  /** People present. */
  readonly people: number
  readonly accepted: number
  /** How the received answers add up. */
  readonly answers: AnswerSum
}

export interface VenueView extends Figures {
  readonly venue: BoardVenue
  readonly state: SessionState
  readonly need: Need
  /** Server clock, ms. */
  readonly lastReceivedAt: number | null
  readonly lastHeardAt: number | null
}

export interface MunicipalityView extends Figures {
  readonly municipality: BoardMunicipality
  readonly venues: readonly VenueView[]
  readonly state: SessionState
  readonly need: Need
  readonly lastReceivedAt: number | null
}

export interface BoardView {
  readonly municipalities: readonly MunicipalityView[]
  readonly total: Figures & {
    readonly venues: number
    /** Every venue is in exactly one state. */
    readonly byState: ReadonlyMap<SessionState, number>
  }
}

export function boardViewOf(board: Board, times: ForumTimes, now: number): BoardView {
  const venues = board.venues.map((venue) => venueViewOf(venue, times, now))
  return {
    municipalities: board.municipalities.map((municipality) => {
      const own = venues.filter(({ venue }) => venue.municipality === municipality.municipality)
      return {
        municipality,
        venues: own,
        state: furthestBehind(own.map(({ state }) => state)),
        need: mostUrgent(own.map(({ need }) => need)),
        lastReceivedAt: latest(own.map((one) => one.lastReceivedAt)),
        ...sumOf(own),
      }
    }),
    total: {
      venues: venues.length,
      byState: new Map(
        orderOfStates.map((state) => [state, venues.filter((one) => one.state === state).length]),
      ),
      ...sumOf(venues),
    },
  }
}

export const sortKeys = [
  'need',
  'name',
  'people',
  'answers',
  'accepted',
  'late',
  'freshness',
] as const
export type SortKey = (typeof sortKeys)[number]

/** The neediest, the largest and the freshest first; names from А. */
export function sorted(
  municipalities: readonly MunicipalityView[],
  by: SortKey,
): MunicipalityView[] {
  const byName = (one: MunicipalityView, other: MunicipalityView) =>
    one.municipality.name.localeCompare(other.municipality.name, 'ru')
  const orders: { readonly [Key in SortKey]: (one: MunicipalityView) => number } = {
    name: () => 0,
    need: ({ need, state }) => needs.indexOf(need) * 10 + orderOfStates.indexOf(state),
    people: ({ people }) => -people,
    answers: ({ answers }) => -answers.received,
    accepted: ({ accepted }) => -accepted,
    late: ({ answers }) => -answers.late,
    freshness: ({ lastReceivedAt }) => -(lastReceivedAt ?? 0),
  }
  const order = orders[by]
  return [...municipalities].sort((one, other) => order(one) - order(other) || byName(one, other))
}

function venueViewOf(venue: BoardVenue, times: ForumTimes, now: number): VenueView {
  return {
    venue,
    state: stateOfVenue(venue),
    need: needOf(venue, times, now),
    people: Object.values(venue.attendance).reduce((sum, count) => sum + count, 0),
    accepted: venue.answers.accepted,
    answers: venueSumOf(venue),
    lastReceivedAt: venue.lastReceivedAt,
    lastHeardAt: lastHeardAt(venue),
  }
}

function sumOf(parts: readonly Figures[]): Figures {
  const sum = (name: 'people' | 'accepted') => parts.reduce((total, part) => total + part[name], 0)
  return {
    people: sum('people'),
    accepted: sum('accepted'),
    answers: totalOf(parts.map(({ answers }) => answers)),
  }
}

function latest(moments: readonly (number | null)[]): number | null {
  const last = Math.max(0, ...moments.map((moment) => moment ?? 0))
  return last === 0 ? null : last
}
