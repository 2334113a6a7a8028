import type { Grant } from '@living-libraries/model/access'
import type { ListedDevice, OutstandingDevices } from '@living-libraries/model/device-list'
import { unsentHeader } from '@living-libraries/model/wire/version'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const librarian: Grant = { role: 'librarian', venue: 'irkutsk-gorod-1' }
const coordinator: Grant = { role: 'coordinator', municipality: 'irkutsk-gorod' }
const stranger: Grant = { role: 'librarian', venue: 'bratsk-gorod-1' }

let database: TestDatabase
let server: TestServer
let desk: TestDevice

beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({ connectionString: database.url })
  desk = await TestDevice.with(server, coordinator)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function listed(device: TestDevice): Promise<ListedDevice | undefined> {
  const { devices } = await okJson<{ devices: ListedDevice[] }>(await desk.request('/api/devices'))
  return devices.find(({ id }) => id === device.id)
}

it('is listed with what it said that it holds, and never with what somebody made up', async () => {
  const device = await TestDevice.with(server, librarian)
  expect((await listed(device))?.unsent).toBeNull()
  for (const [said, known] of [
    ['214', 214],
    ['many', 214],
    ['-3', 214],
    ['99999999999', 214],
    ['0', 0],
  ] as const) {
    await device.request('/api/me', { headers: { [unsentHeader]: said } })
    expect((await listed(device))?.unsent, said).toBe(known)
  }
  await device.request('/api/me')
  expect((await listed(device))?.unsent).toBe(0)
})

it('is called otherwise by the coordinator of everybody who works on it, and by no other', async () => {
  const device = await TestDevice.with(server, librarian)
  const path = `/api/devices/${device.id}`
  expect((await desk.post(path, { name: '  Телефон читального зала ' })).status).toBe(204)
  expect((await listed(device))?.name).toBe('Телефон читального зала')
  expect((await desk.post(path, { name: ' ' })).status).toBe(400)

  await device.join(await server.invite(stranger))
  expect(await problemIn(await desk.post(path, { name: 'Моё' }))).toBe('404 not-found')
  expect((await listed(device))?.name).not.toBe('Моё')
})

it('is named to its colleagues while records wait on it, and to nobody of another venue', async () => {
  const holding = await TestDevice.with(server, librarian)
  const colleague = await TestDevice.with(server, librarian)
  const outstanding = async (asker: TestDevice) => {
    const path = '/api/venues/irkutsk-gorod-1/outstanding'
    const { devices } = await okJson<OutstandingDevices>(await asker.request(path))
    return devices.find(({ id }) => id === holding.id)
  }
  expect(await outstanding(colleague)).toBeUndefined()
  await holding.request('/api/me', { headers: { [unsentHeader]: '12' } })
  const { id, person } = holding
  const told = { id, name: 'Телефон', persons: [person], unsent: 12 }
  expect(await outstanding(colleague)).toMatchObject(told)
  expect(await outstanding(desk)).toMatchObject(told)
  expect(await outstanding(holding)).toBeUndefined()
  await holding.request('/api/me', { headers: { [unsentHeader]: '0' } })
  expect(await outstanding(colleague)).toBeUndefined()
})
