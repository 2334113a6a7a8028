import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { problemIn, TestDevice } from './test-device.ts'
import { startTestServer } from './test-server.ts'

const librarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const elsewhere = { role: 'librarian', venue: 'bratsk-gorod-1' } as const
const coordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const
const dayMs = 24 * 60 * 60 * 1000

let server: TestCentre
let now = Date.now()

beforeAll(async () => {
  server = await startTestCentre({ now: () => now })
})
afterAll(() => server.stop())

describe('an invitation', () => {
  it('shows what it brings without being used up', async () => {
    const code = await server.invite(librarian, { maxUses: 1 })
    const device = new TestDevice(server)
    for (let time = 0; time < 3; time++) {
      const preview: unknown = await (await device.post('/api/invitation', { code })).json()
      expect(preview).toMatchObject({ grant: librarian, territory: expect.any(String) })
    }
    expect((await device.join(code)).spaces).toEqual(['forum', 'venue/irkutsk-gorod-1'])
  })

  it('is used up after as many devices as it was made for', async () => {
    const code = await server.invite(librarian, { maxUses: 2 })
    await new TestDevice(server).join(code)
    await new TestDevice(server).join(code)
    const third = new TestDevice(server)
    expect(await problemIn(await third.tryJoin(code))).toBe('409 invitation-used')
    expect(await problemIn(await third.post('/api/invitation', { code }))).toBe(
      '409 invitation-used',
    )
  })

  it('gives its last place to one of two devices that come at once', async () => {
    const code = await server.invite(librarian, { maxUses: 1 })
    const answers = await Promise.all(
      [1, 2, 3, 4].map(async () => (await new TestDevice(server).tryJoin(code)).status),
    )
    expect(answers.sort((left, right) => left - right)).toEqual([200, 409, 409, 409])
  })

  it('ends by its date, by being revoked, and is unknown when nobody made it', async () => {
    const late = await server.invite(librarian, { days: 1 })
    const revoked = await server.invite(librarian)
    const { invitations } = await server.services.storage.read([], async (tx) => {
      return { invitations: await tx.invitations.list() }
    })
    await server.services.storage.write([], (tx) => tx.invitations.revoke(invitations[0]?.id ?? ''))
    const device = new TestDevice(server)
    expect(await problemIn(await device.tryJoin(revoked))).toBe('410 invitation-revoked')
    now += 2 * dayMs
    expect(await problemIn(await device.tryJoin(late))).toBe('410 invitation-expired')
    now -= 2 * dayMs
    expect(await problemIn(await device.tryJoin('A'.repeat(22)))).toBe('404 invitation-unknown')
    expect(await problemIn(await device.tryJoin('short'))).toBe('400 body-malformed')
  })

  it('is kept as a hash: a dump of the database signs nobody in', async () => {
    const code = await server.invite(librarian)
    const device = new TestDevice(server)
    await device.join(code)
    const secret = device.cookie.split('=')[1] ?? '-'
    for (const table of ['invitation', 'device_token', 'device']) {
      const rows = JSON.stringify(await server.database.run(`select * from ${table}`))
      expect(rows).not.toContain(code)
      expect(rows).not.toContain(secret)
    }
  })
})

