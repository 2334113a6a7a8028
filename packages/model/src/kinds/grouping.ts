import * as v from 'valibot'
import { type Kind, map, once, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/**
 * Records of several venues that say the same, put together by a person with a reason. The originals stay as they
 * are; deleting the grouping takes them apart again.
 */
export const groupingKind = {
  name: 'grouping',
  spaceTypes: ['municipality'],
  ofSession: false,
  content: false,
  writers: ['coordinator'],
  rank: 5,
  fields: {
    of: once(v.picklist(['answer', 'element', 'initiative']), { required: true }),
    /** What they are called together. */
    title: register(textSchema(300), { required: true }),
    reason: register(textSchema(1000), { required: true }),
    /** The records, by id. */
    members: map(v.literal(true)),
  },
} as const satisfies Kind
