import type { Grant } from '@living-libraries/model/access'
import type { JoinResponse } from '@living-libraries/model/join'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const librarian: Grant = { role: 'librarian', venue: 'irkutsk-gorod-1' }
const coordinator: Grant = { role: 'coordinator', municipality: 'irkutsk-gorod' }
const venue = 'venue/irkutsk-gorod-1'

let server: TestCentre

beforeAll(async () => {
  server = await startTestCentre()
})
afterAll(() => server.stop())

it('a colleague takes turns on the device, is known to the venue, and has the rights of who asked', async () => {
  const device = new TestDevice(server)
  await device.join(await server.invite(librarian), 'Мария')
  const added: JoinResponse = await okJson(await device.tryAddPerson(' Ольга '))
  expect(added.persons.map(({ name }) => name)).toEqual(['Мария', 'Ольга'])
  expect(added.persons[1]).toMatchObject({ id: added.person, grants: [librarian] })

  const change = device.session(venue)
  const [answer] = await device.push({ ...change, person: added.person })
  expect(answer).toMatchObject({ outcome: 'taken' })
  const members = (await device.pull()).filter(({ kind }) => kind === 'member')
  expect(members.map(({ fields }) => fields['name'])).toContain('Ольга')
})

it('a coordinator’s rights are not handed on; a librarian’s on the same device are', async () => {
  const device = new TestDevice(server)
  await device.join(await server.invite(librarian))
  const own = device.person
  await device.join(await server.invite(coordinator))
  expect(await problemIn(await device.tryAddPerson('Ольга'))).toBe('403 not-allowed')
  device.person = own
  const added: JoinResponse = await okJson(await device.tryAddPerson('Ольга'))
  expect(added.persons.find(({ id }) => id === added.person)?.grants).toEqual([librarian])
})

it('nobody is added from another device, under another key, or by a person who is not on the device', async () => {
  const device = await TestDevice.with(server, librarian)
  const stranger = await TestDevice.with(server, librarian)
  const body = (id: string, signingKey: string, person: string) => ({
    device: { id, name: 'Телефон', signingKey, recipient: `age1${'q'.repeat(58)}` },
    person,
    personName: 'Ольга',
  })
  const tried = [
    body(stranger.id, device.signingKey, device.person),
    body(device.id, 'C'.padEnd(87, 'A'), device.person),
    body(device.id, device.signingKey, stranger.person),
  ]
  for (const one of tried) {
    expect(await problemIn(await device.post('/api/me/persons', one))).toBe('403 not-allowed')
  }
  expect((await device.me()).persons).toHaveLength(1)
})

it('one person of a device takes a second role, keeps the name, and needs no switching', async () => {
  const device = new TestDevice(server)
  await device.join(await server.invite(librarian), 'Мария')
  const own = device.person
  const taken = await device.join(await server.invite(coordinator), undefined, own)
  expect(taken.person).toBe(own)
  expect((await device.me()).persons).toEqual([
    { id: own, name: 'Мария', grants: expect.arrayContaining([librarian, coordinator]) },
  ])
  const members = (await device.pull()).filter(({ kind }) => kind === 'member')
  const spaces = members.filter(({ fields }) => fields['person'] === own).map(({ space }) => space)
  expect(spaces.sort()).toEqual(['municipality/irkutsk-gorod', venue])
})

it('nobody takes a role for a person of another device, and nobody of the staff one beside theirs', async () => {
  const device = await TestDevice.with(server, librarian)
  const stranger = await TestDevice.with(server, librarian)
  const tried = async (by: TestDevice, grant: Grant, person: string) =>
    problemIn(await by.tryJoin(await server.invite(grant), undefined, person))
  expect(await tried(device, coordinator, stranger.person)).toBe('403 not-allowed')
  expect(await tried(device, { role: 'regional' }, device.person)).toBe('403 not-allowed')
  expect(await tried(new TestDevice(server), coordinator, device.person)).toBe('403 not-allowed')
  expect((await device.me()).persons).toMatchObject([{ grants: [librarian] }])
})
