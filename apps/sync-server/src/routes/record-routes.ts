import { pullRequestSchema } from '@living-libraries/model/wire/pull'
import { changesMediaType, maxPushBytes } from '@living-libraries/model/wire/version'
import { Hono } from 'hono'
import * as v from 'valibot'
import { jsonBody, query, readText } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { giveBack } from '../services/give-back.ts'
import { hasNews, pull } from '../services/pull.ts'
import { push } from '../services/push.ts'
import type { Services } from '../services/services.ts'

const tokenBytes = 64_000
const pullBytes = tokenBytes + 4_096
export const headQuerySchema = v.object({
  token: v.optional(v.pipe(v.string(), v.maxLength(tokenBytes))),
})
export const pushMediaTypes = [changesMediaType, 'application/json-lines']

export function recordRoutes(services: Services) {
  return new Hono<Environment>()
    .post('/records/push', async (c) => {
      const body = await readText(c, { maxBytes: maxPushBytes, mediaTypes: pushMediaTypes })
      return c.json(await push(services, c.var.caller, body), 200)
    })
    .post('/records/offer', async (c) => {
      const body = await readText(c, { maxBytes: maxPushBytes, mediaTypes: pushMediaTypes })
      return c.json(await giveBack(services, c.var.caller, body), 200)
    })
    .post('/records/pull', jsonBody(pullRequestSchema, pullBytes), async (c) =>
      c.json(await pull(services, c.var.caller, c.req.valid('json')), 200),
    )
    .get('/records/head', query(headQuerySchema), async (c) => {
      const { token = null } = c.req.valid('query')
      if (!(await hasNews(services, c.var.caller, token))) return c.body(null, 204)
      return c.json({ more: true }, 200)
    })
}
