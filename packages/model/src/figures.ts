import { attendanceOf } from './attendance.ts'
import type { RecordOf } from './kinds.ts'
import { type SessionOutcome, unstatedGroup } from './kinds/session.ts'
import type { CountingRule } from './overview.ts'
import { type ActRecord, foldReview, isLate, type Review, type ReviewState } from './review.ts'
import { venueOfSpace } from './space.ts'

/** The raw records of one municipality that its numbers are computed from. */
export interface CountedRecords {
  /** The deleted ones too, so that the rule adds up. */
  readonly sessions: readonly RecordOf<'session'>[]
  readonly answers: readonly RecordOf<'answer'>[]
  readonly acts: readonly (ActRecord & { readonly session: string | null })[]
}

/** `accepted`: as the region counts, submitted and accepted sessions; `all`: also what nobody has submitted yet. */
export type CountingBasis = 'accepted' | 'all'

export interface CountedSession {
  readonly id: string
  readonly venue: string
  readonly date: string | undefined
  readonly state: ReviewState
  readonly isSelfAccepted: boolean
  readonly outcome: SessionOutcome
  readonly people: number
  readonly answers: number
}

export interface Figures {
  readonly sessions: readonly CountedSession[]
  /** People present in the counted sessions. */
  readonly people: number
  readonly peopleByGroup: ReadonlyMap<string, number>
  /** Counted answers, each once, under its main question. */
  readonly answersByQuestion: ReadonlyMap<string, number>
  readonly answersByGroup: ReadonlyMap<string, number>
  /** Ids of the counted answers. */
  readonly counted: ReadonlySet<string>
  /** received = counted + late + returned + inDraft + deleted + setAside, whatever the basis. */
  readonly rule: CountingRule
}

/** Everything that a report counts, from the raw records, by the one counting rule. */
export function figuresOf(
  { sessions, answers, acts }: CountedRecords,
  basis: CountingBasis,
  knownGroups: ReadonlySet<string>,
): Figures {
  const present = new Map(sessions.filter(({ deleted }) => !deleted).map((one) => [one.id, one]))
  const reviews = new Map(
    [...present.keys()].map((id) => [id, foldReview(acts.filter(({ session }) => session === id))]),
  )
  const shown = (group: string | undefined) =>
    group !== undefined && knownGroups.has(group) ? group : unstatedGroup
  const rule = {
    received: 0,
    counted: 0,
    countedUnreviewed: 0,
    late: 0,
    returned: 0,
    inDraft: 0,
    deleted: 0,
    setAside: 0,
  }
  const counted = new Set<string>()
  const byQuestion = new Map<string, number>()
  const byGroup = new Map<string, number>()
  const bySession = new Map<string, number>()
  for (const answer of answers) {
    const fate = fateOf(answer, reviews, basis)
    rule.received += 1
    if (fate === 'unreviewed') rule.countedUnreviewed += 1
    if (fate !== 'counted' && fate !== 'unreviewed') {
      rule[fate] += 1
      continue
    }
    rule.counted += 1
    counted.add(answer.id)
    add(byQuestion, answer.fields.question ?? '', 1)
    add(byGroup, shown(answer.fields.group), 1)
    add(bySession, answer.session ?? '', 1)
  }
  const peopleByGroup = new Map<string, number>()
  const countedSessions = [...present.values()].map((session): CountedSession => {
    const review = reviews.get(session.id)
    const state = review?.state ?? 'draft'
    const own = attendanceOf(session.fields.attendance)
    if (isCountedState(state, basis)) {
      for (const [group, count] of own) if (count > 0) add(peopleByGroup, shown(group), count)
    }
    return {
      id: session.id,
      venue: venueOfSpace(session.space) ?? '',
      date: session.fields.date,
      state,
      isSelfAccepted: review?.isSelfAccepted ?? false,
      outcome: session.fields.outcome ?? 'held',
      people: sum(own.values()),
      answers: bySession.get(session.id) ?? 0,
    }
  })
  return {
    sessions: countedSessions,
    people: sum(peopleByGroup.values()),
    peopleByGroup,
    answersByQuestion: byQuestion,
    answersByGroup: byGroup,
    counted,
    rule,
  }
}

/** Whether what was said on a session in this state is counted. */
export function isCountedState(state: ReviewState, basis: CountingBasis): boolean {
  return basis === 'all' || state === 'submitted' || state === 'accepted'
}

type Fate = 'counted' | 'unreviewed' | 'late' | 'returned' | 'inDraft' | 'deleted' | 'setAside'

function fateOf(
  answer: RecordOf<'answer'>,
  reviews: ReadonlyMap<string, Review>,
  basis: CountingBasis,
): Fate {
  const review = reviews.get(answer.session ?? '')
  if (answer.erased === true) return 'setAside'
  if (answer.deleted || review === undefined) return 'deleted'
  switch (review.state) {
    case 'accepted':
      return isLate(review, answer.id, answer) ? 'late' : 'counted'
    case 'submitted':
      return 'unreviewed'
    case 'returned':
      return basis === 'all' ? 'unreviewed' : 'returned'
    case 'draft':
      return basis === 'all' ? 'unreviewed' : 'inDraft'
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
