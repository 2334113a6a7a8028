import { pictureOfLength, samplePicture } from '@living-libraries/sync-server/test-photo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

test('a revoked device learns nothing new, keeps all its work and can hand it over after joining again', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const administrator = await world.join({ role: 'administrator' }, 'Админ')
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  await boris.device.settled()
  await anna.says(session, 'q1', 'Не отправлено')
  await administrator.device.centre.delete(`/api/devices/${anna.device.id}`)
  await boris.says(session, 'q1', 'Уже не для неё')
  await boris.device.settled()

  await expect(anna.device.syncOnce()).rejects.toMatchObject({ problem: 'device-revoked' })
  await anna.says(session, 'q1', 'И это набрано после')
  expect(await anna.texts(session)).toEqual(['Не отправлено', 'И это набрано после'])
  expect(await anna.device.unsentRecords()).toBe(2)
  expect(await anna.device.refused.count()).toBe(0)

  const code = await world.server.invite(asLibrarian)
  await anna.device.join({ code, deviceName: 'Телефон', personName: 'Анна' })
  await anna.device.settled()
  await boris.device.settled()
  expect(await boris.texts(session)).toHaveLength(3)
})

test('S18: a revoked device that is invited elsewhere comes back without its former places, and once where it was', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const administrator = await world.join({ role: 'administrator' }, 'Админ')
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  const first = await anna.device.person()
  const revoke = () => administrator.device.centre.delete(`/api/devices/${anna.device.id}`)
  const comeBack = async (to: Parameters<typeof world.server.invite>[0]) => {
    const code = await world.server.invite(to)
    await anna.device.join({ code, deviceName: 'Телефон', personName: 'Анна' })
    await anna.device.settled()
    return (await anna.device.me())?.persons
  }
  await revoke()
  expect(await comeBack(asLibrarian)).toMatchObject([{ id: first, grants: [asLibrarian] }])
  expect(await anna.device.get(session)).toBeDefined()
  await revoke()
  const elsewhere = { role: 'librarian', venue: 'angarsk-gorod-1' } as const
  expect(await comeBack(elsewhere)).toMatchObject([{ grants: [elsewhere] }])
  expect(await anna.device.get(session)).toBeUndefined()
})

test('S12: leaving a venue erases what was not yours and keeps what you had not sent, with the reason', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Отправлено')
  await anna.device.settled()
  anna.network.weather = 'offline'
  await anna.says(session, 'q1', 'Не успела отправить')
  anna.network.weather = 'fine'
  await anna.device.leave()
  const code = await world.server.invite({ role: 'librarian', venue: 'angarsk-gorod-1' })
  await anna.device.join({ code, deviceName: 'Телефон', personName: 'Анна' })
  await anna.device.settled()

  expect(await anna.device.list({ space: `venue/${venue}` })).toEqual([])
  const refused = await anna.device.refused.list()
  expect(refused.map(({ view }) => view?.fields['text'])).toEqual(['Не успела отправить'])
  expect(['foreign-person', 'foreign-space']).toContain(refused[0]?.reason)
})

test('one of two leaves the shared device: what she had not sent stays on it, and the other goes on under her own name', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const { device } = anna
  const annaId = await device.person()
  const session = await anna.beginsSession(venue)
  await device.settled()
  await device.addPerson('Ольга')
  const olgaId = await device.person()
  await device.switchPerson(annaId)
  anna.network.weather = 'offline'
  await anna.says(session, 'q1', 'Анна не успела отправить')
  const coordinator = await world.join(
    { role: 'coordinator', municipality: 'bratsk-gorod' },
    'Вера',
  )
  await coordinator.device.centre.delete(`/api/devices/${device.id}/persons/${annaId}`)
  await coordinator.device.centre.post(`/api/devices/${device.id}`, { name: 'Телефон зала' })
  anna.network.weather = 'fine'
  await device.settled()

  const me = await device.me()
  expect(me?.persons.map(({ name }) => name)).toEqual(['Ольга'])
  expect(me?.device.name).toBe('Телефон зала')
  expect(await device.person()).toBe(olgaId)
  const [refused] = await device.refused.list()
  expect([refused?.reason, refused?.view?.fields['text']]).toEqual([
    'foreign-person',
    'Анна не успела отправить',
  ])
  await anna.says(session, 'q1', 'Ольга продолжает')
  await device.settled()
  await coordinator.device.settled()
  expect(await coordinator.texts(session)).toEqual(['Ольга продолжает'])
})

