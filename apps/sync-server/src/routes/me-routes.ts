import { Hono } from 'hono'
import type { CredentialCookie } from '../middleware/credential-cookie.ts'
import type { Environment } from '../middleware/environment.ts'
import { meOf } from '../services/join.ts'
import { renewedCredential, signOut } from '../services/credential.ts'
import type { Services } from '../services/services.ts'

export function meRoutes(services: Services, cookie: CredentialCookie) {
  return new Hono<Environment>()
    .get('/me', async (c) => {
      const { caller } = c.var
      const token = await renewedCredential(services, caller)
      if (token !== undefined) cookie.write(c, token)
      return c.json(meOf(caller), 200)
    })
    .delete('/me', async (c) => {
      await signOut(services, c.var.caller)
      cookie.clear(c)
      return c.body(null, 204)
    })
}
