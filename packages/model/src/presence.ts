import * as v from 'valibot'
import { identifierSchema } from './identifier.ts'
import { packIdSchema } from './kind.ts'

/**
 * POST /api/presence: somebody is typing an answer. It is told on to the colleagues of the venue and forgotten; no
 * name and no word goes with it.
 */
export const presenceSchema = v.strictObject({
  venue: packIdSchema,
  session: identifierSchema,
  person: identifierSchema,
  table: v.optional(packIdSchema),
})
export type Presence = v.InferOutput<typeof presenceSchema>

/** What the stream tells: from which device, so that one person at two of them is two. */
export const toldPresenceSchema = v.strictObject({
  ...presenceSchema.entries,
  device: identifierSchema,
})
export type ToldPresence = v.InferOutput<typeof toldPresenceSchema>

/** While somebody goes on typing it is told so often, and no oftener. */
export const presenceEveryMs = 20_000
/** Nothing more was heard for so long: nobody types there any more. One telling may get lost. */
export const presenceLastsMs = 45_000
