import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { type Kind, map, packIdSchema, register, tally } from '../kind.ts'
import { textSchema } from '../text.ts'

/** A way to unfold the cultural code, with a passport that is filled in piece by piece. */
export const initiativeKind = {
  name: 'initiative',
  spaceTypes: ['venue'],
  ofSession: true,
  content: true,
  writers: ['librarian', 'coordinator'],
  rank: 2,
  fields: {
    title: register(textSchema(200), { required: true }),
    /** One of the pack's `initiativeKinds`. */
    type: register(packIdSchema),
    problem: register(textSchema(4000)),
    result: register(textSchema(4000)),
    /** Elements of the cultural code that it uses, by id. */
    elements: map(v.literal(true)),
    /** Who carries it on, one line each: the name and what was promised. Names of people: with their consent. */
    team: map(textSchema(500), { personal: true }),
    /** One line each, with the date in the words of the hall. Keys sort in the order of adding. */
    stages: map(textSchema(500)),
    /** What is needed, by the pack's `resourceLevels`. */
    resources: map(textSchema(2000)),
    support: register(textSchema(2000)),
    localEffect: register(textSchema(2000)),
    regionEffect: register(textSchema(2000)),
    /** The group of territorial development that carries it. */
    carrier: register(identifierSchema),
    /** Other municipalities that take part, by their ids. */
    partners: map(v.literal(true)),
    table: register(packIdSchema),
    votes: tally(),
  },
} as const satisfies Kind
