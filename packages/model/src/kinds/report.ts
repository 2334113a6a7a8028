import * as v from 'valibot'
import { type Kind, map, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/**
 * The report of a municipality to the Governor, while it is being written. It holds only what people write and choose:
 * numbers are computed wherever it is shown, so that none can be typed wrong. What was sent stands in its acts.
 */
export const reportKind = {
  name: 'report',
  spaceTypes: ['municipality'],
  ofSession: false,
  content: false,
  writers: ['coordinator'],
  rank: 5,
  fields: {
    /** By section; unset: the sentence that the app proposes. Figures stand in braces: «Пришло {людей}». */
    texts: map(textSchema(8000)),
    /** Sections that are left out. */
    leftOut: map(v.literal(true)),
    /** Initiatives that the report presents, by id, in their order. */
    initiatives: map(v.pipe(v.number(), v.finite())),
    /** Photos of the venues that stand in it, by id, in their order, and what is written below each. */
    photos: map(v.pipe(v.number(), v.finite())),
    captions: map(textSchema(300)),
    /** Whose agreement stands under it: «Глава Тайшетского района», «И. О. Фамилия». */
    headPost: register(textSchema(300)),
    headName: register(textSchema(200)),
    /** `all`: also what no coordinator has accepted yet; for a draft on the evening itself. */
    basis: register(v.picklist(['accepted', 'all'])),
  },
} as const satisfies Kind
