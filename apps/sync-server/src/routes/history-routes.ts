import { identifierSchema } from '@living-libraries/model/identifier'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Environment } from '../middleware/environment.ts'
import { historyOf } from '../services/history.ts'
import { ProblemError } from '../services/problem-error.ts'
import type { Services } from '../services/services.ts'

export function historyRoutes(services: Services) {
  return new Hono<Environment>().get('/records/:id/history', async (c) => {
    const id = c.req.param('id')
    if (!v.is(identifierSchema, id)) throw new ProblemError('not-found')
    return c.json(await historyOf(services, c.var.caller, id), 200)
  })
}
