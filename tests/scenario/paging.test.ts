import { CentreProblem } from '@living-libraries/pwa/device'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

test('S11: what others did to a record reaches a device that changed it while its pull was under way', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Первое')
  const shared = await anna.says(session, 'q1', 'Общее')
  await anna.device.settled()
  await boris.device.settled()
  const talk = async () => {
    for (let index = 0; index < 20; index++) {
      await boris.says(session, 'q2', 'Много слов '.repeat(20))
    }
    await boris.device.settled()
  }
  await talk()
  await boris.device.change(shared, { set: { table: 't7' } })
  await boris.device.settled()
  await talk()

  // The line breaks after the first small page of Anna's pull, and she changes the record before the next.
  const { centre } = anna.device
  const pull = centre.pull.bind(centre)
  let pages = 0
  centre.pull = async (request, take) => {
    pages += 1
    if (pages === 2) throw new CentreProblem('unreachable')
    return pull({ ...request, maxBytes: 2_048 }, take)
  }
  await expect(anna.device.syncOnce()).rejects.toThrow()
  await anna.device.change(shared, { set: { group: 'resident' } })
  await anna.device.settled()
  expect(pages).toBeGreaterThan(3)
  expect((await anna.device.get(shared))?.fields).toMatchObject({ table: 't7', group: 'resident' })
})

test('a large space arrives whole in many small pages', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  for (let index = 0; index < 120; index++) await anna.says(session, 'q1', `Ответ ${index}`)
  await anna.device.settled()
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.texts(session)).toEqual(await anna.texts(session))
})
