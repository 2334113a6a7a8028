import { Hono } from 'hono'
import type { Environment } from '../middleware/environment.ts'
import { devicesOf, revokeDevice } from '../services/devices.ts'
import type { Services } from '../services/services.ts'

export function deviceRoutes(services: Services) {
  return new Hono<Environment>()
    .get('/devices', async (c) => c.json(await devicesOf(services, c.var.caller), 200))
    .delete('/devices/:id', async (c) => {
      await revokeDevice(services, c.var.caller, c.req.param('id'))
      return c.body(null, 204)
    })
}
