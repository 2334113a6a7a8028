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
      return c.body(picture, 200, { 'content-type': photoMediaType })
    })
}

function placeOf({ id, part }: { id: string; part: string }): { photo: string; part: PhotoPart } {
  if (!v.is(identifierSchema, id) || !v.is(photoPartSchema, part)) {
    throw new ProblemError('not-found')
  }
  return { photo: id, part }
}
