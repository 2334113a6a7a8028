import { maxTransferBytes, transferMediaType } from '@living-libraries/model/transfer/letter'
import { answerQuerySchema } from '@living-libraries/model/transfer/transfer-response'
import { Hono } from 'hono'
import { query, readBytes } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import type { Services } from '../services/services.ts'
import { takeTransfer } from '../services/transfer.ts'
import { answerFor } from '../services/transfer-answer.ts'

export function transferRoutes(services: Services) {
  return new Hono<Environment>()
    .post('/transfer', async (c) => {
      const limits = { maxBytes: maxTransferBytes, mediaTypes: [transferMediaType] }
      const file = await readBytes(c, limits)
      return c.json(await takeTransfer(services, file, c.var.caller.device.id), 200)
    })
    .get('/transfer/answer', query(answerQuerySchema), async (c) => {
      const file = await answerFor(services, c.var.caller, c.req.valid('query').device)
      return c.body(file, 200, { 'content-type': transferMediaType })
    })
}
