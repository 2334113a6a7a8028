import * as v from 'valibot'
import { type Kind, map, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/** A place in an order that people choose; equal places keep the order of the records. */
const placeSchema = v.pipe(v.number(), v.finite())

/**
 * The card of a territory: what the municipality says of itself, grown from accepted answers. Quotes stand in it by
 * selection alone: `quotes/<about>:<answer>`, where `about` is a question of the pack or an element.
 */
export const cardKind = {
  name: 'card',
  spaceTypes: ['municipality'],
  ofSession: false,
  content: false,
  writers: ['coordinator'],
  rank: 5,
  fields: {
    /** One sentence under the name of the territory. */
    motto: register(textSchema(300)),
    /** The municipality's own answer, by question. */
    answers: map(textSchema(2000)),
    /** Further answers that an own answer was composed from, as `<question>:<answer>`. */
    sources: map(v.literal(true)),
    quotes: map(placeSchema),
    /** Photos of the venues that stand in it, by id, in their order, and what is written below each. */
    photos: map(placeSchema),
    captions: map(textSchema(300)),
    /** «Самое ценное»: elements by id, in their order. */
    valuable: map(placeSchema),
  },
} as const satisfies Kind
