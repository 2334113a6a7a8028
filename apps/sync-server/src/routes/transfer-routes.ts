import { mayCarry } from '@living-libraries/model/access'
import { pieceMediaType } from '@living-libraries/model/photo'
import { maxTransferBytes, transferMediaType } from '@living-libraries/model/transfer/letter'
import {
  answerQuerySchema,
  fileHashSchema,
  maxTransferPieceBytes,
  transferPieceQuerySchema,
} from '@living-libraries/model/transfer/transfer-response'
import { Hono } from 'hono'
import * as v from 'valibot'
import { query, readBytes } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { ProblemError } from '../services/problem-error.ts'
import type { Services } from '../services/services.ts'
import { takeTransfer } from '../services/transfer.ts'
import { takeTransferPiece } from '../services/transfer-pieces.ts'
import { answerFor } from '../services/transfer-answer.ts'

export function transferRoutes(services: Services) {
  return new Hono<Environment>()
    .post('/transfer', async (c) => {
      if (!mayCarry(c.var.caller.grants)) throw new ProblemError('not-allowed')
      const limits = { maxBytes: maxTransferBytes, mediaTypes: [transferMediaType] }
      const file = await readBytes(c, limits)
      return c.json(await takeTransfer(services, file, c.var.caller.device.id), 200)
    })
    .post('/transfer/pieces/:hash', query(transferPieceQuerySchema), async (c) => {
      if (!mayCarry(c.var.caller.grants)) throw new ProblemError('not-allowed')
      const hash = c.req.param('hash')
      if (!v.is(fileHashSchema, hash)) throw new ProblemError('not-found')
      const limits = { maxBytes: maxTransferPieceBytes, mediaTypes: [pieceMediaType] }
      const bytes = await readBytes(c, limits)
      const carrier = c.var.caller.device.id
      const piece = { carrier, hash, bytes, ...c.req.valid('query') }
      return c.json(await takeTransferPiece(services, piece), 200)
    })
    .get('/transfer/answer', query(answerQuerySchema), async (c) => {
      const file = await answerFor(services, c.var.caller, c.req.valid('query').device)
      return c.body(file, 200, { 'content-type': transferMediaType })
    })
}
