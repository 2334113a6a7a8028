import type { Grant } from '@living-libraries/model/access'
import type { ListedDevice, OutstandingDevices } from '@living-libraries/model/device-list'
import { unsentHeader } from '@living-libraries/model/wire/version'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepShutOut } from './services/shut-out.ts'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const librarian: Grant = { role: 'librarian', venue: 'tayshetskiy-1' }
const coordinator: Grant = { role: 'coordinator', municipality: 'tayshetskiy' }
const stranger: Grant = { role: 'librarian', venue: 'bratsk-gorod-1' }

let server: TestCentre
let desk: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  desk = await TestDevice.with(server, coordinator)
})
afterAll(() => server.stop())

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
    const path = '/api/venues/tayshetskiy-1/outstanding'
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

const ownVenue2: Grant = { role: 'librarian', venue: 'tayshetskiy-2' }

it('one of several is taken off a device; the others go on, and the old link brings nobody back', async () => {
  const device = new TestDevice(server)
  const code = await server.invite(librarian)
  const { person: first } = await device.join(code, 'Мария')
  const { person } = await okJson<{ person: string }>(await device.tryAddPerson('Ольга'))
  const path = `/api/devices/${device.id}/persons`
  expect((await desk.request(`${path}/${first}`, { method: 'DELETE' })).status).toBe(204)
  expect((await device.me()).persons.map(({ id }) => id)).toEqual([person])
  const [answer] = await device.push(device.session('venue/tayshetskiy-1'))
  expect(answer).toMatchObject({ outcome: 'refused', reason: 'foreign-person' })
  expect(await problemIn(await device.tryJoin(code))).toBe('410 invitation-revoked')
  const last = await desk.request(`${path}/${person}`, { method: 'DELETE' })
  expect(await problemIn(last)).toBe('403 not-allowed')
})

it('whoever is moved reads and writes at the new place only, also after a restore of the backup before', async () => {
  const device = new TestDevice(server)
  const code = await server.invite(librarian)
  await device.join(code, 'Мария')
  await device.pull()
  const move = { persons: [device.person], from: librarian, to: ownVenue2 }
  expect((await desk.post('/api/persons/move', move)).status).toBe(204)
  expect((await device.me()).spaces).toEqual(['forum', 'venue/tayshetskiy-2'])
  const [old] = await device.push(device.session('venue/tayshetskiy-1'))
  const [own] = await device.push(device.session('venue/tayshetskiy-2'))
  expect([old?.outcome, own?.outcome]).toEqual(['refused', 'taken'])
  const members = (await device.pull()).filter(({ kind }) => kind === 'member')
  expect(members.map(({ fields }) => fields['name'])).toContain('Мария')
  expect(await problemIn(await device.tryJoin(code))).toBe('410 invitation-revoked')
  expect(await problemIn(await desk.post('/api/persons/move', move))).toBe('404 not-found')

  await server.services.storage.write([], ({ devices }) =>
    devices.regrant(device.person, ownVenue2, librarian),
  )
  await keepShutOut(server.services)
  expect((await device.me()).spaces).toEqual(['forum', 'venue/tayshetskiy-2'])
})

it('an administrator moves a coordinator to another municipality, whole: what was read there is read no longer', async () => {
  const administrator = await TestDevice.with(server, { role: 'administrator' })
  const device = await TestDevice.with(server, coordinator)
  const to: Grant = { role: 'coordinator', municipality: 'bratsk-gorod' }
  const move = { persons: [device.person], from: coordinator, to }
  expect(await problemIn(await desk.post('/api/persons/move', move))).toBe('403 not-allowed')
  expect((await administrator.post('/api/persons/move', move)).status).toBe(204)
  const { spaces, persons } = await device.me()
  expect(persons[0]?.grants).toEqual([to])
  expect(spaces).toContain('municipality/bratsk-gorod')
  expect(spaces.filter((space) => space.includes('tayshetskiy'))).toEqual([])
})

it('nobody is moved to a place that is not the mover’s, to the staff, or to nowhere', async () => {
  const device = await TestDevice.with(server, librarian)
  const administrator = await TestDevice.with(server, { role: 'administrator' })
  const moving = (who: TestDevice, to: object) =>
    who.post('/api/persons/move', { persons: [device.person], from: librarian, to })
  expect(await problemIn(await moving(desk, stranger))).toBe('403 not-allowed')
  expect(await problemIn(await moving(administrator, { role: 'regional' }))).toBe('403 not-allowed')
  const nowhere = { role: 'librarian', venue: 'nowhere' }
  expect(await problemIn(await moving(administrator, nowhere))).toBe('404 not-found')
  expect((await device.me()).persons[0]?.grants).toEqual([librarian])
})

it('the device is told with its next pull that it is called otherwise, and nothing where nothing changed', async () => {
  const device = await TestDevice.with(server, librarian)
  await device.pull()
  expect((await device.pullPage()).spaces).toBeUndefined()
  await desk.post(`/api/devices/${device.id}`, { name: 'Ноутбук зала' })
  expect((await device.pullPage()).spaces).toEqual(['forum', 'venue/tayshetskiy-1'])
  expect((await device.me()).device.name).toBe('Ноутбук зала')
})

it('every act stands in the chain of the history: who did it, to what, and nobody’s name', async () => {
  const administrator = await TestDevice.with(server, { role: 'administrator' })
  const device = await TestDevice.with(server, librarian)
  await administrator.post(`/api/devices/${device.id}`, { name: 'Канарейка' })
  const point = server.services.keys.recoveryKey
  await device.post('/api/me/lock', { point })
  expect((await administrator.post('/api/recoveries', { request: point })).status).toBe(200)
  expect((await desk.post('/api/recoveries', { request: point })).status).toBe(403)
  await administrator.request(`/api/devices/${device.id}`, { method: 'DELETE' })
  const acts = (await administrator.pull()).filter(({ kind }) => kind === 'administrationAct')
  const own = acts.filter(({ fields }) => fields['subject'] === device.id)
  expect(own.map(({ fields }) => [fields['act'], fields['by']])).toEqual([
    ['rename', administrator.person],
    ['unlock', administrator.person],
    ['disconnect', administrator.person],
  ])
  expect(JSON.stringify(acts)).not.toContain('Канарейка')
  const lie = { create: { kind: 'administrationAct', space: 'region', session: null } as const }
  const [refused] = await administrator.push(
    administrator.change({ ...lie, set: { act: 'export' } }),
  )
  expect(refused).toMatchObject({ outcome: 'refused', reason: 'not-yours' })
})
