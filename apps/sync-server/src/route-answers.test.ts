import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const librarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const

let server: TestCentre
let device: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  device = await TestDevice.with(server, librarian)
})
afterAll(() => server.stop())

describe('an answer', () => {
  it('has the headers that keep a page safe, on every route and every failure', async () => {
    const paths = ['/api/health', '/api/me', '/api/nothing', '/nothing', '/api/records/push']
    for (const path of paths) {
      const { headers } = await server.fetch(path)
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      if (path.startsWith('/api/')) expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  it('says in the same form what is not there and what cannot be done', async () => {
    expect(await problemIn(await device.request('/api/nothing'))).toBe('404 not-found')
    const wrong = await device.request('/api/records/push', { method: 'DELETE' })
    expect(wrong.headers.get('allow')).toBe('POST')
    expect(wrong.headers.get('content-type')).toBe('application/problem+json')
    expect(await problemIn(wrong)).toBe('405 method-not-allowed')
    expect(await problemIn(await device.request('/api/health', { method: 'POST' }))).toBe(
      '405 method-not-allowed',
    )
  })

  it('tells the inviter a link with the code in its fragment', async () => {
    const coordinator = await TestDevice.with(server, {
      role: 'coordinator',
      municipality: 'irkutsk-gorod',
    })
    const wish = { grant: librarian, maxUses: 2, days: 3 }
    const made: { url: string; code: string } = await okJson(
      await coordinator.post('/api/invitations', wish),
    )
    expect(made.url).toBe(`http://localhost/#join=${made.code}`)
    const administrator = await TestDevice.with(server, { role: 'administrator' })
    const nowhere = { grant: { role: 'librarian', venue: 'nowhere' } }
    expect(await problemIn(await administrator.post('/api/invitations', nowhere))).toBe(
      '404 not-found',
    )
  })
})
