import { identifierSchema } from '../identifier.ts'
import { consentSchema } from '../consent.ts'
import { type Kind, map, once, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/**
 * A group of territorial development: the people of a municipality who are ready to carry initiatives out. It
 * belongs to the municipality and outlives the session; one that was formed on an evening is kept in the space of
 * that venue, where its librarian can write without a line and the coordinator reads it.
 */
export const groupKind = {
  name: 'group',
  spaceTypes: ['venue', 'municipality'],
  ofSession: false,
  content: false,
  writers: ['librarian', 'coordinator'],
  rank: 4,
  named: ['leader', 'leaderContact'],
  fields: {
    title: register(textSchema(200), { required: true }),
    /** The session on which it was formed. */
    formedAt: once(identifierSchema),
    purpose: register(textSchema(2000)),
    leader: register(textSchema(200), { personal: true }),
    leaderContact: register(textSchema(200), { personal: true }),
    consent: register(consentSchema),
    /** Everybody else, one line each: the name and what was promised. Only those who consented are named. */
    members: map(textSchema(500), { personal: true }),
  },
} as const satisfies Kind
