import { invitationCodeSchema, joinRequestSchema } from '@living-libraries/model/join'
import { Hono, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { jsonBody } from '../middleware/body.ts'
import type { CredentialCookie } from '../middleware/credential-cookie.ts'
import { join, previewInvitation } from '../services/join.ts'
import type { Services } from '../services/services.ts'

export const invitationCodeRequestSchema = v.object({ code: invitationCodeSchema })

export function joinRoutes(services: Services, cookie: CredentialCookie, limit: MiddlewareHandler) {
  return new Hono()
    .post('/invitation', limit, jsonBody(invitationCodeRequestSchema), async (c) =>
      c.json(await previewInvitation(services, c.req.valid('json').code), 200),
    )
    .post('/join', limit, jsonBody(joinRequestSchema), async (c) => {
      const { response, token } = await join(services, c.req.valid('json'), cookie.read(c))
      cookie.write(c, token)
      return c.json(response, 200)
    })
}