test('whoever is moved to another venue finds it there by itself; of the former nothing is left but what was not sent', async () => {
  const coordinator = await world.join({ role: 'coordinator', municipality: 'tayshetskiy' }, 'Вера')
  const from = { role: 'librarian', venue: 'tayshetskiy-1' } as const
  const to = { role: 'librarian', venue: 'tayshetskiy-2' } as const
  const anna = await world.join(from, 'Анна')
  const session = await anna.beginsSession(from.venue)
  await anna.device.settled()
  anna.network.weather = 'offline'
  await anna.says(session, 'q1', 'Не успела отправить')
  const persons = [await anna.device.person()]
  await coordinator.device.centre.post('/api/persons/move', { persons, from, to })
  anna.network.weather = 'fine'
  await anna.device.settled()

  expect((await anna.device.me())?.persons[0]?.grants).toEqual([to])
  expect(await anna.device.list({ space: `venue/${from.venue}` })).toEqual([])
  const refused = await anna.device.refused.list()
  expect(refused.map(({ view }) => view?.fields['text'])).toEqual(['Не успела отправить'])
  const next = await anna.beginsSession(to.venue)
  await anna.says(next, 'q1', 'На новом месте')
  await anna.device.settled()
  await coordinator.device.settled()
  expect(await coordinator.texts(next)).toEqual(['На новом месте'])
})

test('S12: a venue that is lost and gained again comes whole, with the words that this very device had sent', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  for (let index = 0; index < 5; index++) await anna.says(session, 'q1', `Слово ${index}`)
  await anna.device.settled()
  await anna.device.leave()
  const elsewhere = await world.server.invite({ role: 'librarian', venue: 'angarsk-gorod-1' })
  await anna.device.join({ code: elsewhere, deviceName: 'Телефон', personName: 'Анна' })
  await anna.device.settled()
  expect(await anna.device.get(session)).toBeUndefined()
  const back = await world.server.invite(asLibrarian)
  await anna.device.join({ code: back, deviceName: 'Телефон', personName: 'Анна' })
  await anna.device.settled()
  expect(await anna.texts(session)).toHaveLength(5)
  await anna.says(session, 'q1', 'И дальше')
  await anna.device.settled()
  expect(await anna.texts(session)).toHaveLength(6)
})

test('S12: whoever gets the venue back enters the unsent evening again in one piece, pictures included', async () => {
  const coordinator = await world.join({ role: 'coordinator', municipality: 'tayshetskiy' }, 'Вера')
  const home = { role: 'librarian', venue: 'tayshetskiy-1' } as const
  const away = { role: 'librarian', venue: 'tayshetskiy-2' } as const
  const space = `venue/${home.venue}` as const
  const anna = await world.join(home, 'Анна')
  const { device } = anna
  const known = await anna.beginsSession(home.venue, { place: 'Клуб' })
  await device.settled()
  anna.network.weather = 'offline'
  const session = await anna.beginsSession(home.venue, { place: 'Школа' })
  const answer = await anna.says(session, 'q1', 'Мы живём у реки')
  await device.change(answer, { set: { text: 'Мы живём у большой реки' } })
  const values = { title: 'Река', [`answers/${answer}`]: true }
  await device.make({ kind: 'element', space, session, values })
  const picture = pictureOfLength(50_000)
  const size = { width: 16, height: 16 }
  await device.photos.add({
    ...{ space, session, values: { question: 'q1' } },
    ...{ picture, thumbnail: samplePicture, ...size },
  })
  await device.change(known, { set: { place: 'Клуб у реки' } })

  const persons = [await device.person()]
  await coordinator.device.centre.post('/api/persons/move', { persons, from: home, to: away })
  anna.network.weather = 'fine'
  await device.settled()
  const waiting = await device.status()
  expect(waiting.refusedChanges).toBe(6)
  // It waits for a person now, not for a line.
  expect(waiting.unsentPictures.photos).toBe(0)
  const photo = (await device.refused.list()).find(({ kind }) => kind === 'photo')
  expect(await device.photos.read(photo?.change.record ?? '', 'picture')).toEqual(picture)

  await coordinator.device.centre.post('/api/persons/move', { persons, from: away, to: home })
  await device.settled()
  // It breaks off, and what was entered is sent before it goes on.
  const inOrder = (await device.refused.list()).sort((one, other) => one.change.n - other.change.n)
  expect(await device.enterRefused(inOrder.slice(0, 2))).toEqual([])
  await device.settled()
  expect(await device.enterRefused(await device.refused.list())).toEqual([])
  await device.settled()
  expect((await device.status()).refusedChanges).toBe(0)
  await coordinator.device.settled()
  const sessions = await coordinator.device.list({ kind: 'session', space })
  const schools = sessions.filter(({ fields }) => fields.place === 'Школа')
  expect(schools).toHaveLength(1)
  const again = schools[0]?.id ?? ''
  expect((await coordinator.device.get(known))?.fields['place']).toBe('Клуб у реки')
  const [said, ...more] = await coordinator.device.list({ kind: 'answer', session: again })
  expect([said?.fields.text, more]).toEqual(['Мы живём у большой реки', []])
  expect(said?.disputed).toEqual({})
  const [element] = await coordinator.device.list({ kind: 'element', session: again })
  expect(element?.fields.answers).toEqual({ [said?.id ?? '']: true })
  const [shown] = await coordinator.device.list({ kind: 'photo', session: again })
  expect(await coordinator.device.photos.read(shown?.id ?? '', 'picture')).toEqual(picture)
})

