import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import type { Device } from '@living-libraries/pwa/device'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../demo/corpus/seeded-random.ts'
import { type CuttingLine, cuttingLine } from './cutting-line.ts'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const
const answers = 250

/** Words that no compressor makes small, so that a few hundred answers are a large body. */
async function saysMuch(who: Colleague, session: string): Promise<void> {
  const random = seededRandom('village', venue)
  for (let index = 0; index < answers; index++) {
    const words = Array.from({ length: 12 }, () => random.below(10 ** 9).toString(36))
    await who.says(session, 'q1', `${index} ${words.join(' ')}`)
  }
}

async function joinOn(line: CuttingLine, name: string): Promise<Colleague> {
  return world.join(asLibrarian, name, { fetch: cookieFetch(line.fetch) })
}

/** What a person with patience does: again, until everything went and came. */
async function exchangeUntilDone(device: Device): Promise<number> {
  for (let attempts = 1; ; attempts++) {
    const isDone = await device.syncOnce().then(
      () => true,
      () => false,
    )
    if (isDone) return attempts
    if (attempts > 200) throw new Error('it never comes to an end')
  }
}

test('S9: an evening goes out and comes in over a line that is cut every 3 KB, and few bytes go twice', async () => {
  const line = cuttingLine(() => world.server)
  const anna = await joinOn(line, 'Анна')
  const session = await anna.beginsSession(venue)
  await saysMuch(anna, session)
  line.cutEvery = 3 * 1024
  line.sentBytes = 0
  await exchangeUntilDone(anna.device)
  expect(await anna.device.unsentRecords()).toBe(0)
  expect(line.cuts).toBeGreaterThan(3)
  // What was under way at a cut may go again, and nothing else.
  expect(line.sentTwiceBytes / line.sentBytes).toBeLessThan(0.1)

  const other = cuttingLine(() => world.server)
  const boris = await joinOn(other, 'Борис')
  other.cutEvery = 3 * 1024
  await anna.says(session, 'q2', 'Последнее')
  line.cutEvery = undefined
  await anna.device.settled()
  await exchangeUntilDone(boris.device)
  expect(await boris.texts(session)).toEqual(await anna.texts(session))
})

test('S9: an evening goes out also where of every cut record of TLS nothing arrives', async () => {
  const line = cuttingLine(() => world.server)
  const anna = await joinOn(line, 'Анна')
  const session = await anna.beginsSession(venue)
  await saysMuch(anna, session)
  line.cutEvery = 5 * 1024
  line.recordBytes = 16 * 1024
  await exchangeUntilDone(anna.device)
  expect(await anna.device.unsentRecords()).toBe(0)
  expect(line.cuts).toBeGreaterThan(3)
})

test('S9: a pull that is cut goes on where it was, and what came before the cut is there already', async () => {
  const anna = await joinOn(
    cuttingLine(() => world.server),
    'Анна',
  )
  const session = await anna.beginsSession(venue)
  const line = cuttingLine(() => world.server)
  const boris = await joinOn(line, 'Борис')
  await saysMuch(anna, session)
  await anna.device.settled()
  line.cutEvery = 3 * 1024
  line.receivedBytes = 0
  line.goesDownAfterCuts = 4
  await expect(boris.device.syncOnce()).rejects.toThrow()
  const partly = await boris.texts(session)
  expect(partly.length).toBeGreaterThan(0)
  expect(partly.length).toBeLessThan(answers)
  line.goesDownAfterCuts = undefined
  await exchangeUntilDone(boris.device)
  expect(await boris.texts(session)).toEqual(await anna.texts(session))
})

test('S9: a restart of the server in the middle of a push loses nothing and doubles nothing', async () => {
  const another = await world.anotherServer()
  let server = world.server
  const line = cuttingLine(() => server)
  const anna = await joinOn(line, 'Анна')
  const session = await anna.beginsSession(venue)
  await saysMuch(anna, session)
  line.cutEvery = 3 * 1024
  line.goesDownAfterCuts = 2
  await expect(anna.device.syncOnce()).rejects.toThrow()
  const unsent = await anna.device.unsentRecords()
  expect(unsent).toBeGreaterThan(0)
  // The other process has never heard of the parcel.
  server = another
  line.goesDownAfterCuts = undefined
  line.cutEvery = undefined
  await exchangeUntilDone(anna.device)
  const boris = await joinOn(
    cuttingLine(() => server),
    'Борис',
  )
  expect(await boris.texts(session)).toHaveLength(answers)
  expect(await boris.texts(session)).toEqual(await anna.texts(session))
})
