import * as v from 'valibot'
import { identifierSchema } from './identifier.ts'
import { namingSchema } from './naming.ts'
import { packIdSchema } from './kind.ts'
import { unstatedGroup } from './kinds/session.ts'

/**
 * What the region's desk reads of all territories at once: counts of everything, and the words of answers only
 * once their session was submitted. No personal field stands in any of it.
 */

const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0))
const momentSchema = v.number()
const countsSchema = v.record(v.string(), countSchema)
/** A group of the pack, or `unstated` where the speaker's group was not told. */
const groupSchema = v.union([packIdSchema, v.literal(unstatedGroup)])

export const reviewStateSchema = v.picklist(['draft', 'submitted', 'returned', 'accepted'])

export const boardSessionSchema = v.object({
  id: identifierSchema,
  date: v.nullable(v.string()),
  state: reviewStateSchema,
  isSelfAccepted: v.boolean(),
  answers: countSchema,
  /** Answers among what came late. */
  lateAnswers: v.optional(countSchema, 0),
  /** Content that came after the coordinator had read. */
  late: countSchema,
  /** Server clock, ms. */
  submittedAt: v.nullable(momentSchema),
  actedAt: v.nullable(momentSchema),
})

export const boardVenueSchema = v.object({
  venue: packIdSchema,
  municipality: packIdSchema,
  name: v.string(),
  address: v.nullable(v.string()),
  /** Not deleted ones, the earliest first; empty: nothing was begun. */
  sessions: v.array(boardSessionSchema),
  /** People present, by group; see `attendanceOf`. */
  attendance: countsSchema,
  /** Participants who were entered one by one. */
  participants: countSchema,
  answers: v.object({
    /** Not deleted, in sessions that are not deleted. */
    received: countSchema,
    /** Of them, in accepted sessions and read by the coordinator. */
    accepted: countSchema,
    late: countSchema,
    /** Beside the received: taken back by the venue, or with a whole session. */
    deleted: v.optional(countSchema, 0),
    /** Beside the received: erased with their speaker. */
    setAside: v.optional(countSchema, 0),
  }),
  lastReceivedAt: v.nullable(momentSchema),
  /** With the installations of its librarians; a coordinator's is not among them. */
  contact: v.object({
    installations: countSchema,
    /** When any of them last spoke with the centre, also without having anything to send. */
    lastAt: v.nullable(momentSchema),
    /** Records that waited on them at their last contact. */
    unsent: countSchema,
  }),
})

export const boardMunicipalitySchema = v.object({
  municipality: packIdSchema,
  name: v.string(),
  lat: v.nullable(v.number()),
  lon: v.nullable(v.number()),
})

/** GET /api/overview/board */
export const boardSchema = v.object({
  /** Server clock, ms. */
  asOf: momentSchema,
  municipalities: v.array(boardMunicipalitySchema),
  venues: v.array(boardVenueSchema),
})

/**
 * The counting rule, printed with every report:
 * received = counted + late + returned + inDraft + deleted + setAside.
 */
export const countingRuleSchema = v.object({
  /** Every answer that the centre has, deleted ones too. */
  received: countSchema,
  /** In submitted or accepted sessions, not late. */
  counted: countSchema,
  /** Of the counted: in submitted sessions, not yet reviewed by a coordinator. */
  countedUnreviewed: countSchema,
  /** In accepted sessions, after what the coordinator had read. */
  late: countSchema,
  returned: countSchema,
  inDraft: countSchema,
  /** Deleted by the venue, or with the whole session. */
  deleted: countSchema,
  /** Erased with their speaker, who asked for it: that they were said is known, and nothing else. */
  setAside: v.optional(countSchema, 0),
})

const answerCellSchema = v.object({
  municipality: packIdSchema,
  question: packIdSchema,
  group: groupSchema,
  count: countSchema,
})

/**
 * GET /api/overview/numbers. Lists hold only what is not zero; the answers in them are the counted ones, once
 * under their main question.
 */
export const numbersSchema = v.object({
  asOf: momentSchema,
  /** People present. */
  attendance: v.array(
    v.object({ municipality: packIdSchema, group: groupSchema, count: countSchema }),
  ),
  answers: v.array(answerCellSchema),
  /** The same as files may tell it, see `groupTelling`; absent: of an older centre. */
  told: v.optional(v.array(answerCellSchema)),
  rule: countingRuleSchema,
})

/** The states whose words the region may read. */
export const readableStateSchema = v.picklist(['submitted', 'accepted'])

export const answersPageLimit = 100

/** Query of GET /api/overview/answers: what is absent does not restrict. */
export const answersQuerySchema = v.object({
  /** Also finds answers that name the question among their further ones. */
  question: v.optional(packIdSchema),
  /** `without`: not by their further questions, as the numbers count. */
  also: v.optional(v.literal('without')),
  municipality: v.optional(packIdSchema),
  venue: v.optional(packIdSchema),
  session: v.optional(identifierSchema),
  group: v.optional(groupSchema),
  state: v.optional(readableStateSchema),
  /** `only`: what came after acceptance; `without`: the rest. */
  late: v.optional(v.picklist(['only', 'without'])),
  /** Assigned to it or to a theme below it; `none`: to no theme. */
  theme: v.optional(v.union([identifierSchema, v.literal('none')])),
  /** Whether somebody has read it for the themes. */
  reading: v.optional(v.picklist(['read', 'unread'])),
  /** A search line: see `parseSearch`. */
  text: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  /** `next` of the page before. */
  cursor: v.optional(v.pipe(v.string(), v.maxLength(300))),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/),
      v.transform(Number),
      v.minValue(1),
      v.maxValue(answersPageLimit),
    ),
  ),
})

export const overviewAnswerSchema = v.object({
  id: identifierSchema,
  session: identifierSchema,
  venue: packIdSchema,
  municipality: packIdSchema,
  question: packIdSchema,
  also: v.array(packIdSchema),
  text: v.string(),
  /** null: Russian. */
  language: v.nullable(v.string()),
  translation: v.nullable(v.string()),
  /** The name of the table, where there is one. */
  table: v.nullable(v.string()),
  /** null: not stated. */
  group: v.nullable(packIdSchema),
  level: v.nullable(packIdSchema),
  /** Whom the words name; null: nobody who needs care. */
  naming: v.optional(v.nullable(namingSchema), null),
  state: readableStateSchema,
  isLate: v.boolean(),
  /** The themes that it was assigned to. */
  themes: v.array(identifierSchema),
})

/** GET /api/overview/answers */
export const answersPageSchema = v.object({
  asOf: momentSchema,
  answers: v.array(overviewAnswerSchema),
  total: countSchema,
  /** How many there would be with another value of one filter, the other filters kept. */
  facets: v.object({
    question: countsSchema,
    municipality: countsSchema,
    venue: countsSchema,
    group: countsSchema,
    state: countsSchema,
    late: countSchema,
  }),
  next: v.nullable(v.string()),
})

export type Board = v.InferOutput<typeof boardSchema>
export type BoardVenue = v.InferOutput<typeof boardVenueSchema>
export type BoardSession = v.InferOutput<typeof boardSessionSchema>
export type BoardMunicipality = v.InferOutput<typeof boardMunicipalitySchema>
export type CountingRule = v.InferOutput<typeof countingRuleSchema>
export type Numbers = v.InferOutput<typeof numbersSchema>
export type AnswersQuery = v.InferOutput<typeof answersQuerySchema>
export type OverviewAnswer = v.InferOutput<typeof overviewAnswerSchema>
export type AnswersPage = v.InferOutput<typeof answersPageSchema>
