import * as v from 'valibot'
import { type Kind, map } from '../kind.ts'

/**
 * Who of a municipality's delegates came to the days of the assembly. A record of its own: what is marked after the
 * sessions were accepted changes nothing of their content.
 */
export const delegationKind = {
  name: 'delegation',
  spaceTypes: ['municipality'],
  ofSession: false,
  content: false,
  writers: ['coordinator'],
  rank: 5,
  fields: {
    /** `<date>:<delegate>` for everybody who came on that day. */
    came: map(v.literal(true), { stands: 'said' }),
  },
} as const satisfies Kind
