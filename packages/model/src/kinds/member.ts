import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { type Kind, once, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/** A person who works in a space, so that the others see whose words and acts they read. Made at joining. */
export const memberKind = {
  name: 'member',
  spaceTypes: ['venue', 'municipality', 'region'],
  ofSession: false,
  content: false,
  writers: ['server'],
  rank: 1,
  fields: {
    person: once(identifierSchema, { required: true }),
    name: register(textSchema(200), { personal: true }),
    role: register(v.picklist(['librarian', 'coordinator', 'regional', 'administrator'])),
  },
} as const satisfies Kind
