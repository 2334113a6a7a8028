import type { BoardVenue } from '@living-libraries/model/overview'

/** How the received answers are made up, by the counting rule of the region's numbers. */
export interface AnswerSum {
  /** All that the centre has, deleted ones too. */
  readonly received: number
  readonly counted: number
  readonly late: number
  readonly returned: number
  readonly inDraft: number
  readonly deleted: number
  readonly setAside: number
}

/** In the order of the rule: the first is the sum of the others. */
export const answerSumParts = [
  'received',
  'counted',
  'late',
  'returned',
  'inDraft',
  'deleted',
  'setAside',
] as const satisfies readonly (keyof AnswerSum)[]

export function totalOf(sums: readonly AnswerSum[]): AnswerSum {
  const all = (part: keyof AnswerSum) => sums.reduce((total, sum) => total + sum[part], 0)
  return {
    received: all('received'),
    counted: all('counted'),
    late: all('late'),
    returned: all('returned'),
    inDraft: all('inDraft'),
    deleted: all('deleted'),
    setAside: all('setAside'),
  }
}

/** received = counted + late + returned + inDraft + deleted + setAside, session by session. */
export function venueSumOf({ sessions, answers }: BoardVenue): AnswerSum {
  const of = (states: readonly string[], count: (session: (typeof sessions)[number]) => number) =>
    sessions
      .filter(({ state }) => states.includes(state))
      .reduce((sum, session) => sum + count(session), 0)
  const decided = ['submitted', 'accepted']
  const known = sessions.reduce((sum, session) => sum + session.answers, 0)
  const { deleted, setAside } = answers
  return {
    received: answers.received + deleted + setAside,
    deleted,
    setAside,
    counted: of(decided, (session) => session.answers - session.lateAnswers),
    late: of(decided, ({ lateAnswers }) => lateAnswers),
    returned: of(['returned'], (session) => session.answers),
    // What came before its session counts as a draft: nobody has handed it in.
    inDraft: of(['draft'], (session) => session.answers) + answers.received - known,
  }
}

/** Why something of a venue may be missing at the centre or in the numbers. */
export type Missing =
  | { readonly what: 'nobody' }
  | { readonly what: 'nothing' }
  | { readonly what: 'unsent'; readonly records: number }
  | { readonly what: 'draft' | 'returned' | 'late'; readonly answers: number }

/** Everything that is missing of a venue, and where it is; empty: the centre has all that was told of it. */
export function missingOf(venue: BoardVenue): Missing[] {
  const { contact, lastReceivedAt, sessions } = venue
  const { late, returned, inDraft } = venueSumOf(venue)
  const hasState = (wanted: string) => sessions.some(({ state }) => state === wanted)
  return [
    ...(lastReceivedAt === null && contact.installations === 0
      ? [{ what: 'nobody' } as const]
      : sessions.length === 0
        ? [{ what: 'nothing' } as const]
        : []),
    ...(contact.unsent > 0 ? [{ what: 'unsent', records: contact.unsent } as const] : []),
    ...(hasState('draft') || inDraft > 0 ? [{ what: 'draft', answers: inDraft } as const] : []),
    ...(hasState('returned') ? [{ what: 'returned', answers: returned } as const] : []),
    ...(late > 0 ? [{ what: 'late', answers: late } as const] : []),
  ]
}
