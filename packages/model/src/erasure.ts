import * as v from 'valibot'
import { type Grant, mayAdminister, type Territory } from './access.ts'
import { splitPath, withValueAt } from './change.ts'
import { identifierSchema } from './identifier.ts'
import type { Kind } from './kind.ts'
import { kindOf } from './kinds.ts'
import type { RecordState } from './record.ts'
import { municipalityOfSpace, type Space, spaceSchema, venueOfSpace } from './space.ts'

/**
 * Erasing outranks every other promise (S13): what a person has the right to have forgotten goes from the state, from
 * the history, and at the next contact from every device, with what waits there. The id stays erased for ever.
 *
 * What is left is a tombstone: that there was a record of this kind here, who wrote it down, and nothing that it said.
 */
export function erasedState(
  record: Pick<RecordState, 'id' | 'kind' | 'space' | 'session' | 'made'>,
  by: { readonly person: string; readonly device: string },
  version: number,
  receivedAt: number,
): RecordState {
  const { id, kind, space, session, made } = record
  return {
    id,
    kind,
    space,
    session,
    version,
    fields: {},
    deleted: true,
    erased: true,
    disputed: {},
    made,
    changed: { ...by, at: receivedAt, n: 0, over: version },
  }
}

/**
 * What people say and are in a session, and a page with somebody's signature. Acts of review, sessions and the registry
 * say nothing that may be erased.
 */
export function isErasable(name: string): boolean {
  const kind: Kind | undefined = kindOf(name)
  return kind !== undefined && (kind.ofSession || name === 'scan') && kind.appendOnly !== true
}

/** Whether single values at this path are a person's: they may be forgotten while the rest of the record stays. */
export function isForgettable(kindName: string, path: string): boolean {
  return kindOf(kindName)?.fields[splitPath(path).field]?.personal === true
}

/** The state without these values, which nobody sets again: neither an edit that comes late nor a backup. */
export function forgetting(state: RecordState, paths: readonly string[]): RecordState {
  if (paths.length === 0) return state
  let left = state
  for (const path of paths) left = withValueAt(left, path, undefined)
  const open = Object.entries(left.disputed).filter(([path]) => !paths.includes(path))
  const forgotten = [...new Set([...(state.forgotten ?? []), ...paths])].sort()
  return { ...left, disputed: Object.fromEntries(open), forgotten }
}

/** Coordinators in their own territory; administrators everywhere, because the region answers for the data. */
export function mayErase(grants: readonly Grant[], space: Space, territory: Territory): boolean {
  if (mayAdminister(grants)) return true
  const venue = venueOfSpace(space)
  const municipality =
    venue === undefined ? municipalityOfSpace(space) : territory.municipalityOf(venue)
  return grants.some((grant) => grant.role === 'coordinator' && grant.municipality === municipality)
}

/** POST /api/erasures */
export const erasureRequestSchema = v.union([
  v.strictObject({
    record: identifierSchema,
    /** Of a participant: their answers too, which otherwise stay without a name. */
    withWords: v.optional(v.boolean()),
  }),
  v.strictObject({
    record: identifierSchema,
    /** Only these values of the record: a name in a list, whoever led. */
    paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.minLength(1), v.maxLength(50)),
  }),
  /** Somebody who worked with the app: the name goes everywhere, and so do the roles. */
  v.strictObject({ person: identifierSchema }),
])
export type ErasureRequest = v.InferOutput<typeof erasureRequestSchema>

/** The act: what was erased, when and by whom, and not a word of what it said. */
export const erasureSchema = v.object({
  id: identifierSchema,
  space: spaceSchema,
  /** The record or the person. */
  subject: identifierSchema,
  /** Kind of the record, or `person`. */
  kind: v.string(),
  /** Where only some values of the record were erased. */
  paths: v.array(v.string()),
  /** All records that lost content. */
  records: v.array(identifierSchema),
  /** Rows of the history that lost their values. */
  revisions: v.number(),
  person: identifierSchema,
  device: identifierSchema,
  /** Clock of the server, ms. */
  at: v.number(),
})
export type Erasure = v.InferOutput<typeof erasureSchema>

/** GET /api/erasures: those of the asker's spaces, the newest first. */
export const erasureListSchema = v.object({ erasures: v.array(erasureSchema) })

/**
 * POST /api/erasures/among: what of these was erased. No pull tells a device of a record that it no longer reads, and yet
 * it may hold words of it: refused changes, half-typed fields.
 */
export const erasedAmongRequestSchema = v.strictObject({
  records: v.pipe(v.array(identifierSchema), v.maxLength(500)),
})

/** Whole records, and single values of others. Nothing is told of a record of which nothing was erased. */
export const erasedAmongSchema = v.object({
  records: v.array(identifierSchema),
  values: v.array(v.object({ record: identifierSchema, paths: v.array(v.string()) })),
})
export type ErasedAmong = v.InferOutput<typeof erasedAmongSchema>
