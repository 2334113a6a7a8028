import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { type Kind, map, once } from '../kind.ts'

const versionSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

/** How far the coordinators have got with reading a session; the venue does not see it. */
export const readingKind = {
  name: 'reading',
  spaceTypes: ['municipality'],
  ofSession: false,
  content: false,
  writers: ['coordinator'],
  rank: 8,
  fields: {
    /** The session that is read. */
    of: once(identifierSchema, { required: true }),
    /** Answers that were checked, by id, with the version that was read: a later change asks for another look. */
    checked: map(versionSchema, { stands: 'greatest' }),
  },
} as const satisfies Kind
