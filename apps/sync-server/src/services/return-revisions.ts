import { valueAt } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import type { MergedRecord } from '@living-libraries/model/merge'
import { leafPaths } from '@living-libraries/model/leaf-paths'
import type { Offer, OfferResult } from '@living-libraries/model/offer'
import type { Revision } from '../ports.ts'

/**
 * The rows of the history that an offer comes to. They follow one another, each with a number of its own: what came
 * back, then every text that came back beside it, or that somebody had written over in the lost time. A dispute may
 * be settled and a text written over; what was said stays where it can be brought back from.
 */
export function returnRevisions(
  { state: offered, seen }: Offer,
  before: MergedRecord | undefined,
  { outcome, record, replaced, kept }: OfferResult,
  arrival: Pick<Revision, 'device' | 'receivedAt'>,
): Omit<Revision, 'seq'>[] {
  const { id, space, changed } = record.state
  const row = (
    person: string,
    set: { [path: string]: Json },
    gone: { readonly [path: string]: Json | null },
  ): Omit<Revision, 'seq'> => ({
    space,
    record: id,
    // No change of anybody's: a return. Numbers of changes begin at 1.
    change: { n: 0, base: seen, madeAt: offered.changed.at, set, unset: [] },
    replaced: gone,
    person,
    ...arrival,
  })
  const back = before === undefined ? leafPaths(record.state) : Object.keys(replaced)
  const set = Object.fromEntries(back.map((path) => [path, valueAt(record.state, path) ?? null]))
  return [
    ...(outcome === 'same' ? [] : [row(changed.person, set, replaced)]),
    ...kept.map(({ path, value, person, isSettled }) => {
      // What is set by a return does not come once more by the change that first said it (`returned-values.ts`).
      return row(person, isSettled ? { [path]: value } : {}, { [path]: value })
    }),
  ]
}
