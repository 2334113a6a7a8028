import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { credentialLifetimeMs } from '../services/join.ts'

/** The cookie that holds a device's credential. */
export interface CredentialCookie {
  read(c: Context): string | undefined
  write(c: Context, token: string): void
  clear(c: Context): void
}

/** Behind TLS under the `__Host-` prefix, so that no other host of the domain can set it. */
export function credentialCookie(isSecure: boolean): CredentialCookie {
  const name = isSecure ? '__Host-device' : 'device'
  const options = { httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure } as const
  return {
    read: (c) => getCookie(c, name),
    write: (c, token) =>
      setCookie(c, name, token, { ...options, maxAge: credentialLifetimeMs / 1000 }),
    clear: (c) => void deleteCookie(c, name, options),
  }
}
