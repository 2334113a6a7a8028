import * as v from 'valibot'
import type { Json, JsonObject } from './json.ts'
import type { SpaceType } from './space.ts'

/**
 * How a field merges when two devices set it without having seen each other:
 *
 * | rule       | on a true conflict                                                              |
 * |------------|---------------------------------------------------------------------------------|
 * | `register` | the later arrival stands, the other value is kept in `disputed`; or `stands` says which |
 * | `map`      | entries are paths of their own (`tables/t1`); each entry is a register          |
 * | `tally`    | a map of whole numbers, one per subject and device (`<subject>:<device>`), summed; a device may set only its own, so there is no conflict |
 * | `once`     | set by the change that makes the record, never again                            |
 *
 * A set is a `map` of `true`; an ordered list is a `map` whose entries carry their place (`ordered-list.ts`).
 */
export type MergeRule = 'register' | 'map' | 'tally' | 'once'

/**
 * Which of two values stands where two set a register or an entry of a map without having seen each other, whichever came
 * later. Nobody has to decide then; what does not stand is in the history.
 *
 * | `earliest` | the earlier day, and any day over none                                                       |
 * | `greatest` | the greater number, and any over none                                                        |
 * | `said`     | what somebody said stands until somebody who has seen it takes it back                       |
 * | `unsaid`   | what not both say is not said                                                                |
 */
export type Standing = 'earliest' | 'greatest' | 'said' | 'unsaid'

export interface Field {
  readonly rule: MergeRule
  /** Of the value, or of one entry where the rule is `map` or `tally`. */
  readonly schema: v.GenericSchema<unknown, Json>
  /** Sealed on the device from the first write, left out of consolidated views, exports and logs. */
  readonly personal?: true
  /** Only the person who made the record may set it again. */
  readonly authorOnly?: true
  /** The record cannot be made without it. */
  readonly required?: true
  /** Absent: people decide. */
  readonly stands?: Standing
}

export type Writer = 'librarian' | 'coordinator' | 'regional' | 'administrator' | 'server'

export interface Kind {
  readonly name: string
  readonly spaceTypes: readonly SpaceType[]
  /** Whether the record belongs to a session, named in its envelope. */
  readonly ofSession: boolean
  /** Counts as content of the session: what a reviewer reads and accepts. */
  readonly content: boolean
  readonly writers: readonly Writer[]
  /** The order of going (S4): smaller leaves the device first. */
  readonly rank: number
  readonly fields: { readonly [field: string]: Field }
  /** Never changed nor deleted once it is made. */
  readonly appendOnly?: true
  /**
   * Personal fields that stand only while `mayBeNamed` of the record: a change that says one without consent loses it,
   * and one that takes the consent away takes them with it, also those that its writer had not seen.
   */
  readonly named?: readonly string[]
  /** Whether someone with these capacities may set this value at this path; absent: any writer may. */
  readonly maySet?: (path: string, value: Json, writers: readonly Writer[]) => boolean
  /** Whether someone with these capacities may make a record with these values; absent: any writer may. */
  readonly mayMake?: (values: JsonObject, writers: readonly Writer[]) => boolean
}

type FieldSchema = Field['schema']
type Traits = Omit<Field, 'rule' | 'schema'>
interface FieldOf<Rule extends MergeRule, Schema extends FieldSchema> extends Field {
  readonly rule: Rule
  readonly schema: Schema
}

export function register<Schema extends FieldSchema>(
  schema: Schema,
  traits: Traits = {},
): FieldOf<'register', Schema> {
  return { rule: 'register', schema, ...traits }
}

export function once<Schema extends FieldSchema>(
  schema: Schema,
  traits: Traits = {},
): FieldOf<'once', Schema> {
  return { rule: 'once', schema, ...traits }
}

export function map<Schema extends FieldSchema>(
  entry: Schema,
  traits: Traits = {},
): FieldOf<'map', Schema> {
  return { rule: 'map', schema: entry, ...traits }
}

/** Entries may be negative: a correction downwards by another device is its own negative share. */
export function tally(): FieldOf<'tally', typeof shareSchema> {
  return { rule: 'tally', schema: shareSchema }
}

const shareSchema = v.pipe(v.number(), v.integer(), v.minValue(-9999), v.maxValue(9999))

/** The values of a kind's fields, as its screens read them; any may be missing. */
export type ValuesOf<Of extends Kind> = {
  readonly [Name in keyof Of['fields']]?: Of['fields'][Name] extends FieldOf<
    infer Rule,
    infer Schema
  >
    ? Rule extends 'map' | 'tally'
      ? { readonly [key: string]: v.InferOutput<Schema> }
      : v.InferOutput<Schema>
    : never
}

export const packIdSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,80}$/, 'not an id of the forum pack'),
)
