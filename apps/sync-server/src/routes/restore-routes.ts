import { Hono } from 'hono'
import type { Environment } from '../middleware/environment.ts'
import { restoreReport } from '../services/give-back.ts'
import type { Services } from '../services/services.ts'

export function restoreRoutes(services: Services) {
  return new Hono<Environment>().get('/restore', async (c) =>
    c.json(await restoreReport(services, c.var.caller), 200),
  )
}
