import { type Predecessor, successionRequestSchema } from '@living-libraries/model/succession'
import { Hono } from 'hono'
import { jsonBody } from '../middleware/body.ts'
import type { CredentialCookie } from '../middleware/credential-cookie.ts'
import type { Services } from '../services/services.ts'
import { predecessorOf, succeed } from '../services/succession.ts'

/** Open to everybody, because a browser that is nobody's asks too; the credential is judged by the service. */
export function successionRoutes(services: Services, cookie: CredentialCookie) {
  return new Hono()
    .get('/succession', async (c) => {
      const predecessor = (await predecessorOf(services, cookie.read(c))) ?? null
      return c.json({ predecessor } satisfies Predecessor, 200)
    })
    .post('/succession', jsonBody(successionRequestSchema), async (c) => {
      const { response, token } = await succeed(services, c.req.valid('json'), cookie.read(c))
      cookie.write(c, token)
      return c.json(response, 200)
    })
}
