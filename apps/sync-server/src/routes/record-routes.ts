import { pullRequestSchema } from '@living-libraries/model/wire/pull'
import {
  changesMediaType,
  maxPushBytes,
  packedRecordsMediaType,
  parcelFromHeader,
  parcelHeader,
  recordsMediaType,
} from '@living-libraries/model/wire/version'
import { Hono } from 'hono'
import * as v from 'valibot'
import { incomingBytes, jsonBody, query, readText } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { giveBack } from '../services/give-back.ts'
import { IncomingParcels } from '../services/incoming-parcels.ts'
import { OutgoingParcels } from '../services/outgoing-parcels.ts'
import { ProblemError } from '../services/problem-error.ts'
import { hasNews } from '../services/pull.ts'
import { push } from '../services/push.ts'
import type { Services } from '../services/services.ts'

const tokenBytes = 64_000
const pullBytes = tokenBytes + 4_096
export const headQuerySchema = v.object({
  token: v.optional(v.pipe(v.string(), v.maxLength(tokenBytes))),
})
export const pushMediaTypes = [changesMediaType, 'application/json-lines']

const countSchema = v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number))
/** `heard`: to so many blocks the device knows the answers. */
export const parcelLookSchema = v.object({ heard: v.optional(countSchema, '0') })
/** The body begins with byte `from` of a parcel of `size` bytes. */
export const parcelSendSchema = v.object({
  ...parcelLookSchema.entries,
  from: countSchema,
  size: countSchema,
})

export function recordRoutes(services: Services) {
  const incoming = new IncomingParcels(services)
  const outgoing = new OutgoingParcels(services)
  return new Hono<Environment>()
    .post('/records/push', async (c) => {
      const body = await readText(c, { maxBytes: maxPushBytes, mediaTypes: pushMediaTypes })
      return c.json(await push(services, c.var.caller, body), 200)
    })
    .put('/records/parcels/:id', query(parcelSendSchema), async (c) => {
      const { from, size, heard } = c.req.valid('query')
      const bytes = incomingBytes(c, pushMediaTypes)
      const id = parcelId(c.req.param('id'))
      return c.json(await incoming.take(c.var.caller, id, heard, { from, size, bytes }), 200)
    })
    .get('/records/parcels/:id', query(parcelLookSchema), (c) => {
      const { heard } = c.req.valid('query')
      // A browser sends a request again by itself, all of it, when a connection breaks that it has used before.
      c.header('connection', 'close')
      return c.json(incoming.look(c.var.caller, parcelId(c.req.param('id')), heard), 200)
    })
    .post('/records/offer', async (c) => {
      const body = await readText(c, { maxBytes: maxPushBytes, mediaTypes: pushMediaTypes })
      return c.json(await giveBack(services, c.var.caller, body), 200)
    })
    .post('/records/pull', jsonBody(pullRequestSchema, pullBytes), async (c) => {
      const answer = await outgoing.pull(c.var.caller, c.req.valid('json'))
      if (answer === undefined) return c.body(null, 204)
      if ('plain' in answer) return c.body(answer.plain, 200, { 'content-type': recordsMediaType })
      return c.body(answer.bytes, 200, {
        'content-type': packedRecordsMediaType,
        'content-length': String(answer.bytes.length),
        [parcelHeader]: answer.parcel,
        [parcelFromHeader]: String(answer.from),
      })
    })
    .get('/records/head', query(headQuerySchema), async (c) => {
      const { token = null } = c.req.valid('query')
      if (!(await hasNews(services, c.var.caller, token))) return c.body(null, 204)
      return c.json({ more: true }, 200)
    })
}

function parcelId(text: string): string {
  if (!/^[\w-]{1,40}$/.test(text)) throw new ProblemError('body-malformed', 'not a parcel')
  return text
}
