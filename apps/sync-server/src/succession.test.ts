import type { JoinResponse } from '@living-libraries/model/join'
import type { Predecessor } from '@living-libraries/model/succession'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const venue = 'venue/irkutsk-gorod-1'
const librarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const coordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const

let server: TestCentre

beforeAll(async () => {
  server = await startTestCentre()
})
afterAll(() => server.stop())

async function succeeded(old: TestDevice, successor = new TestDevice(server)): Promise<TestDevice> {
  const answer: JoinResponse = await okJson(await old.trySucceed(successor))
  successor.person = answer.person
  return successor
}

it('tells a browser whose credential it still shows, and everybody else nothing', async () => {
  const old = await TestDevice.with(server, librarian)
  const known: Predecessor = await okJson(await old.request('/api/succession'))
  expect(known.predecessor).toEqual(await old.me())
  const nobody: Predecessor = await okJson(await new TestDevice(server).request('/api/succession'))
  expect(nobody.predecessor).toBeNull()
})

it('lets the new installation in with all persons of the old one, which is shut out at once', async () => {
  const old = await TestDevice.with(server, librarian, coordinator)
  const before = await old.me()
  const successor = await succeeded(old)
  const now = await successor.me()
  expect(now.persons).toEqual(before.persons)
  expect(now.spaces).toEqual(before.spaces)
  expect(now.device.id).not.toBe(before.device.id)
  expect(await problemIn(await old.request('/api/me'))).toBe('401 device-revoked')
  expect(await server.services.ledger.shutOut()).toMatchObject({
    devices: expect.arrayContaining([old.id]) as string[],
  })
})

it('takes the changes of the new installation although their numbers were used by the old one', async () => {
  const old = await TestDevice.with(server, librarian)
  const first = old.session(venue)
  expect(await old.push(first)).toMatchObject([{ n: 1, outcome: 'taken' }])
  const successor = await succeeded(old)
  const second = successor.session(venue)
  expect(second.n).toBe(1)
  expect(await successor.push(second)).toMatchObject([{ n: 1, outcome: 'taken' }])
  const seen = (await successor.pull()).map(({ id }) => id)
  expect(seen).toContain(first.record)
})

it('may be repeated by the same installation when the answer was lost, and by no other', async () => {
  const old = await TestDevice.with(server, librarian)
  const successor = await succeeded(old)
  const lost = successor.cookie
  await succeeded(old, successor)
  expect(successor.cookie).not.toBe(lost)
  expect((await successor.request('/api/me')).status).toBe(200)
  expect(await problemIn(await old.trySucceed(new TestDevice(server)))).toBe('401 device-revoked')
})

it('tells an installation that has its cookie already, but not the answer, the same once more', async () => {
  const old = await TestDevice.with(server, librarian)
  const successor = await succeeded(old)
  const again: JoinResponse = await okJson(await successor.trySucceed(successor))
  expect(again).toMatchObject({ person: successor.person, device: { id: successor.id } })
  expect((await successor.request('/api/me')).status).toBe(200)
  const thief = new TestDevice(server, successor.id)
  Object.assign(thief, { cookie: successor.cookie, signingKey: 'B'.padEnd(87, 'C') })
  expect(await problemIn(await thief.trySucceed(thief))).toBe('403 not-allowed')
})

it('refuses an id that is in use, and a device that was revoked', async () => {
  const old = await TestDevice.with(server, librarian)
  const other = await TestDevice.with(server, librarian)
  expect(await problemIn(await old.trySucceed(other))).toBe('403 not-allowed')
  expect((await old.request('/api/me')).status).toBe(200)
  const administrator = await TestDevice.with(server, { role: 'administrator' })
  await administrator.request(`/api/devices/${old.id}`, { method: 'DELETE' })
  expect(await problemIn(await old.trySucceed(new TestDevice(server)))).toBe('401 device-revoked')
  const none: Predecessor = await okJson(await old.request('/api/succession'))
  expect(none.predecessor).toBeNull()
})

it('keeps a successor out that was itself revoked', async () => {
  const old = await TestDevice.with(server, librarian)
  const successor = await succeeded(old)
  const administrator = await TestDevice.with(server, { role: 'administrator' })
  await administrator.request(`/api/devices/${successor.id}`, { method: 'DELETE' })
  expect(await problemIn(await old.trySucceed(successor))).toBe('401 device-revoked')
})
