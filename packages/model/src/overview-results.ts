import * as v from 'valibot'
import { identifierSchema } from './identifier.ts'
import { initiativeStates } from './initiative-state.ts'
import { packIdSchema } from './kind.ts'
import { readableStateSchema } from './overview.ts'

/**
 * What the halls found most valuable and want to do, as the region's desk reads it: words only once their session was
 * submitted, numbers of everything. No personal field stands in any of it: who carries an initiative is told by the
 * title of a group and by how many people are in a team.
 */

const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

const resultSchema = {
  id: identifierSchema,
  session: identifierSchema,
  venue: packIdSchema,
  municipality: packIdSchema,
  title: v.string(),
  /** Of the pack's kinds; null: not chosen. */
  type: v.nullable(packIdSchema),
  votes: countSchema,
  state: readableStateSchema,
  /** It came after the coordinator had read. */
  isLate: v.boolean(),
}

export const registeredElementSchema = v.object({
  ...resultSchema,
  now: v.nullable(v.string()),
  future: v.nullable(v.string()),
  /** How many answers it grew from. */
  answers: countSchema,
})

/** What the region's desk decided about an initiative. Nobody is named in it. */
const initiativeReviewSchema = v.object({
  state: v.picklist(initiativeStates),
  /** It says something else since the decision. */
  isChanged: v.boolean(),
  /** Everything that was decided and answered, the first first. */
  acts: v.array(
    v.object({
      id: identifierSchema,
      act: v.string(),
      /** Server clock, ms. */
      at: v.number(),
      reason: v.nullable(v.string()),
      /** It came too late to mean anything. */
      isVoid: v.boolean(),
    }),
  ),
})

export const registeredInitiativeSchema = v.object({
  ...resultSchema,
  /** Which version these words are of: a decision names it. */
  version: v.optional(countSchema, 0),
  review: v.optional(initiativeReviewSchema, { state: 'sent', isChanged: false, acts: [] }),
  problem: v.nullable(v.string()),
  result: v.nullable(v.string()),
  /** By the pack's `resourceLevels`. */
  resources: v.record(v.string(), v.string()),
  support: v.nullable(v.string()),
  stages: v.array(v.string()),
  regionEffect: v.nullable(v.string()),
  /** The title of the group of territorial development that carries it. */
  carrier: v.nullable(v.string()),
  /** People in its team. */
  team: countSchema,
  /** Other municipalities that take part. */
  partners: v.array(packIdSchema),
  /** Pieces of the passport that say something. */
  filled: countSchema,
})

export const resultKindSchema = v.picklist(['element', 'initiative', 'delegate'])

/** GET /api/overview/results */
export const resultsSchema = v.object({
  /** Server clock, ms. */
  asOf: v.number(),
  /** Those with most votes first. */
  initiatives: v.array(registeredInitiativeSchema),
  elements: v.array(registeredElementSchema),
  /**
   * Everything that the centre has: `counted` are in submitted or accepted sessions and not late, as the counting rule
   * of answers has it; the rest is late, returned, in drafts or deleted.
   */
  counts: v.array(
    v.object({
      municipality: packIdSchema,
      kind: resultKindSchema,
      received: countSchema,
      counted: countSchema,
    }),
  ),
})

/** GET /api/overview/arrivals: when the centre received answers and initiatives, deleted ones too. */
export const arrivalsSchema = v.object({
  asOf: v.number(),
  hours: v.array(
    v.object({
      /** Server clock, ms: when the hour began. The earliest first; hours in which nothing came are left out. */
      hour: v.number(),
      /** Answers. */
      received: countSchema,
      initiatives: v.optional(countSchema, 0),
    }),
  ),
})

export type RegisteredElement = v.InferOutput<typeof registeredElementSchema>
export type RegisteredInitiative = v.InferOutput<typeof registeredInitiativeSchema>
export type ResultKind = v.InferOutput<typeof resultKindSchema>
export type Results = v.InferOutput<typeof resultsSchema>
export type Arrivals = v.InferOutput<typeof arrivalsSchema>
