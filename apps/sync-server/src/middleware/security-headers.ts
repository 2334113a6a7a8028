import type { MiddlewareHandler } from 'hono'

export interface SecurityHeadersOptions {
  /** Whether people reach us over TLS. */
  isSecure: boolean
}

/** On every answer, errors included. Nothing comes from elsewhere, nothing runs that was not built in. */
export function securityHeaders({ isSecure }: SecurityHeadersOptions): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const { headers } = c.res
    const isApi = c.req.path.startsWith('/api/')
    const isPiece = isPieceOfPage(c.req.path, headers.get('content-type') ?? '')
    for (const [name, value] of isApi ? forAnswers : isPiece ? forPieces : forPages) {
      headers.set(name, value)
    }
    if (isSecure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (isApi) headers.set('cache-control', 'no-store')
  }
}

/**
 * A script, style sheet or font under `/assets/` runs by the policy of the page that loads it. The worker lies beside them,
 * and has a policy of its own; an image can be opened as a page.
 */
function isPieceOfPage(path: string, contentType: string): boolean {
  return path.startsWith('/assets/') && /^(?:text\/(?:javascript|css)|font\/)/.test(contentType)
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** There are hundreds of pieces, and on HTTP/1.1 each header comes with each of them. */
const forPieces = [
  ['cross-origin-resource-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
] as const

const everywhere = [
  ...forPieces,
  ['cross-origin-opener-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
] as const

/** An answer of the API is no page: it may do nothing. On a village line every header costs time. */
const forAnswers = [['content-security-policy', "default-src 'none'"], ...everywhere] as const

const forPages = [
  ['content-security-policy', contentSecurityPolicy],
  ...everywhere,
  [
    'permissions-policy',
    'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  ],
] as const
