import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import type { JsonObject } from '../json.ts'
import { type Kind, once, type Writer } from '../kind.ts'
import { textSchema } from '../text.ts'

/**
 * What the region's desk and the municipality did about one initiative, never changed afterwards; where it stands is a
 * fold over the acts (`initiative-state.ts`). It lies beside the initiative, so that whoever writes that reads this.
 */
export const initiativeActKind = {
  name: 'initiativeAct',
  spaceTypes: ['venue'],
  ofSession: true,
  content: false,
  writers: ['coordinator', 'server'],
  rank: 6,
  appendOnly: true,
  mayMake: (values, writers) => mayActOnInitiative(values, writers),
  fields: {
    initiative: once(identifierSchema, { required: true }),
    act: once(v.picklist(['comment', 'return', 'accept', 'send']), { required: true }),
    /** The words: of `comment` and `return` always, of the others where there is something to say. */
    reason: once(textSchema(4000)),
    /** Of `send`: the return that it answers. */
    returned: once(identifierSchema),
    /** Of what the region's desk does: the version of the initiative that it had read. */
    seen: once(v.pipe(v.number(), v.integer(), v.minValue(0))),
    /** Who of the region's desk it was; the server only writes it down. */
    by: once(textSchema(200), { personal: true }),
  },
} as const satisfies Kind

/**
 * | act                      | who                                                                   |
 * |--------------------------|-----------------------------------------------------------------------|
 * | send                     | the municipality's coordinator                                        |
 * | comment, return, accept  | the region's desk, through the server, which writes it down for them  |
 */
export function mayActOnInitiative(
  { act, reason, returned, seen }: JsonObject,
  writers: readonly Writer[],
): boolean {
  switch (act as InitiativeAct | undefined) {
    case 'send':
      return writers.includes('coordinator') && returned !== undefined
    case 'comment':
    case 'return':
      return writers.includes('server') && seen !== undefined && reason !== undefined
    case 'accept':
      return writers.includes('server') && seen !== undefined
    case undefined:
      return false
  }
  return false
}

export type InitiativeAct = 'comment' | 'return' | 'accept' | 'send'
