import type { Grant } from '@living-libraries/model/access'
import type { MadeInvitation, SpokenCode } from '@living-libraries/model/invitation'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const librarian: Grant = { role: 'librarian', venue: 'irkutsk-gorod-1' }
const coordinator: Grant = { role: 'coordinator', municipality: 'irkutsk-gorod' }

let server: TestCentre
let desk: TestDevice
let address = 0

beforeAll(async () => {
  const app = { addressOf: () => String(address) }
  server = await startTestCentre({ app })
  desk = await TestDevice.with(server, coordinator)
})
afterAll(() => server.stop())

async function invitation(): Promise<MadeInvitation> {
  return okJson(await desk.post('/api/invitations', { grant: librarian, maxUses: 1 }))
}

async function spokenFor({ id }: MadeInvitation): Promise<SpokenCode> {
  const path = `/api/invitations/${id}/spoken`
  return okJson(await desk.request(path, { method: 'POST' }))
}

it('leads to its invitation, is answered again to the same device, and counts as the invitation’s use', async () => {
  const made = await invitation()
  const { code } = await spokenFor(made)
  expect(code).toMatch(/^\d{8}$/)
  const device = new TestDevice(server)
  const preview: unknown = await okJson(await device.post('/api/invitation', { code }))
  expect(preview).toMatchObject({ grant: librarian })
  const { person } = await device.join(code)
  expect((await device.join(code)).person).toBe(person)
  expect(await problemIn(await new TestDevice(server).tryJoin(made.code))).toBe(
    '409 invitation-used',
  )
})

it('ends after ten minutes, when another is asked for, and with its invitation', async () => {
  const made = await invitation()
  const { code: first } = await spokenFor(made)
  const { code: second } = await spokenFor(made)
  const device = new TestDevice(server)
  expect(await problemIn(await device.tryJoin(first))).toBe('404 invitation-unknown')
  await server.database.run(`update spoken_code set expires_at = now() - interval '1 second'`)
  expect(await problemIn(await device.tryJoin(second))).toBe('404 invitation-unknown')

  const { code: third } = await spokenFor(made)
  await desk.request(`/api/invitations/${made.id}`, { method: 'DELETE' })
  expect(await problemIn(await device.tryJoin(third))).toBe('410 invitation-revoked')
  const again = await desk.request(`/api/invitations/${made.id}/spoken`, { method: 'POST' })
  expect(await problemIn(again)).toBe('410 invitation-revoked')
})

it('is not found by trying out, from however many addresses; links go on working', async () => {
  const made = await invitation()
  const { code } = await spokenFor(made)
  const device = new TestDevice(server)
  const answers: string[] = []
  for (let number = 0; number < 101; number++) {
    address += 1
    const wrong = String((Number(code) + 1 + number) % 100_000_000).padStart(8, '0')
    answers.push(await problemIn(await device.post('/api/invitation', { code: wrong })))
  }
  expect(answers.slice(0, 98)).toEqual(Array.from({ length: 98 }, () => '404 invitation-unknown'))
  expect(answers.at(-1)).toBe('429 rate-limited')
  expect((await device.post('/api/invitation', { code })).status).toBe(429)
  expect((await device.post('/api/invitation', { code: made.code })).status).toBe(200)
})
