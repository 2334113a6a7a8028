import * as v from 'valibot'
import { identifierSchema } from './identifier.ts'
import { packIdSchema } from './kind.ts'
import { unstatedGroup } from './kinds/session.ts'
import { answersQuerySchema, countingRuleSchema, overviewAnswerSchema } from './overview.ts'
import { textSchema } from './text.ts'

/** What the region's desk makes of answers: a codebook of themes, and which answer belongs to which of them. */

export const themeTitleLimit = 200
export const themeDefinitionLimit = 4000
/** So many answers are assigned one by one at once; more of them by a search. */
export const assignedLimit = 1000

const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0))
const momentSchema = v.number()
const titleSchema = v.pipe(textSchema(themeTitleLimit), v.regex(/\S/, 'without a title'))
const definitionSchema = textSchema(themeDefinitionLimit)
const answersSchema = v.pipe(v.array(identifierSchema), v.minLength(1), v.maxLength(assignedLimit))

const { cursor: _cursor, limit: _limit, ...filters } = answersQuerySchema.entries
/** What the list of answers was filtered by and searched for. */
export const savedSearchSchema = v.object(filters)
export type SavedSearch = v.InferOutput<typeof savedSearchSchema>

/** `candidate`: a saved search that nobody has made a theme of yet; `gone`: merged into another or removed. */
export const themeStateSchema = v.picklist(['candidate', 'active', 'gone'])

export const themeSchema = v.object({
  id: identifierSchema,
  title: v.string(),
  /** What belongs to it and what does not, so that two readers assign alike. */
  definition: v.string(),
  parent: v.nullable(identifierSchema),
  state: themeStateSchema,
  mergedInto: v.nullable(identifierSchema),
  /** The search that it grew from. */
  search: v.nullable(savedSearchSchema),
  /** Answers that show what is meant. */
  examples: v.array(identifierSchema),
})
export type Theme = v.InferOutput<typeof themeSchema>

/** A part of the answers that one reader reads: of a question, of a territory, or where both meet. */
export const readingShareSchema = v.object({
  id: identifierSchema,
  reader: identifierSchema,
  question: v.nullable(packIdSchema),
  municipality: v.nullable(packIdSchema),
  isOver: v.boolean(),
})
export type ReadingShare = v.InferOutput<typeof readingShareSchema>

/**
 * A command to the centre. Each is one step of the history and can be undone.
 *
 * | act           | does                                                                                  |
 * |---------------|---------------------------------------------------------------------------------------|
 * | `make`        | a theme; with a search a candidate                                                     |
 * | `change`      | its title, definition or parent; a candidate becomes a theme                           |
 * | `example`     | an answer shows what is meant, or no longer                                            |
 * | `read`        | somebody read an answer, and assigned or released it                                   |
 * | `assign`      | answers to a theme                                                                     |
 * | `assignFound` | everything that a search finds now                                                     |
 * | `release`     | answers from a theme                                                                   |
 * | `merge`       | all answers and parts of a theme go over into another                                  |
 * | `split`       | answers of a theme go over into a new one beside it                                    |
 * | `remove`      | the theme; its answers are released, its parts go up                                   |
 * | `shareOut`    | a part of the unread answers to a reader                                               |
 * | `endShare`    | takes it back                                                                          |
 * | `undo`        | takes back what is still as a command left it; what was changed since stays            |
 */
export const themeCommandSchema = v.variant('act', [
  v.object({
    act: v.literal('make'),
    theme: identifierSchema,
    title: titleSchema,
    definition: definitionSchema,
    parent: v.nullable(identifierSchema),
    search: v.nullable(savedSearchSchema),
  }),
  v.object({
    act: v.literal('change'),
    theme: identifierSchema,
    title: v.optional(titleSchema),
    definition: v.optional(definitionSchema),
    parent: v.optional(v.nullable(identifierSchema)),
    state: v.optional(v.literal('active')),
  }),
  v.object({
    act: v.literal('example'),
    theme: identifierSchema,
    answer: identifierSchema,
    isExample: v.boolean(),
  }),
  v.object({
    act: v.literal('read'),
    answer: identifierSchema,
    assign: v.pipe(v.array(identifierSchema), v.maxLength(50)),
    release: v.pipe(v.array(identifierSchema), v.maxLength(50)),
  }),
  v.object({ act: v.literal('assign'), theme: identifierSchema, answers: answersSchema }),
  v.object({
    act: v.literal('assignFound'),
    theme: identifierSchema,
    search: savedSearchSchema,
  }),
  v.object({ act: v.literal('release'), theme: identifierSchema, answers: answersSchema }),
  v.object({ act: v.literal('merge'), theme: identifierSchema, into: identifierSchema }),
  v.object({
    act: v.literal('split'),
    theme: identifierSchema,
    made: identifierSchema,
    title: titleSchema,
    answers: answersSchema,
  }),
  v.object({ act: v.literal('remove'), theme: identifierSchema }),
  v.object({
    act: v.literal('shareOut'),
    share: identifierSchema,
    reader: identifierSchema,
    question: v.nullable(packIdSchema),
    municipality: v.nullable(packIdSchema),
  }),
  v.object({ act: v.literal('endShare'), share: identifierSchema }),
  v.object({ act: v.literal('undo'), command: identifierSchema }),
])
export type ThemeCommand = v.InferOutput<typeof themeCommandSchema>
export type ThemeAct = ThemeCommand['act']

/** Body of POST /api/themes. Sent again under the same id, it changes nothing more. */
export const themeRequestSchema = v.object({
  id: identifierSchema,
  /** Who of the device's persons acts. */
  person: identifierSchema,
  command: themeCommandSchema,
})
export type ThemeRequest = v.InferOutput<typeof themeRequestSchema>

