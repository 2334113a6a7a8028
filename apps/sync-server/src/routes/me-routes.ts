import { newPersonRequestSchema } from '@living-libraries/model/join'
import { lockNoteSchema, recoveryRequestSchema } from '@living-libraries/model/lock-recovery'
import { Hono } from 'hono'
import { jsonBody } from '../middleware/body.ts'
import type { CredentialCookie } from '../middleware/credential-cookie.ts'
import type { Environment } from '../middleware/environment.ts'
import { meOf } from '../services/join.ts'
import { standingOf } from '../services/join-response.ts'
import { renewedCredential, signOut } from '../services/credential.ts'
import { answerRecovery, noteLock } from '../services/lock-recovery.ts'
import { addPerson } from '../services/persons.ts'
import type { Services } from '../services/services.ts'

export function meRoutes(services: Services, cookie: CredentialCookie) {
  return new Hono<Environment>()
    .get('/me', async (c) => {
      const { caller } = c.var
      const token = await renewedCredential(services, caller)
      if (token !== undefined) cookie.write(c, token)
      return c.json(meOf(caller), 200)
    })
    .post('/me/persons', jsonBody(newPersonRequestSchema), async (c) =>
      c.json(await addPerson(services, c.var.caller, c.req.valid('json')), 200),
    )
    .post('/me/lock', jsonBody(lockNoteSchema), async (c) => {
      await noteLock(services, c.var.caller, c.req.valid('json').point)
      return c.body(null, 204)
    })
    .post('/recoveries', jsonBody(recoveryRequestSchema), async (c) =>
      c.json(await answerRecovery(services, c.var.caller, c.req.valid('json').request), 200),
    )
    .get('/me/standing', async (c) => c.json(await standingOf(services, c.var.caller), 200))
    .delete('/me', async (c) => {
      await signOut(services, c.var.caller)
      cookie.clear(c)
      return c.body(null, 204)
    })
}
