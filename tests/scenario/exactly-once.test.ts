import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

test('S6: answers that were lost on the way are answered again and nothing is doubled', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue)
  for (let index = 0; index < 10; index++) await anna.says(session, 'q1', `Ответ ${index}`)
  anna.network.weather = 'answers-lost'
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect(anna.device.syncOnce()).rejects.toMatchObject({ problem: 'unreachable' })
  }
  expect(await anna.device.unsentRecords()).toBe(11)
  anna.network.weather = 'fine'
  await anna.device.settled()
  await boris.device.settled()
  expect(await boris.texts(session)).toHaveLength(10)
  expect(await anna.device.refused.count()).toBe(0)
})

test('S6: a repeat is answered from the present, so that the device learns what others did', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue, { place: 'Клуб' })
  await anna.device.settled()
  await boris.device.settled()
  await anna.device.change(session, { set: { place: 'Школа' } })
  anna.network.weather = 'answers-lost'
  await expect(anna.device.syncOnce()).rejects.toThrow()
  await boris.device.settled()
  await boris.device.change(session, { set: { place: 'Библиотека' } })
  await boris.device.settled()
  anna.network.weather = 'fine'
  await anna.device.settled()
  expect((await anna.device.get(session))?.fields['place']).toBe('Библиотека')
})

test('S1: A→B sent with its answer lost, then undone to A, ends as A', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue, { place: 'А' })
  await anna.device.settled()
  await anna.device.change(session, { set: { place: 'Б' } })
  anna.network.weather = 'answers-lost'
  await expect(anna.device.syncOnce()).rejects.toThrow()
  await anna.device.change(session, { set: { place: 'А' } })
  anna.network.weather = 'fine'
  await anna.device.settled()
  await boris.device.settled()
  expect((await boris.device.get(session))?.fields['place']).toBe('А')
})

test('S6: every request that arrives twice is applied once', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  anna.network.weather = 'doubled'
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Первое слово')
  await anna.device.settled()
  await anna.device.change(answer, { set: { text: 'Второе слово' } })
  await anna.device.settled()
  await boris.device.settled()
  expect(await boris.texts(session)).toEqual(['Второе слово'])
})

test('S7: an edit brings back what another had deleted without seeing it, and the deletion stays visible', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue)
  const one = await anna.says(session, 'q1', 'Правка после удаления')
  const two = await anna.says(session, 'q1', 'Удаление после правки')
  await anna.device.settled()
  await boris.device.settled()
  await anna.device.remove(one)
  await anna.device.change(two, { set: { text: 'Уже поправлено' } })
  await boris.device.change(one, { set: { text: 'Дописал' } })
  await boris.device.remove(two)
  await anna.device.settled()
  await boris.device.settled()
  await anna.device.settled()
  for (const { device } of [anna, boris]) {
    const texts = (await device.list({ kind: 'answer', session })).map(({ fields }) => fields.text)
    expect(texts).toEqual(['Дописал', 'Уже поправлено'])
    for (const id of [one, two]) {
      expect((await device.get(id))?.disputed['deleted']).toMatchObject([{ value: true }])
    }
  }
})
