import type { History } from '@living-libraries/model/history'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

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
