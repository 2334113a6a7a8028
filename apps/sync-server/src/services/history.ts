import type { Json } from '@living-libraries/model/json'
import * as v from 'valibot'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

const valuesSchema = v.record(
  v.string(),
  v.custom<Json>((value) => value !== undefined),
)

export const historySchema = v.object({
  /** In the order of arrival. */
  revisions: v.array(
    v.object({
      version: v.number(),
      person: v.string(),
      device: v.string(),
      n: v.number(),
      /** Clock of the device, ms. */
      madeAt: v.number(),
      /** Clock of the server, ms. */
      receivedAt: v.number(),
      set: valuesSchema,
      unset: v.array(v.string()),
      /** What stood there before; null: nothing. */
      replaced: valuesSchema,
    }),
  ),
})
export type History = v.InferOutput<typeof historySchema>

/** Who changed what in a record, and when. A record out of reach is one that does not exist. */
export async function historyOf(
  { storage }: Services,
  caller: Caller,
  id: string,
): Promise<History> {
  const revisions = await storage.read(caller.spaces, ({ records }) => records.revisionsOf(id))
  if (revisions.length === 0) throw new ProblemError('not-found')
  return {
    revisions: revisions.map(({ seq, person, device, receivedAt, replaced, change }) => {
      const { n, madeAt, set, unset } = change
      const values = { set: { ...set }, unset: [...unset], replaced: { ...replaced } }
      return { version: seq, person, device, n, madeAt, receivedAt, ...values }
    }),
  }
}
