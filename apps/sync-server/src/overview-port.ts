import type { Json } from '@living-libraries/model/json'
import type { OverviewAnswer } from '@living-libraries/model/overview'
import type { ReviewState } from '@living-libraries/model/review'

/** What the region's desk reads, over all spaces at once. */
export interface Overview {
  /** Every session of which the centre has anything, deleted ones too. */
  sessions(): Promise<OverviewSession[]>
  /** Server clock in ms of the last change, by venue. */
  lastReceived(): Promise<Map<string, number>>
  /** The librarians' installations that are not shut out, by venue. */
  contacts(): Promise<Map<string, VenueContact>>
  answerCounts(): Promise<AnswerCount[]>
  /** What the venues took back, and what was erased with its speaker, by venue. */
  removed(): Promise<Map<string, RemovedAnswers>>
  /** Counted answers of these halls by these groups, by municipality and main question. */
  ofHalls(halls: readonly HallGroup[]): Promise<QuestionCount[]>
  answers(filter: AnswerFilter): Promise<FoundAnswers>
  /** The answers alone; at most one more than the limit. */
  answerPage(filter: AnswerFilter): Promise<OverviewAnswer[]>
  /** By what name others know a person, and a device. */
  writerOf(person: string, device: string): Promise<{ name: string; device: string }>
  /** Those of the ids whose words may be read. */
  answersById(ids: readonly string[]): Promise<OverviewAnswer[]>
  /** Of everything that is found. */
  answerIds(filter: Omit<AnswerFilter, 'after' | 'limit'>): Promise<string[]>
}

export interface RemovedAnswers {
  /** Deleted by the venue, or with the whole session. */
  readonly deleted: number
  readonly setAside: number
}

export interface VenueContact {
  readonly installations: number
  /** Server clock, ms. */
  readonly lastAt: number | null
  /** Records that waited on them at their last contact. */
  readonly unsent: number
}

export interface OverviewSession {
  readonly id: string
  readonly venue: string
  readonly municipality: string | null
  /** False: content came before the session itself. */
  readonly isKnown: boolean
  readonly isDeleted: boolean
  readonly date: string | null
  readonly attendance: Json
  readonly state: ReviewState
  readonly isSelfAccepted: boolean
  readonly submittedAt: number | null
  readonly actedAt: number | null
  /** Not deleted ones. */
  readonly answers: number
  readonly lateAnswers: number
  readonly participants: number
  /** Content of any kind that came after what the coordinator had read. */
  readonly late: number
}

/**
 * Where an answer stands in the counting rule. Every answer is in exactly one class, in this order of asking:
 * erased with its speaker; deleted itself or with its session; returned; in a draft; late; in a submitted session; in an accepted one.
 */
export type AnswerClass =
  | 'set-aside'
  | 'deleted'
  | 'returned'
  | 'draft'
  | 'late'
  | 'submitted'
  | 'accepted'

/** A group of people in the hall of a session. */
export interface HallGroup {
  readonly session: string
  readonly group: string
}

export interface QuestionCount {
  readonly municipality: string
  readonly question: string
  readonly group: string
  readonly count: number
}

export interface AnswerCount {
  readonly class: AnswerClass
  readonly municipality: string | null
  readonly question: string
  /** null: not stated. */
  readonly group: string | null
  readonly count: number
}

export interface AnswerFilter {
  readonly question: string | null
  /** Whether an answer is also found by its further questions. */
  readonly withAlso: boolean
  readonly municipality: string | null
  readonly venue: string | null
  readonly session: string | null
  /** `unstated`: those without a group. */
  readonly group: string | null
  readonly state: string | null
  readonly late: boolean | null
  /** Id of a theme, with all below it; `none`: without any. */
  readonly theme: string | null
  /** Whether somebody read it for the themes. */
  readonly isRead: boolean | null
  /** Text of a `tsquery`. */
  readonly query: string | null
  /** Ids greater than this one. */
  readonly after: string | null
  readonly limit: number
}

export interface FoundAnswers {
  /** At most one more than the limit: then there are further ones. */
  readonly answers: readonly OverviewAnswer[]
  readonly total: number
  readonly facets: readonly Facet[]
}

export interface Facet {
  readonly name: 'question' | 'municipality' | 'venue' | 'group' | 'state' | 'late'
  readonly value: string
  readonly count: number
}
