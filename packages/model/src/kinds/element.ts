import * as v from 'valibot'
import { type Kind, map, packIdSchema, register, tally } from '../kind.ts'
import { textSchema } from '../text.ts'

/** An element of the cultural code: something of value, grown from answers by selecting them. */
export const elementKind = {
  name: 'element',
  spaceTypes: ['venue'],
  ofSession: true,
  content: true,
  writers: ['librarian', 'coordinator'],
  rank: 4,
  fields: {
    title: register(textSchema(200), { required: true }),
    /** One of the pack's `elementKinds`. */
    type: register(packIdSchema),
    description: register(textSchema(4000)),
    /** What it gives to the present and to the future of the country. */
    now: register(textSchema(4000)),
    future: register(textSchema(4000)),
    /** The answers that it grew from, by id. */
    answers: map(v.literal(true)),
    votes: tally(),
  },
} as const satisfies Kind
