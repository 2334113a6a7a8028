import { type Kind, packIdSchema, register } from '../kind.ts'
import { textSchema } from '../text.ts'
import { pictureFields } from './picture-fields.ts'

/**
 * A photo of a sheet, a flip chart or people. The record is small and goes with the others; the picture itself, and
 * its thumbnail, follow in pieces (`photo.ts`) and must be what the record says.
 */
export const photoKind = {
  name: 'photo',
  spaceTypes: ['venue'],
  ofSession: true,
  content: false,
  writers: ['librarian', 'coordinator'],
  rank: 20,
  fields: {
    ...pictureFields,
    question: register(packIdSchema),
    table: register(packIdSchema),
    /** Number of the paper sheet in the picture. */
    sheet: register(textSchema(40)),
  },
} as const satisfies Kind
