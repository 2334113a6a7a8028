import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { consentSchema } from '../consent.ts'
import { type Kind, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/** Somebody whom the hall sends to the assembly of the region, with what they will speak about. */
export const delegateKind = {
  name: 'delegate',
  spaceTypes: ['venue'],
  ofSession: true,
  content: true,
  writers: ['librarian', 'coordinator'],
  rank: 2,
  named: ['name', 'occupation', 'telephone', 'email'],
  fields: {
    seat: register(v.picklist(['main', 'reserve']), { required: true }),
    topic: register(textSchema(1000)),
    name: register(textSchema(200), { personal: true }),
    /** Occupation or post, as the delegate wants to be introduced. */
    occupation: register(textSchema(200), { personal: true }),
    telephone: register(textSchema(60), { personal: true }),
    email: register(textSchema(120), { personal: true }),
    consent: register(consentSchema),
    /** Under 18: never a delegate by default, only with the parent's paper form. */
    minor: register(v.boolean()),
    initiative: register(identifierSchema),
    group: register(identifierSchema),
  },
} as const satisfies Kind
