import { venueSpace } from '@living-libraries/model/space'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { breakableNetwork } from './breakable-network.ts'
import { Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

test('S8: a change that the centre refuses leaves the queue with its reason, the rest goes on', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'До')
  await anna.says(session, 'q1', 'Плохое', { group: 'НЕ ИЗ ПАКЕТА' })
  await anna.device.make({
    kind: 'answer',
    space: venueSpace(venue),
    session,
    values: { text: '?' },
  })
  await anna.says(session, 'q1', 'После', { madeUp: 'поле будущей версии' })
  await anna.device.settled()
  await boris.device.settled()
  expect(await boris.texts(session)).toEqual(['До', 'Плохое', 'После'])
  const refused = await anna.device.refused.list()
  expect(refused.map(({ reason, change }) => [reason, change.set['text']])).toEqual([
    ['invalid-value', 'Плохое'],
    ['incomplete', '?'],
    ['unknown-field', 'После'],
  ])
})

test('a record for a foreign space is refused, kept on the device and never seen there', async () => {
  const stranger = await world.join({ role: 'librarian', venue: 'angarsk-gorod-1' }, 'Глеб')
  const anna = await world.join(asLibrarian, 'Анна')
  await stranger.device.make({
    kind: 'session',
    space: venueSpace(venue),
    values: { place: 'Чужая площадка' },
  })
  await stranger.device.settled()
  await anna.device.settled()
  const sessions = await anna.device.list({ kind: 'session' })
  expect(sessions.map(({ fields }) => fields.place)).not.toContain('Чужая площадка')
  const [refused] = await stranger.device.refused.list()
  expect(refused).toMatchObject({
    reason: 'foreign-space',
    view: { fields: { place: 'Чужая площадка' } },
  })
})

test('a device that the centre forgot keeps everything, keeps saving, and goes on after joining again', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  await anna.says(session, 'q1', 'Сказано до')
  await anna.device.leave()
  await expect(anna.device.syncOnce()).rejects.toMatchObject({ problem: 'device-unknown' })
  await anna.says(session, 'q1', 'Сказано после')
  expect(await anna.texts(session)).toEqual(['Сказано до', 'Сказано после'])
  expect((await anna.device.status()).phase).toBe('stopped')

  const code = await world.server.invite(asLibrarian)
  await anna.device.join({ code, deviceName: 'Телефон', personName: 'Анна' })
  await anna.device.settled()
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.texts(session)).toEqual(['Сказано до', 'Сказано после'])
})

test('S2: writes made while the clock stands far back or ahead are sent like all others', async () => {
  const tenYears = 10 * 365 * 86_400_000
  let now = Date.now()
  const anna = await world.join(asLibrarian, 'Анна', { now: () => now })
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  for (const jump of [-tenYears, tenYears, tenYears, -3 * tenYears]) {
    now += jump
    await anna.says(session, 'q1', `Часы на ${new Date(now).getUTCFullYear()}`)
    await anna.device.settled()
  }
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.texts(session)).toHaveLength(4)
})

test('S2: the clock jumps ten years either way offline and across restarts, and nothing is forgotten or out of order', async () => {
  const tenYears = 10 * 365 * 86_400_000
  let now = Date.now()
  const storage = memoryStorage()
  const network = breakableNetwork((input, init) => world.server.fetch(input, init))
  const fetch = cookieFetch(network.fetch)
  const around = { storage, fetch, stream: false, now: () => now }
  let anna = new Colleague(await openDevice(around), network)
  const code = await world.server.invite(asLibrarian)
  await anna.device.join({ code, deviceName: 'Телефон', personName: 'Анна' })
  const session = await anna.beginsSession(venue, { place: 'Клуб' })
  await anna.device.settled()
  const boris = await world.join(asLibrarian, 'Борис')

  network.weather = 'offline'
  const places: string[] = []
  for (const jump of [-tenYears, 2 * tenYears, -2 * tenYears, tenYears, -3_600_000]) {
    now += jump
    anna.device.close()
    anna = new Colleague(await openDevice(around), network)
    const place = `Зал, когда часы стояли на ${new Date(now).toISOString()}`
    places.push(place)
    await anna.says(session, 'q1', place)
    await anna.device.change(session, { set: { place } })
  }
  expect(await anna.device.unsentRecords()).toBe(places.length + 1)
  network.weather = 'fine'
  await anna.device.settled()
  await boris.device.settled()
  expect(new Set(await boris.texts(session))).toEqual(new Set(places))
  expect((await boris.device.get(session))?.fields).toMatchObject({ place: places.at(-1) })
  expect((await boris.device.get(session))?.disputed).toEqual({})
  expect(await anna.device.refused.count()).toBe(0)
  anna.device.close()
})

test('S10: two servers on one database leave no gap and lose nothing while devices write at once', async () => {
  const another = await world.anotherServer()
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      world.join(asLibrarian, `Коллега ${index}`, index % 2 ? { server: another } : {}),
    ),
  )
  const [first] = people
  const session = (await first?.beginsSession(venue)) ?? ''
  for (const { device } of people) await device.settled()
  await Promise.all(
    people.map(async (person, index) => {
      for (let said = 0; said < 15; said++) {
        await person.says(session, 'q1', `${index}/${said}`)
        if (said % 4 === 0) await person.device.syncOnce()
      }
      await person.device.settled()
    }),
  )
  for (const person of people) {
    await person.device.settled()
    expect(await person.texts(session)).toHaveLength(8 * 15)
  }
})
