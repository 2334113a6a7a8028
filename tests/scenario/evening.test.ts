import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'tayshetskiy-1'

test('an evening collected on two devices offline is returned, corrected and accepted', async () => {
  const municipality = world.pack.venues.find(({ id }) => id === venue)?.municipality ?? ''
  const anna = await world.join({ role: 'librarian', venue }, 'Анна')
  const boris = await world.join({ role: 'librarian', venue }, 'Борис')
  const coordinator = await world.join({ role: 'coordinator', municipality }, 'Вера')

  const session = await anna.beginsSession(venue, { place: 'Читальный зал' })
  await anna.device.settled()
  await boris.device.settled()

  anna.network.weather = 'offline'
  boris.network.weather = 'offline'
  for (let index = 0; index < 20; index++) {
    await anna.says(session, 'q1', `Ответ Анны ${index}`)
    await boris.says(session, 'q2', `Ответ Бориса ${index}`)
  }
  await expect(anna.device.syncOnce()).rejects.toMatchObject({ problem: 'unreachable' })
  expect(await anna.device.unsentRecords()).toBe(20)

  anna.network.weather = 'fine'
  boris.network.weather = 'fine'
  await anna.device.settled()
  await boris.device.settled()
  await anna.device.settled()
  expect(await anna.texts(session)).toHaveLength(40)
  expect(await anna.texts(session)).toEqual(await boris.texts(session))

  await anna.acts(session, 'submit')
  await anna.device.settled()
  await coordinator.device.settled()
  expect(await coordinator.sees(session)).toEqual({ state: 'submitted', late: [] })
  const [first] = await coordinator.device.list({ kind: 'answer', session })
  coordinator.network.weather = 'offline'
  await coordinator.comments(session, 'О какой школе речь?', first?.id)
  await coordinator.acts(session, 'return', 'Уточните, пожалуйста')
  coordinator.network.weather = 'fine'
  await coordinator.device.settled()

  await anna.device.settled()
  expect((await anna.sees(session)).state).toBe('returned')
  const [comment] = await anna.device.list({ kind: 'comment', session })
  expect(comment?.fields).toMatchObject({ text: 'О какой школе речь?', about: first?.id })
  await anna.device.change(comment?.fields.about ?? '', { set: { text: 'Школа № 5' } })
  await anna.acts(session, 'submit')
  await anna.device.settled()

  await coordinator.device.settled()
  await coordinator.acts(session, 'accept')
  await coordinator.device.settled()
  await anna.device.settled()
  expect(await anna.sees(session)).toEqual({ state: 'accepted', late: [] })

  await boris.device.settled()
  const afterwards = await boris.says(session, 'q3', 'Нашли ещё один лист')
  await boris.device.settled()
  await coordinator.device.settled()
  expect(await coordinator.sees(session)).toEqual({ state: 'accepted', late: [afterwards] })
  await coordinator.acts(session, 'take-in')
  await coordinator.device.settled()
  expect(await coordinator.sees(session)).toEqual({ state: 'accepted', late: [] })
})

test('a device asks for nothing that it sent itself', async () => {
  const anna = await world.join({ role: 'librarian', venue: 'bratsk-gorod-1' }, 'Анна')
  const session = await anna.beginsSession('bratsk-gorod-1')
  for (let index = 0; index < 50; index++) await anna.says(session, 'q1', `Ответ ${index}`)
  anna.network.arrived.length = 0
  const received: number[] = []
  const { centre } = anna.device
  const pull = centre.pull.bind(centre)
  centre.pull = (request, take) =>
    pull(request, (block) => {
      received.push(JSON.stringify(block.records).length)
      return take(block)
    })
  await anna.device.syncOnce()
  expect(anna.network.arrived).toEqual(['POST /api/records/push', 'POST /api/records/pull'])
  expect(received).toEqual(['[]'.length])
})

test('a day and an item of the plan are taken out without a line, put back, and nothing beside them is lost', async () => {
  const anna = await world.join({ role: 'librarian', venue: 'tayshetskiy-2' }, 'Анна')
  const boris = await world.join({ role: 'librarian', venue: 'tayshetskiy-2' }, 'Борис')
  const opening = { text: 'Открытие', minutes: 10, order: 0 }
  const session = await anna.beginsSession('tayshetskiy-2', {
    date: '2024-11-05',
    'days/one': '2024-11-06',
    'plan/first': opening,
  })
  await anna.device.settled()
  await boris.device.settled()
  anna.network.weather = 'offline'
  const before = { 'days/one': '2024-11-06', 'plan/first': opening }
  await anna.device.change(session, { unset: Object.keys(before) })
  await anna.device.change(session, { set: before })
  const closing = { text: 'Закрытие', minutes: 15, order: 1 }
  await boris.device.change(session, { set: { 'days/two': '2024-11-07', 'plan/second': closing } })
  await boris.device.settled()
  anna.network.weather = 'fine'
  await anna.device.settled()
  await boris.device.settled()
  for (const { device } of [anna, boris]) {
    const { days, plan } = (await device.get(session))?.fields ?? {}
    expect(days).toEqual({ one: '2024-11-06', two: '2024-11-07' })
    expect(plan).toEqual({ first: opening, second: closing })
    expect((await device.get(session))?.disputed).toEqual({})
  }
})
