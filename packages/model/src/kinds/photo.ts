import * as v from 'valibot'
import { type Kind, once, packIdSchema, register } from '../kind.ts'
import { textSchema } from '../text.ts'
import { maxPhotoBytes, maxThumbnailBytes } from '../photo.ts'

const hashSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'not a SHA-256'))
const sizeSchema = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

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
    /** SHA-256, base64url. */
    hash: once(hashSchema, { required: true }),
    size: once(sizeSchema(maxPhotoBytes), { required: true }),
    thumbnailHash: once(hashSchema, { required: true }),
    thumbnailSize: once(sizeSchema(maxThumbnailBytes), { required: true }),
    width: once(sizeSchema(10_000), { required: true }),
    height: once(sizeSchema(10_000), { required: true }),
    question: register(packIdSchema),
    table: register(packIdSchema),
    /** Number of the paper sheet in the picture. */
    sheet: register(textSchema(40)),
  },
} as const satisfies Kind
