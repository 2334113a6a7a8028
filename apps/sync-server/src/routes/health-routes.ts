import { Hono } from 'hono'
import type { Services } from '../services/services.ts'

export function healthRoutes(services: Services, version: string) {
  return new Hono().get('/health', async (c) => {
    await services.storage.forumPosition()
    return c.json({ status: 'ok' as const, version, epoch: services.server.epoch }, 200)
  })
}
