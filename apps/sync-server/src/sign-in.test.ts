import type { Grant } from '@living-libraries/model/access'
import type { SignInState } from '@living-libraries/model/sign-in'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const regional: Grant = { role: 'regional' }
const librarian: Grant = { role: 'librarian', venue: 'irkutsk-gorod-1' }
const password = 'берег в тумане, лодка'
const dayMs = 24 * 60 * 60 * 1000

let server: TestCentre
let now = Date.now()

beforeAll(async () => {
  server = await startTestCentre({ now: () => now })
})
afterAll(() => server.stop())

async function stateOf(device: TestDevice): Promise<SignInState['persons'][number] | undefined> {
  const { persons }: SignInState = await okJson(await device.request('/api/sign-in'))
  return persons[0]
}

async function dayPasses(device: TestDevice): Promise<void> {
  await server.database.run(`update staff_session set until = until - interval '25 hours'
    where device = '${device.id}'`)
}

async function signIn(device: TestDevice, tried: string): Promise<string> {
  const response = await device.post('/api/sign-in', { person: device.person, password: tried })
  return response.ok ? String(response.status) : problemIn(response)
}

it('an invitation signs staff in for a day; then the password does, and nothing was lost in between', async () => {
  const device = await TestDevice.with(server, regional)
  const until = (await stateOf(device))?.until ?? 0
  expect(Math.abs(until - Date.now() - dayMs)).toBeLessThan(60_000)
  const set = { person: device.person, password }
  expect((await device.post('/api/sign-in/password', set)).status).toBe(204)

  await dayPasses(device)
  for (const path of ['/api/overview/board', '/api/records/head', '/api/devices']) {
    expect(await problemIn(await device.request(path)), path).toBe('401 sign-in-needed')
  }
  expect(await problemIn(await device.pushBody(device.body([])))).toBe('401 sign-in-needed')
  const again = { ...set, password: 'другой берег, другая лодка' }
  expect(await problemIn(await device.post('/api/sign-in/password', again))).toBe(
    '401 sign-in-needed',
  )
  expect((await device.me()).persons).toHaveLength(1)
  expect(await stateOf(device)).toMatchObject({ until: null, hasPassword: true, passkeys: 0 })

  expect(await signIn(device, 'не тот берег, не та')).toBe('403 sign-in-failed')
  expect(await signIn(device, password)).toBe('204')
  expect((await device.request('/api/overview/board')).status).toBe(200)
})

it('a session is one person’s on one device: neither another device nor a colleague gets in by it', async () => {
  const first = await TestDevice.with(server, regional)
  const second = await TestDevice.with(server, regional)
  await dayPasses(first)
  expect((await second.request('/api/overview/board')).status).toBe(200)
  expect(await problemIn(await first.request('/api/overview/board'))).toBe('401 sign-in-needed')
  const foreign = { person: second.person, password }
  expect(await problemIn(await first.post('/api/sign-in', foreign))).toBe('403 not-allowed')
})

it('librarians never sign in', async () => {
  const device = await TestDevice.with(server, librarian)
  expect(await stateOf(device)).toBeUndefined()
  expect(await signIn(device, password)).toBe('403 not-allowed')
})

it('wrong passwords slow down and never shut out; many at once are not free either', async () => {
  const device = await TestDevice.with(server, regional)
  await device.post('/api/sign-in/password', { person: device.person, password })
  const together = await Promise.all(Array.from({ length: 12 }, () => signIn(device, 'неверно')))
  expect(together.filter((answer) => answer === '403 sign-in-failed').length).toBeLessThan(7)
  expect(await signIn(device, password)).toBe('429 rate-limited')
  now += 10 * 60_000
  expect(await signIn(device, password)).toBe('204')
})

it('a password is long, is not one sign over and over, and is kept only as an Argon2id hash', async () => {
  const device = await TestDevice.with(server, regional)
  for (const weak of ['коротко', 'аааааааааааааааа', 'x'.repeat(201)]) {
    const set = { person: device.person, password: weak }
    expect(await problemIn(await device.post('/api/sign-in/password', set)), weak).toBe(
      '400 body-malformed',
    )
  }
  await device.post('/api/sign-in/password', { person: device.person, password })
  const [kept] = await server.database.run<{ hash: string }>(
    `select hash from password where person = '${device.person}'`,
  )
  expect(kept?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('whoever goes on for an erased installation stays signed in as long as it was', async () => {
  const device = await TestDevice.with(server, regional)
  const successor = new TestDevice(server)
  await okJson(await device.trySucceed(successor))
  expect((await successor.request('/api/overview/board')).status).toBe(200)
  await dayPasses(successor)
  expect(await problemIn(await successor.request('/api/overview/board'))).toBe('401 sign-in-needed')
})
