import { identifierSchema } from '@living-libraries/model/identifier'
import {
  maxPieceBytes,
  type PhotoPart,
  photoMediaType,
  photoPartSchema,
  pieceMediaType,
  pieceQuerySchema,
} from '@living-libraries/model/photo'
import { Hono } from 'hono'
import * as v from 'valibot'
import { query, readBytes } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { pictureOf, takePiece } from '../services/photos.ts'
import { ProblemError } from '../services/problem-error.ts'
import type { Services } from '../services/services.ts'

export function photoRoutes(services: Services) {
  return new Hono<Environment>()
    .post('/photos/:id/:part', query(pieceQuerySchema), async (c) => {
      const { photo, part } = placeOf(c.req.param())
      const limits = { maxBytes: maxPieceBytes, mediaTypes: [pieceMediaType] }
      const bytes = await readBytes(c, limits)
      const piece = { photo, part, bytes, ...c.req.valid('query') }
      return c.json(await takePiece(services, c.var.caller, piece), 200)
    })
    .get('/photos/:id/:part', async (c) => {
      const { photo, part } = placeOf(c.req.param())
      const picture = await pictureOf(services, c.var.caller, photo, part)
      const headers = { 'content-type': photoMediaType }
      const { length } = picture
      const from = firstByteOf(c.req.header('range'))
      if (from === 0 || from >= length) return c.body(picture, 200, headers)
      const range = `bytes ${from}-${length - 1}/${length}`
      return c.body(picture.slice(from), 206, { ...headers, 'content-range': range })
    })
}

/** Where an answer goes on that was cut; of other ranges nobody asks, and they get the whole. */
function firstByteOf(range: string | undefined): number {
  const [, from = '0'] = /^bytes=(\d{1,9})-$/.exec(range ?? '') ?? []
  return Number(from)
}

function placeOf({ id, part }: { id: string; part: string }): { photo: string; part: PhotoPart } {
  if (!v.is(identifierSchema, id) || !v.is(photoPartSchema, part)) {
    throw new ProblemError('not-found')
  }
  return { photo: id, part }
}
