import { erasedAmongRequestSchema, erasureRequestSchema } from '@living-libraries/model/erasure'
import { Hono } from 'hono'
import { jsonBody } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { erase, erasedAmong, erasuresOf } from '../services/erasure.ts'
import { holdersOf } from '../services/holders.ts'
import type { Services } from '../services/services.ts'

export function erasureRoutes(services: Services) {
  return new Hono<Environment>()
    .get('/erasures', async (c) =>
      c.json({ erasures: await erasuresOf(services, c.var.caller) }, 200),
    )
    .get('/records/:id/holders', async (c) =>
      c.json(await holdersOf(services, c.var.caller, c.req.param('id')), 200),
    )
    .post('/erasures/among', jsonBody(erasedAmongRequestSchema), async (c) =>
      c.json(await erasedAmong(services, c.req.valid('json').records), 200),
    )
    .post('/erasures', jsonBody(erasureRequestSchema), async (c) =>
      c.json(await erase(services, c.var.caller, c.req.valid('json')), 200),
    )
}