describe('joining', () => {
  it('is repeated with the same code and gives the same person, when the answer was lost', async () => {
    const code = await server.invite(librarian, { maxUses: 1 })
    const device = new TestDevice(server)
    const first = await device.join(code, 'Анна')
    const again = await device.join(code, 'Анна')
    expect(again.person).toBe(first.person)
    expect(again.persons).toHaveLength(1)
  })

  it('keeps the old credential until its successor was used', async () => {
    const code = await server.invite(librarian, { maxUses: 1 })
    const device = new TestDevice(server)
    await device.join(code)
    const old = device.cookie
    await device.join(code)
    const fresh = device.cookie
    expect(fresh).not.toBe(old)
    device.cookie = old
    expect((await device.request('/api/me')).status).toBe(200)
    device.cookie = fresh
    expect((await device.request('/api/me')).status).toBe(200)
    device.cookie = old
    expect(await problemIn(await device.request('/api/me'))).toBe('401 device-unknown')
  })

  it('ends with all its family when one that was replaced comes back long after', async () => {
    const device = await TestDevice.with(server, librarian)
    const copied = device.cookie
    await device.join(await server.invite(librarian))
    const fresh = device.cookie
    expect((await device.request('/api/me')).status).toBe(200)
    const replay = async (cookie: string) => {
      device.cookie = cookie
      return (await device.request('/api/me')).status
    }
    // On its way while the successor was used for the first time: refused, and nothing follows from it.
    expect(await replay(copied)).toBe(401)
    expect(await replay(fresh)).toBe(200)
    await server.database.run(
      `update device_token set ended_at = ended_at - interval '1 hour' where device = '${device.id}'`,
    )
    expect(await replay(copied)).toBe(401)
    expect(await replay(fresh)).toBe(401)
    await device.join(await server.invite(librarian))
    expect((await device.request('/api/me')).status).toBe(200)
  })

  it('S18: brings a second person onto a device that shows its credential', async () => {
    const device = await TestDevice.with(server, librarian, coordinator)
    const me = await device.me()
    expect(me.persons.map(({ grants }) => grants)).toEqual([[librarian], [coordinator]])
    expect(me.spaces).toContain('municipality/irkutsk-gorod')
  })

  it('gives nothing of another person to who only knows a device’s id and key', async () => {
    const device = await TestDevice.with(server, coordinator)
    const thief = new TestDevice(server, device.id)
    const joined = await thief.join(await server.invite(elsewhere))
    expect(joined.spaces).toEqual(['forum', 'venue/bratsk-gorod-1'])
  })

  it('lets a device that lost its credential come back as the person it was', async () => {
    const device = await TestDevice.with(server, librarian)
    const before = device.person
    device.cookie = ''
    const back = await device.join(await server.invite(librarian))
    expect(back.person).toBe(before)
  })

  it('refuses the id of a device that is known under another key', async () => {
    const device = await TestDevice.with(server, librarian)
    const request = {
      code: await server.invite(librarian),
      device: {
        id: device.id,
        name: 'чужой',
        signingKey: 'B'.padEnd(87, 'C'),
        recipient: `age1${'q'.repeat(58)}`,
      },
    }
    const answer = await new TestDevice(server).post('/api/join', request)
    expect(await problemIn(answer)).toBe('403 not-allowed')
  })

  it('makes a member record that the colleagues of the space receive', async () => {
    const device = new TestDevice(server)
    await device.join(await server.invite(librarian), 'Мария Ивановна')
    const members = (await device.pull()).filter(({ kind }) => kind === 'member')
    const own = members.find(({ fields }) => fields['person'] === device.person)
    expect(own).toMatchObject({
      space: 'venue/irkutsk-gorod-1',
      fields: { name: 'Мария Ивановна', role: 'librarian' },
    })
  })

  it('S16: hands out a certificate that the region’s key has signed', async () => {
    const device = new TestDevice(server)
    const { certificate, keys } = await device.join(await server.invite(librarian))
    const [payload = '', signature = ''] = certificate.split('.')
    const key = await crypto.subtle.importKey(
      'raw',
      Buffer.from(keys.signingKey, 'base64url'),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    )
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    const bytes = Buffer.from(signature, 'base64url')
    expect(await crypto.subtle.verify(algorithm, key, bytes, Buffer.from(payload))).toBe(true)
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      version: 1,
      device: device.id,
      spaces: ['forum', 'venue/irkutsk-gorod-1'],
    })
    expect(Object.keys(keys.recipients).sort()).toEqual(['region', 'venue/irkutsk-gorod-1'])
  })
})

describe('S18: a credential', () => {
  it('travels in a cookie that no script reads and no other site sends', async () => {
    const device = new TestDevice(server)
    const answer = await device.tryJoin(await server.invite(librarian))
    expect(answer.headers.get('set-cookie')).toMatch(
      /^device=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const secure = await startTestServer({
      connectionString: server.database.url,
      app: { isSecure: true },
    })
    const behindTls = await new TestDevice(secure).tryJoin(await secure.invite(librarian))
    expect(behindTls.headers.get('set-cookie')).toMatch(/^__Host-device=.*; Secure; /)
    expect(behindTls.headers.get('strict-transport-security')).toContain('max-age=31536000')
    await secure.stop()
  })

  it('of a revoked device is refused, and its old invitation brings it nothing', async () => {
    const code = await server.invite(librarian)
    const device = new TestDevice(server)
    await device.join(code)
    const admin = await TestDevice.with(server, { role: 'administrator' })
    const revoked = await admin.request(`/api/devices/${device.id}`, { method: 'DELETE' })
    expect(revoked.status).toBe(204)
    expect(await problemIn(await device.request('/api/me'))).toBe('401 device-revoked')
    expect(await problemIn(await device.tryJoin(code))).toBe('401 device-revoked')
    device.cookie = ''
    await device.join(await server.invite(librarian))
    expect((await device.request('/api/me')).status).toBe(200)
  })

  it('ends when the device signs out', async () => {
    const device = await TestDevice.with(server, librarian)
    expect((await device.request('/api/me', { method: 'DELETE' })).status).toBe(204)
    expect(await problemIn(await device.request('/api/me'))).toBe('401 device-unknown')
  })

  it('of a week is renewed, so that a device in use never runs out', async () => {
    const device = await TestDevice.with(server, librarian)
    expect((await device.request('/api/me')).headers.get('set-cookie')).toBeNull()
    await server.database.run(
      `update device_token set issued_at = now() - interval '8 days' where device = '${device.id}'`,
    )
    const old = device.cookie
    const renewed = (await device.request('/api/me')).headers.get('set-cookie')?.split(';')[0]
    expect(renewed).toMatch(/^device=/)
    expect((await device.request('/api/me')).status).toBe(200)
    device.cookie = renewed ?? ''
    expect((await device.request('/api/me')).status).toBe(200)
    device.cookie = old
    expect((await device.request('/api/me')).status).toBe(401)
  })
})

it('slows down who tries codes out', async () => {
  // On a clock that stands: with each second that a slow machine takes, one more may be tried.
  const own = await startTestServer({ connectionString: server.database.url, now: () => now })
  const device = new TestDevice(own)
  const statuses: number[] = []
  for (let time = 0; time < 12; time++) {
    statuses.push((await device.post('/api/invitation', { code: 'A'.repeat(22) })).status)
  }
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404))
  expect(statuses.slice(10)).toEqual([429, 429])
  await own.stop()
})
