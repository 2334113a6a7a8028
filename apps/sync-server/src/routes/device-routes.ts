import { deviceNamingSchema, moveRequestSchema } from '@living-libraries/model/device-list'
import { Hono } from 'hono'
import { jsonBody } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import {
  devicesOf,
  outstandingDevices,
  removePerson,
  renameDevice,
  revokeDevice,
} from '../services/devices.ts'
import { movePersons } from '../services/moving.ts'
import type { Services } from '../services/services.ts'

export function deviceRoutes(services: Services) {
  return new Hono<Environment>()
    .get('/devices', async (c) => c.json(await devicesOf(services, c.var.caller), 200))
    .get('/venues/:venue/outstanding', async (c) =>
      c.json(await outstandingDevices(services, c.var.caller, c.req.param('venue')), 200),
    )
    .post('/devices/:id', jsonBody(deviceNamingSchema), async (c) => {
      await renameDevice(services, c.var.caller, c.req.param('id'), c.req.valid('json').name)
      return c.body(null, 204)
    })
    .delete('/devices/:id/persons/:person', async (c) => {
      const { id, person } = c.req.param()
      await removePerson(services, c.var.caller, id, person)
      return c.body(null, 204)
    })
    .post('/persons/move', jsonBody(moveRequestSchema), async (c) => {
      await movePersons(services, c.var.caller, c.req.valid('json'))
      return c.body(null, 204)
    })
    .delete('/devices/:id', async (c) => {
      await revokeDevice(services, c.var.caller, c.req.param('id'))
      return c.body(null, 204)
    })
}
