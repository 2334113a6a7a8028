import * as v from 'valibot'
import { identifierSchema } from './identifier.ts'

const holdingDeviceSchema = v.object({
  id: identifierSchema,
  name: v.string(),
  /** Server clock, ms; null: never since it joined. */
  lastSeenAt: v.nullable(v.number()),
  isRevoked: v.boolean(),
})

/**
 * GET /api/records/:id/holders: where the words of one record are, and after an erasure where they may still be. For
 * those who may erase it.
 */
export const holdersSchema = v.object({
  record: identifierSchema,
  kind: v.string(),
  /** Fields with personal values, by name; never the values. */
  fields: v.array(v.string()),
  /** Answers that name it as their speaker. */
  answers: v.number(),
  /** Rows of the history that still hold values. */
  revisions: v.number(),
  /** Pieces of pictures. */
  pictures: v.number(),
  /** Server clock, ms; null: it is not erased. */
  erasedAt: v.nullable(v.number()),
  /** Devices that have it; after an erasure only those that have not been in touch since. */
  devices: v.array(holdingDeviceSchema),
})
export type Holders = v.InferOutput<typeof holdersSchema>
