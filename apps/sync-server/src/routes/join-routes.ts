import { invitationCodeSchema, joinRequestSchema } from '@living-libraries/model/join'
import { Hono, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { jsonBody } from '../middleware/body.ts'
import type { CredentialCookie } from '../middleware/credential-cookie.ts'
import { join, previewInvitation } from '../services/join.ts'
import type { Services } from '../services/services.ts'
import { SpokenAttempts } from '../services/spoken-attempts.ts'

export const invitationCodeRequestSchema = v.object({ code: invitationCodeSchema })

export function joinRoutes(services: Services, cookie: CredentialCookie, limit: MiddlewareHandler) {
  const spoken = new SpokenAttempts(services.now)
  return new Hono()
    .post('/invitation', limit, jsonBody(invitationCodeRequestSchema), async (c) => {
      const { code } = c.req.valid('json')
      return c.json(await spoken.guard(code, () => previewInvitation(services, code)), 200)
    })
    .post('/join', limit, jsonBody(joinRequestSchema), async (c) => {
      const request = c.req.valid('json')
      const { response, token } = await spoken.guard(request.code, () =>
        join(services, request, cookie.read(c)),
      )
      cookie.write(c, token)
      return c.json(response, 200)
    })
}
