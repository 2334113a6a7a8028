import { clientHeader, unsentHeader } from '@living-libraries/model/wire/version'
import { mayReadWhole } from '@living-libraries/model/access'
import type { MiddlewareHandler } from 'hono'
import { callerOf } from '../services/caller.ts'
import { ProblemError } from '../services/problem-error.ts'
import type { Services } from '../services/services.ts'
import type { CredentialCookie } from './credential-cookie.ts'
import type { Environment } from './environment.ts'

/** Requests that anybody may make; every other one under /api needs a device's credential. */
const open = new Set([
  'GET /api/health',
  'GET /api/openapi.json',
  'POST /api/invitation',
  'POST /api/join',
  'GET /api/succession',
  'POST /api/succession',
])

/** Lets nobody through who is not known, whatever the route: a route that is forgotten stays closed. */
export function knownCaller(
  services: Services,
  cookie: CredentialCookie,
): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
    if (!open.has(`${method} ${c.req.path}`)) {
      const unsent = unsentIn(c.req.header(unsentHeader))
      const caller = await callerOf(services, cookie.read(c), unsent)
      const isOnTheWayIn = /^\/api\/(?:me|sign-in(?:\/.*)?)$/.test(c.req.path)
      if (caller.isSignedOut && !isOnTheWayIn) throw new ProblemError('sign-in-needed')
      c.set('caller', caller)
    }
    await next()
  }
}

function unsentIn(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : undefined
}

/** A page of another origin can send neither the header nor this `Sec-Fetch-Site` without asking. */
export const sameSite: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site') ?? 'same-origin'
    if (c.req.header(clientHeader) !== '1' || site !== 'same-origin') {
      throw new ProblemError('cross-site')
    }
  }
  await next()
}

/** The region's desk. */
export const wholeReader: MiddlewareHandler<Environment> = async (c, next) => {
  if (!mayReadWhole(c.var.caller.grants)) throw new ProblemError('not-allowed')
  await next()
}
