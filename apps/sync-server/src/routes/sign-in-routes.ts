import {
  passkeyMakingSchema,
  passkeySignInSchema,
  passwordSettingSchema,
  passwordSignInSchema,
  signInPersonSchema,
} from '@living-libraries/model/sign-in'
import { type Context, Hono } from 'hono'
import { jsonBody } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  signInByPasskey,
} from '../services/passkeys.ts'
import type { Services } from '../services/services.ts'
import { SignInAttempts } from '../services/sign-in-attempts.ts'
import { setPassword, signInByPassword, signInStateOf } from '../services/sign-in.ts'

export function signInRoutes(services: Services, publicUrl: string | undefined) {
  const attempts = new SignInAttempts(services.now)
  const originOf = (c: Context) => new URL(publicUrl ?? c.req.url).origin
  return new Hono<Environment>()
    .get('/sign-in', async (c) => c.json(await signInStateOf(services, c.var.caller), 200))
    .post('/sign-in', jsonBody(passwordSignInSchema), async (c) => {
      const asked = c.req.valid('json')
      await attempts.guard(asked.person, () => signInByPassword(services, c.var.caller, asked))
      return c.body(null, 204)
    })
    .post('/sign-in/password', jsonBody(passwordSettingSchema), async (c) => {
      await setPassword(services, c.var.caller, c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/sign-in/passkeys/begin', jsonBody(signInPersonSchema), async (c) => {
      const { person } = c.req.valid('json')
      return c.json(await beginPasskey(services, c.var.caller, person, originOf(c)), 200)
    })
    .post('/sign-in/passkeys', jsonBody(passkeyMakingSchema), async (c) => {
      const { person, credential } = c.req.valid('json')
      await addPasskey(services, c.var.caller, person, credential, originOf(c))
      return c.body(null, 204)
    })
    .post('/sign-in/passkey/begin', jsonBody(signInPersonSchema), async (c) => {
      const { person } = c.req.valid('json')
      return c.json(await beginPasskeySignIn(services, c.var.caller, person, originOf(c)), 200)
    })
    .post('/sign-in/passkey', jsonBody(passkeySignInSchema), async (c) => {
      const { person, credential } = c.req.valid('json')
      await signInByPasskey(services, c.var.caller, person, credential, originOf(c))
      return c.body(null, 204)
    })
}
