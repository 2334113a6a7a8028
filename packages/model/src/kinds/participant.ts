import * as v from 'valibot'
import { consentSchema } from '../consent.ts'
import { type Kind, packIdSchema, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/** A person who takes part, under a pseudonym; a name only with consent. */
export const participantKind = {
  name: 'participant',
  spaceTypes: ['venue'],
  ofSession: true,
  content: true,
  writers: ['librarian', 'coordinator'],
  rank: 4,
  named: ['name'],
  fields: {
    /** What the screen and the protocol call the person: «Житель 12». Never a real name. */
    pseudonym: register(textSchema(80), { required: true }),
    group: register(packIdSchema),
    table: register(packIdSchema),
    name: register(textSchema(200), { personal: true }),
    /** How consent to a name was given; without it `name` stays empty. */
    consent: register(consentSchema),
    /** Under 18: no name without the parent's paper form. */
    minor: register(v.boolean()),
  },
} as const satisfies Kind
