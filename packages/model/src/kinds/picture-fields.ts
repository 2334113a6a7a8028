import * as v from 'valibot'
import { once } from '../kind.ts'
import { maxPhotoBytes, maxThumbnailBytes } from '../photo.ts'

const hashSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'not a SHA-256'))
const sizeSchema = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

/** What a record says of its picture and thumbnail, which follow in pieces (`photo.ts`) and must be exactly that. */
export const pictureFields = {
  /** SHA-256, base64url. */
  hash: once(hashSchema, { required: true }),
  size: once(sizeSchema(maxPhotoBytes), { required: true }),
  thumbnailHash: once(hashSchema, { required: true }),
  thumbnailSize: once(sizeSchema(maxThumbnailBytes), { required: true }),
  width: once(sizeSchema(10_000), { required: true }),
  height: once(sizeSchema(10_000), { required: true }),
}
