import { Hono } from 'hono'
import type { Environment } from '../middleware/environment.ts'
import { serverHealth } from '../services/server-health.ts'
import type { Services } from '../services/services.ts'

export function healthRoutes(services: Services, version: string) {
  return new Hono<Environment>()
    .get('/health', async (c) => {
      const { epoch } = await services.storage.server()
      return c.json({ status: 'ok' as const, version, epoch }, 200)
    })
    .get('/health/details', async (c) =>
      c.json(await serverHealth(services, c.var.caller, version), 200),
    )
}