test('what was written upon an older text than the one that stands is entered beside it, not over it', async () => {
  const coordinator = await world.join({ role: 'coordinator', municipality: 'tayshetskiy' }, 'Вера')
  const home = { role: 'librarian', venue: 'tayshetskiy-1' } as const
  const away = { role: 'librarian', venue: 'tayshetskiy-2' } as const
  const anna = await world.join(home, 'Анна')
  const session = await anna.beginsSession(home.venue)
  const answer = await anna.says(session, 'q1', 'Река', { sheet: '7' })
  await anna.device.settled()
  await coordinator.device.settled()
  anna.network.weather = 'offline'
  await anna.device.change(answer, { set: { text: 'Река Ангара' } })
  await anna.device.change(answer, { unset: ['sheet'] })
  await coordinator.device.change(answer, { set: { text: 'Река и лес', sheet: '12' } })
  const persons = [await anna.device.person()]
  await coordinator.device.centre.post('/api/persons/move', { persons, from: home, to: away })
  anna.network.weather = 'fine'
  await anna.device.settled()
  await coordinator.device.settled()
  await coordinator.device.centre.post('/api/persons/move', { persons, from: away, to: home })
  await anna.device.settled()
  expect(await anna.device.enterRefused(await anna.device.refused.list())).toEqual([])
  await anna.device.settled()
  const record = await anna.device.get(answer)
  expect(record?.fields['text']).toBe('Река Ангара')
  expect(record?.fields['sheet']).toBeUndefined()
  expect(record?.disputed).toMatchObject({
    text: [{ value: 'Река и лес' }],
    sheet: [{ value: '12' }],
  })
})

test('a deletion reaches a device that was away until its sign-in ran out, and its own edit of the rest arrives', async () => {
  let now = Date.now()
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис', { now: () => now })
  const session = await anna.beginsSession(venue)
  const deleted = await anna.says(session, 'q1', 'Удалят')
  const kept = await anna.says(session, 'q1', 'Останется')
  await anna.device.settled()
  await boris.device.settled()
  boris.network.weather = 'offline'
  await anna.device.remove(deleted)
  await anna.device.settled()
  now += 92 * 86_400_000
  await boris.device.change(kept, { set: { table: 't1' } })
  // After ninety days without a contact its credential is over.
  const { storage } = world.server.services
  await storage.write([], ({ devices }) => devices.dropTokens(boris.device.id))
  boris.network.weather = 'fine'
  await expect(boris.device.syncOnce()).rejects.toMatchObject({ problem: 'device-unknown' })
  expect(await boris.device.unsentRecords()).toBe(1)
  const code = await world.server.invite(asLibrarian)
  await boris.device.join({ code, deviceName: 'Телефон', personName: 'Борис' })
  await boris.device.settled()
  await anna.device.settled()
  for (const person of [anna, boris]) {
    expect(await person.texts(session)).toEqual(['Останется'])
    expect((await person.device.get(kept))?.fields['table']).toBe('t1')
  }
})
