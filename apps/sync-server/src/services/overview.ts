import { attendanceOf } from '@living-libraries/model/attendance'
import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { toTsqueryLiteral } from '@living-libraries/model/lexemes/postgres-search'
import { parseSearch } from '@living-libraries/model/lexemes/search'
import {
  type AnswersPage,
  type AnswersQuery,
  answersPageLimit,
  type Board,
  type BoardVenue,
  type CountingRule,
  type Numbers,
} from '@living-libraries/model/overview'
import type { AnswerCount, AnswerFilter, Facet, OverviewSession } from '../overview-port.ts'
import type { Forum } from './forum.ts'
import { toldCounts, untoldIn } from './group-telling.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/** Every venue of the forum and how far it is. */
export async function boardOf({ storage, registry, now }: Services): Promise<Board> {
  const forum = await registry.current()
  return storage.readWhole(async ({ overview }) => {
    const sessions = await overview.sessions()
    const lastReceived = await overview.lastReceived()
    const contacts = await overview.contacts()
    const removed = await overview.removed()
    return {
      asOf: now(),
      municipalities: [...forum.municipalities.values()].map(({ id, ...rest }) => {
        return { municipality: id, ...rest }
      }),
      venues: [...forum.venues.values()].map((venue): BoardVenue => {
        const own = sessions.filter((one) => one.venue === venue.id && !one.isDeleted)
        return {
          venue: venue.id,
          municipality: venue.municipality,
          name: venue.name,
          address: venue.address,
          sessions: own.filter(({ isKnown }) => isKnown).map(boardSession),
          attendance: Object.fromEntries(attendanceIn(own, forum)),
          participants: sum(own, ({ participants }) => participants),
          answers: {
            received: sum(own, ({ answers }) => answers),
            accepted: sum(own, (one) =>
              one.state === 'accepted' ? one.answers - one.lateAnswers : 0,
            ),
            late: sum(own, ({ lateAnswers }) => lateAnswers),
            ...(removed.get(venue.id) ?? { deleted: 0, setAside: 0 }),
          },
          lastReceivedAt: lastReceived.get(venue.id) ?? null,
          contact: contacts.get(venue.id) ?? { installations: 0, lastAt: null, unsent: 0 },
        }
      }),
    }
  })
}

/** The region's numbers and the rule that they follow. */
export async function numbersOf({ storage, registry, now }: Services): Promise<Numbers> {
  const forum = await registry.current()
  return storage.readWhole(async ({ overview }) => {
    const counts = await overview.answerCounts()
    const counted = counts.filter(isCounted)
    const all = await overview.sessions()
    const groups = new Set(counted.flatMap(({ group }) => group ?? []))
    const untold = await overview.ofHalls(untoldIn(all, groups))
    const sessions = all.filter(({ isDeleted }) => !isDeleted)
    const answers = totals(counted, ({ municipality, question, group }) =>
      municipality === null ? undefined : { municipality, question, group: group ?? unstatedGroup },
    )
    const municipalities = new Set(sessions.flatMap(({ municipality }) => municipality ?? []))
    return {
      asOf: now(),
      attendance: [...municipalities].sort().flatMap((municipality) => {
        const own = sessions.filter((one) => one.municipality === municipality)
        return [...attendanceIn(own, forum)].map(([group, count]) => ({
          municipality,
          group,
          count,
        }))
      }),
      answers,
      told: toldCounts(answers, untold),
      rule: ruleOf(counts),
    }
  })
}

/** One page of the words of answers, found by what was asked for. */
export async function answersFor(
  { storage, registry, now }: Services,
  asked: AnswersQuery,
): Promise<AnswersPage> {
  const forum = await registry.current()
  const limit = asked.limit ?? answersPageLimit
  const filter = answerFilterOf(asked, forum)
  const after = afterOf(asked.cursor)
  const found = await storage.readWhole(({ overview }) =>
    overview.answers({ ...filter, after, limit }),
  )
  const answers = found.answers.slice(0, limit)
  const facet = (name: Facet['name']) =>
    Object.fromEntries(
      found.facets.filter((one) => one.name === name).map(({ value, count }) => [value, count]),
    )
  return {
    asOf: now(),
    answers,
    total: found.total,
    facets: {
      question: facet('question'),
      municipality: facet('municipality'),
      venue: facet('venue'),
      group: facet('group'),
      state: facet('state'),
      late: facet('late')['late'] ?? 0,
    },
    next: found.answers.length > limit ? (answers.at(-1)?.id ?? null) : null,
  }
}

/** What the database is asked for; `after` and `limit` are for whoever asks. */
export function answerFilterOf(
  asked: AnswersQuery,
  { lexicon }: Pick<Forum, 'lexicon'>,
): Omit<AnswerFilter, 'after' | 'limit'> {
  const { question = null, municipality = null, venue = null } = asked
  const { session = null, group = null, state = null } = asked
  return {
    question,
    withAlso: asked.also !== 'without',
    municipality,
    venue,
    session,
    group,
    state,
    late: asked.late === undefined ? null : asked.late === 'only',
    theme: asked.theme ?? null,
    isRead: asked.reading === undefined ? null : asked.reading === 'read',
    query: toTsqueryLiteral(parseSearch(asked.text ?? '', lexicon)) ?? null,
  }
}

function boardSession(session: OverviewSession) {
  const { id, date, state, isSelfAccepted, answers, lateAnswers, late } = session
  const { submittedAt, actedAt } = session
  return { id, date, state, isSelfAccepted, answers, lateAnswers, late, submittedAt, actedAt }
}

// A group that the pack does not name would stand in no table: such people count as not stated.
function attendanceIn(sessions: readonly OverviewSession[], forum: Forum): Map<string, number> {
  const known = new Set(forum.pack?.groups.map(({ id }) => id))
  const totals = new Map<string, number>()
  for (const { attendance } of sessions) {
    for (const [group, count] of attendanceOf(attendance)) {
      const shown = known.has(group) ? group : unstatedGroup
      if (count > 0) totals.set(shown, (totals.get(shown) ?? 0) + count)
    }
  }
  return totals
}

function isCounted({ class: of }: AnswerCount): boolean {
  return of === 'submitted' || of === 'accepted'
}

/** How the answers of some counts add up. */
export function ruleOf(counts: readonly AnswerCount[]): CountingRule {
  const of = (...classes: AnswerCount['class'][]) =>
    sum(counts, (one) => (classes.includes(one.class) ? one.count : 0))
  return {
    received: sum(counts, ({ count }) => count),
    counted: of('submitted', 'accepted'),
    countedUnreviewed: of('submitted'),
    late: of('late'),
    returned: of('returned'),
    inDraft: of('draft'),
    deleted: of('deleted'),
    setAside: of('set-aside'),
  }
}

function totals<Key extends { readonly [name: string]: string }>(
  counts: readonly AnswerCount[],
  keyOf: (count: AnswerCount) => Key | undefined,
): (Key & { count: number })[] {
  const found = new Map<string, Key & { count: number }>()
  for (const one of counts) {
    const key = keyOf(one)
    if (key === undefined) continue
    const name = JSON.stringify(key)
    const before = found.get(name)?.count ?? 0
    found.set(name, { ...key, count: before + one.count })
  }
  return [...found].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, total]) => total)
}

function afterOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor)) {
    throw new ProblemError('body-malformed', 'cursor is not valid')
  }
  return cursor
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
