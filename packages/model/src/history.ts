import * as v from 'valibot'
import type { Json } from './json.ts'

const valuesSchema = v.record(
  v.string(),
  v.custom<Json>((value) => value !== undefined),
)

export const revisionSchema = v.object({
  version: v.number(),
  person: v.string(),
  device: v.string(),
  /** 0: given back to a centre that was restored from a backup. */
  n: v.number(),
  /** Clock of the device, ms. */
  madeAt: v.number(),
  /** Clock of the server, ms. */
  receivedAt: v.number(),
  set: valuesSchema,
  unset: v.array(v.string()),
  /** What stood there before, by path; null or absent: nothing. */
  replaced: valuesSchema,
})
export type HistoryRevision = v.InferOutput<typeof revisionSchema>

/** Who changed what in a record, and when. */
export const historySchema = v.object({
  /** In the order of arrival. */
  revisions: v.array(revisionSchema),
})
export type History = v.InferOutput<typeof historySchema>
