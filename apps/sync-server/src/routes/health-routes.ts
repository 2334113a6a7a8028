import { Hono } from 'hono'
import type { Services } from '../services/services.ts'

export function healthRoutes(services: Services, version: string) {
  return new Hono().get('/health', async (c) => {
    const { epoch } = await services.storage.server()
    return c.json({ status: 'ok' as const, version, epoch }, 200)
  })
}
