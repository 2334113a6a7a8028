import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { securityHeaders } from './security-headers.ts'

const served: Readonly<Record<string, string>> = {
  '/assets/start-1a2b3c4d.js': 'text/javascript; charset=utf-8',
  '/assets/start-1a2b3c4d.css': 'text/css; charset=utf-8',
  '/assets/onest-1a2b3c4d.woff2': 'font/woff2',
  '/assets/mark-1a2b3c4d.svg': 'image/svg+xml',
  '/assets/missing.js': 'application/problem+json',
  '/service-worker.js': 'text/javascript; charset=utf-8',
  '/': 'text/html; charset=utf-8',
}

async function headersOf(path: string, isSecure = false): Promise<Headers> {
  const app = new Hono()
  app.use(securityHeaders({ isSecure }))
  app.get('/*', (c) => c.body('', 200, { 'content-type': served[c.req.path] ?? 'text/plain' }))
  return (await app.request(path)).headers
}

describe('the headers of an answer', () => {
  it.each([
    '/assets/start-1a2b3c4d.js',
    '/assets/start-1a2b3c4d.css',
    '/assets/onest-1a2b3c4d.woff2',
  ])('are few at %s, which runs by the policy of its page', async (path) => {
    const headers = await headersOf(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.has('content-security-policy')).toBe(false)
    expect(headers.has('permissions-policy')).toBe(false)
  })

  it.each([
    '/',
    '/service-worker.js',
    '/assets/mark-1a2b3c4d.svg',
    '/assets/missing.js',
    '/nothing',
  ])('forbid at %s what was not built in', async (path) => {
    const headers = await headersOf(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('ask for TLS from now on wherever it was there', async () => {
    for (const path of Object.keys(served)) {
      expect((await headersOf(path, true)).get('strict-transport-security')).toContain('max-age')
      expect((await headersOf(path)).has('strict-transport-security')).toBe(false)
    }
  })
})
