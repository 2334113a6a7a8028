import { invitationRequestSchema } from '@living-libraries/model/invitation'
import { Hono } from 'hono'
import { jsonBody } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import {
  invitationsOf,
  inviteAs,
  revokeInvitation,
  speakInvitation,
} from '../services/invitations.ts'
import type { Services } from '../services/services.ts'

export function invitationRoutes(services: Services, publicUrl: string | undefined) {
  return new Hono<Environment>()
    .post('/invitations', jsonBody(invitationRequestSchema), async (c) => {
      const url = publicUrl ?? new URL(c.req.url).origin
      return c.json(await inviteAs(services, c.var.caller, c.req.valid('json'), url), 200)
    })
    .get('/invitations', async (c) => c.json(await invitationsOf(services, c.var.caller), 200))
    .post('/invitations/:id/spoken', async (c) =>
      c.json(await speakInvitation(services, c.var.caller, c.req.param('id')), 200),
    )
    .delete('/invitations/:id', async (c) => {
      await revokeInvitation(services, c.var.caller, c.req.param('id'))
      return c.body(null, 204)
    })
}
