import * as v from 'valibot'

const idSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]+$/, 'an id is made of small Latin letters, digits and hyphens'),
)
const textSchema = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'must not be empty'),
)
const dateSchema = v.pipe(v.string(), v.check(isCalendarDate, 'must be a date such as 2024-11-05'))
const momentSchema = v.pipe(
  v.string(),
  v.check(
    isMomentWithOffset,
    'must be a moment with its offset, such as 2024-11-06T22:00:00+08:00',
  ),
)

const questionSchema = v.object({ id: idSchema, text: textSchema })
const choiceSchema = v.object({ id: idSchema, title: textSchema })
const groupSchema = v.object({
  ...choiceSchema.entries,
  /** What one person of the group is called: «Житель», for pseudonyms such as «Житель 12». */
  singular: v.optional(textSchema),
})

const daySchema = v.object({
  date: dateSchema,
  title: textSchema,
  kind: idSchema,
  format: v.optional(idSchema),
  panels: v.optional(v.array(choiceSchema)),
  documents: v.optional(v.array(choiceSchema)),
})

const municipalitySchema = v.object({
  id: idSchema,
  name: textSchema,
  kind: idSchema,
  centre: textSchema,
  lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  lon: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  oktmo: v.optional(v.pipe(v.string(), v.regex(/^\d{8,11}$/, 'OKTMO has 8 to 11 digits'))),
})

const venueSchema = v.object({ id: idSchema, municipality: idSchema, name: textSchema })

const consentSchema = v.object({
  id: idSchema,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** A draft was not yet read by the organiser's lawyer; screens and prints say so. */
  draft: v.boolean(),
  title: textSchema,
  text: textSchema,
})

const deadlineSchema = v.object({
  id: idSchema,
  title: textSchema,
  at: momentSchema,
  ifMissed: textSchema,
})

const supportSchema = v.object({
  name: textSchema,
  telephone: textSchema,
  /** True until the organiser has put a real person and number here. */
  placeholder: v.boolean(),
})

const lexiconEntrySchema = v.object({
  lemma: textSchema,
  forms: v.pipe(v.array(textSchema), v.minLength(1)),
})

/** Words of the region that no stemmer may touch: every form as people write it. */
export const lexiconSchema = v.array(lexiconEntrySchema)

/** The form of a pack; what must also agree between its parts is in forum-pack-contradictions. */
export const forumPackShape = v.object({
  id: idSchema,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'a language code such as ru')),
  timezone: v.pipe(v.string(), v.check(isTimezone, 'must be an IANA zone such as Asia/Irkutsk')),
  title: textSchema,
  host: textSchema,
  region: v.object({ id: idSchema, name: textSchema }),
  dates: v.object({
    start: dateSchema,
    end: dateSchema,
    sessions: v.pipe(v.array(dateSchema), v.minLength(1)),
  }),
  questions: v.pipe(v.array(questionSchema), v.minLength(1)),
  identityLevels: v.array(questionSchema),
  groups: v.pipe(v.array(groupSchema), v.minLength(1)),
  elementKinds: v.array(choiceSchema),
  initiativeKinds: v.array(choiceSchema),
  resourceLevels: v.array(choiceSchema),
  days: v.array(daySchema),
  municipalities: v.pipe(v.array(municipalitySchema), v.minLength(1)),
  venues: v.pipe(v.array(venueSchema), v.minLength(1)),
  consents: v.array(consentSchema),
  /** How long a delegate of a territory may speak. */
  speechMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
  /** Days from the withdrawal of a consent to the end of the data; the law's own unless told. */
  withdrawalDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30))),
  deadlines: v.array(deadlineSchema),
  support: supportSchema,
  lexicon: lexiconSchema,
  /** Names that could not be protected, so that the next person need not find out why again. */
  lexiconLeftOut: v.optional(v.array(v.object({ word: textSchema, why: textSchema }))),
  asOf: v.optional(textSchema),
  note: v.optional(textSchema),
})

export type ForumPack = v.InferOutput<typeof forumPackShape>
export type Lexicon = v.InferOutput<typeof lexiconSchema>
export type LexiconEntry = v.InferOutput<typeof lexiconEntrySchema>
export type Municipality = v.InferOutput<typeof municipalitySchema>
export type Venue = v.InferOutput<typeof venueSchema>
export type Consent = v.InferOutput<typeof consentSchema>
export type Deadline = v.InferOutput<typeof deadlineSchema>

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

function isMomentWithOffset(text: string): boolean {
  const shape = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.exec(text)
  return shape?.[1] !== undefined && isCalendarDate(shape[1]) && !Number.isNaN(Date.parse(text))
}

function isTimezone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