/** How many answers a command assigned and released. */
export const themeDoneSchema = v.object({ assigned: countSchema, released: countSchema })
export type ThemeDone = v.InferOutput<typeof themeDoneSchema>

/** `assigned` has at least one theme, `read` was read by somebody; both of all whose words the region may read. */
export const coverageSchema = v.object({
  answers: countSchema,
  read: countSchema,
  assigned: countSchema,
})
export type Coverage = v.InferOutput<typeof coverageSchema>

/** GET /api/themes */
export const codebookSchema = v.object({
  asOf: momentSchema,
  themes: v.array(
    v.object({
      ...themeSchema.entries,
      /** Answers assigned to it, and to it or any theme below it, each once. */
      answers: countSchema,
      answersBelow: countSchema,
    }),
  ),
  coverage: coverageSchema,
  readers: v.array(v.object({ id: identifierSchema, name: v.string() })),
  shares: v.array(v.object({ ...readingShareSchema.entries, ...coverageSchema.entries })),
})
export type Codebook = v.InferOutput<typeof codebookSchema>
export type CodebookTheme = Codebook['themes'][number]

/** Query of GET /api/themes/history */
export const themeHistoryQuerySchema = v.object({
  theme: v.optional(identifierSchema),
  answer: v.optional(identifierSchema),
})

/** GET /api/themes/history, the latest first. */
export const themeHistorySchema = v.object({
  asOf: momentSchema,
  acts: v.array(
    v.object({
      id: identifierSchema,
      act: v.string(),
      /** The theme that it was about, with the title that it has now. */
      theme: v.nullable(identifierSchema),
      title: v.nullable(v.string()),
      ...themeDoneSchema.entries,
      name: v.string(),
      at: momentSchema,
      isUndone: v.boolean(),
    }),
  ),
})
export type ThemeHistory = v.InferOutput<typeof themeHistorySchema>

/** Query of GET /api/themes/unread */
export const unreadQuerySchema = v.object({
  question: v.optional(packIdSchema),
  municipality: v.optional(packIdSchema),
})

/** GET /api/themes/unread: the next answers that nobody has read, with what is assigned to them already. */
export const unreadSchema = v.object({
  asOf: momentSchema,
  answers: v.array(overviewAnswerSchema),
  coverage: coverageSchema,
})

/** Query of GET /api/themes/tables */
export const themeTablesQuerySchema = v.object({ question: v.optional(packIdSchema) })

const groupSchema = v.union([packIdSchema, v.literal(unstatedGroup)])

const themeInGroupSchema = v.object({
  theme: identifierSchema,
  group: groupSchema,
  count: countSchema,
})

/**
 * GET /api/themes/tables: counted answers by theme, those of the themes below it among them, each answer once in
 * a cell. `base`: all counted answers of the column.
 */
export const themeTablesSchema = v.object({
  asOf: momentSchema,
  byMunicipality: v.array(
    v.object({ theme: identifierSchema, municipality: packIdSchema, count: countSchema }),
  ),
  byGroup: v.array(themeInGroupSchema),
  /** The same as files may tell it, see `groupTelling`; absent, like `told`: of an older centre. */
  toldByGroup: v.optional(v.array(themeInGroupSchema)),
  base: v.object({
    municipality: v.record(v.string(), countSchema),
    group: v.record(v.string(), countSchema),
    told: v.optional(v.record(v.string(), countSchema)),
    total: countSchema,
  }),
  /** Of the answers that the tables are about. */
  rule: countingRuleSchema,
  coverage: coverageSchema,
})
export type ThemeTables = v.InferOutput<typeof themeTablesSchema>

/** GET /api/overview/answers/:id/similar: what says nearly the same, the most similar first. */
export const similarAnswersSchema = v.object({
  asOf: momentSchema,
  answer: overviewAnswerSchema,
  similar: v.array(
    v.object({ answer: overviewAnswerSchema, likeness: v.pipe(v.number(), v.maxValue(1)) }),
  ),
  /** Themes that similar answers were assigned to, the likeliest first; never assigned by themselves. */
  suggested: v.array(identifierSchema),
})
export type SimilarAnswers = v.InferOutput<typeof similarAnswersSchema>

/** GET /api/themes/groups: answers of a filter that say nearly the same, the largest group first. */
export const answerGroupsSchema = v.object({
  asOf: momentSchema,
  /** So many were compared, and so many there are. */
  compared: countSchema,
  total: countSchema,
  groups: v.array(
    v.object({ ids: v.array(identifierSchema), shown: v.array(overviewAnswerSchema) }),
  ),
})
export type AnswerGroups = v.InferOutput<typeof answerGroupsSchema>

/** GET /api/themes/digest: a working digest of a question and a territory. Quotes are of the theme or one below it. */
export const themeDigestSchema = v.object({
  asOf: momentSchema,
  /** Counted answers; every share is of them. */
  base: countSchema,
  /** Of them, without a stated group. */
  unstated: countSchema,
  /** Of the answers of this question and territory. */
  rule: countingRuleSchema,
  coverage: coverageSchema,
  themes: v.array(
    v.object({
      id: identifierSchema,
      title: v.string(),
      parent: v.nullable(identifierSchema),
      count: countSchema,
      /** Of the count, without a stated group. */
      unstated: countSchema,
      quotes: v.array(overviewAnswerSchema),
    }),
  ),
})
export type ThemeDigest = v.InferOutput<typeof themeDigestSchema>
