import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import type { Json } from '../json.ts'
import { type Kind, once, type Writer } from '../kind.ts'
import { textSchema } from '../text.ts'

/**
 * An act of review, never changed afterwards; the state of a session is a fold over them (`review.ts`, S14).
 * It goes after the content it speaks about, hence the last rank.
 */
export const reviewKind = {
  name: 'review',
  spaceTypes: ['venue'],
  ofSession: true,
  content: false,
  writers: ['librarian', 'coordinator'],
  rank: 9,
  appendOnly: true,
  mayMake: (values, writers) => mayAct(values['act'], writers),
  fields: {
    act: once(v.picklist(['submit', 'recall', 'return', 'accept', 'self-accept', 'take-in']), {
      required: true,
    }),
    /** The highest version among the session's content that the person had on the device. */
    seen: once(v.pipe(v.number(), v.integer(), v.minValue(0)), { required: true }),
    reason: once(textSchema(4000)),
    /** For `take-in`: the late records that are taken in. */
    records: once(v.pipe(v.array(identifierSchema), v.maxLength(5000))),
  },
} as const satisfies Kind

/**
 * | act                         | who                                                             |
 * |-----------------------------|-----------------------------------------------------------------|
 * | submit, recall              | anyone who writes in the venue                                  |
 * | return, accept, take-in     | the municipality's coordinator                                  |
 * | self-accept                 | one person who is both: where nobody else reviews, in one step  |
 */
export function mayAct(act: Json | undefined, writers: readonly Writer[]): boolean {
  switch (act as ReviewAct) {
    case 'submit':
    case 'recall':
      return writers.includes('librarian') || writers.includes('coordinator')
    case 'return':
    case 'accept':
    case 'take-in':
      return writers.includes('coordinator')
    case 'self-accept':
      return writers.includes('librarian') && writers.includes('coordinator')
  }
  return false
}

export type ReviewAct = 'submit' | 'recall' | 'return' | 'accept' | 'self-accept' | 'take-in'
