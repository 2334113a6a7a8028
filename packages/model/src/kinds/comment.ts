import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { type Kind, once, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/** A remark of a reviewer, or a reply to it, tied to a record or to the whole session. */
export const commentKind = {
  name: 'comment',
  spaceTypes: ['venue'],
  ofSession: true,
  content: false,
  writers: ['librarian', 'coordinator'],
  rank: 2,
  fields: {
    /** The record spoken about; unset: the session as a whole. */
    about: once(identifierSchema),
    field: once(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/))),
    /** The comment that this one replies to. */
    parent: once(identifierSchema),
    text: register(textSchema(4000), { required: true, authorOnly: true }),
    /** A remark that one closes and another opens is open. */
    resolved: register(v.boolean(), { stands: 'unsaid' }),
  },
} as const satisfies Kind
