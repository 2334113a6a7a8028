import { presenceSchema } from '@living-libraries/model/presence'
import { Hono } from 'hono'
import { jsonBody } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { tellPresence } from '../services/presence.ts'
import type { Services } from '../services/services.ts'

export function presenceRoutes(services: Services) {
  return new Hono<Environment>().post('/presence', jsonBody(presenceSchema, 1024), async (c) => {
    await tellPresence(services, c.var.caller, c.req.valid('json'))
    return c.body(null, 204)
  })
}
