import type { RecordState } from '@living-libraries/model/record'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { TestDevice } from './test-device.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const municipality = 'tayshetskiy'
const venues = ['tayshetskiy-1', 'tayshetskiy-2'] as const
const pushers = 8
const pushesEach = 12

let database: TestDatabase
let servers: TestServer[]

beforeAll(async () => {
  database = await testDatabase()
  servers = [
    await startTestServer({ connectionString: database.url, maxConnections: 8 }),
    await startTestServer({ connectionString: database.url, maxConnections: 8 }),
  ]
})
afterAll(async () => {
  for (const server of servers) await server.stop()
  await database.drop()
})

it('S10, S11: a reader misses nothing and gets nothing twice while eight devices push at once', async () => {
  const [first, second] = servers
  if (first === undefined || second === undefined) throw new Error('two servers are needed')
  const reader = await TestDevice.with(first, { role: 'coordinator', municipality })
  await reader.pull()
  const devices = await Promise.all(
    Array.from({ length: pushers }, (_, at) =>
      TestDevice.with(at % 2 === 0 ? first : second, { role: 'coordinator', municipality }),
    ),
  )
  const made = new Set<string>()
  const seen: RecordState[] = []
  let isWriting = true
  const reading = (async () => {
    while (isWriting) seen.push(...(await reader.pull({ maxBytes: 2_048 })))
    seen.push(...(await reader.pull()))
  })()
  await Promise.all(
    devices.map(async (device, at) => {
      for (let push = 0; push < pushesEach; push++) {
        const changes = venues.map((venue) => device.session(`venue/${venue}`, { title: `${at}` }))
        // Two devices send the spaces of one push in opposite orders: nobody may wait in a circle.
        const answers = await device.push(...(at % 2 === 0 ? changes : changes.reverse()))
        expect(answers.every(({ outcome }) => outcome === 'taken')).toBe(true)
        for (const { record } of changes) made.add(record)
      }
    }),
  )
  isWriting = false
  await reading
  const sessions = seen.filter(({ kind }) => kind === 'session').map(({ id }) => id)
  expect(sessions).toHaveLength(new Set(sessions).size)
  expect(new Set(sessions)).toEqual(made)
  const gaps = await database.run(
    `select space from revision group by space having max(seq) <> count(*)`,
  )
  expect(gaps).toEqual([])
})

it('all devices of a space hold the same in the end, whatever was lost on the way', async () => {
  const [server] = servers
  if (server === undefined) throw new Error('a server is needed')
  const random = seeded(20_241_105)
  const grant = { role: 'librarian', venue: 'kachugskiy-1' } as const
  const space = 'venue/kachugskiy-1'
  const devices = await Promise.all([1, 2, 3].map(() => TestDevice.with(server, grant)))
  const views = new Map(devices.map((device) => [device, new Map<string, RecordState>()]))
  const [opener] = devices
  if (opener === undefined) throw new Error('a device is needed')
  const session = opener.session(space)
  await opener.push(session)
  for (let step = 0; step < 120; step++) {
    const device = devices[random(devices.length)] ?? opener
    const view = views.get(device) ?? new Map<string, RecordState>()
    const known = [...view.values()].filter(({ kind }) => kind === 'answer')
    const chosen = known[random(Math.max(1, known.length))]
    const text = `мысль ${step}`
    const change =
      chosen === undefined || random(3) === 0
        ? device.answer(space, session.record, text)
        : random(5) === 0
          ? device.change({ record: chosen.id, base: chosen.version, set: { deleted: true } })
          : device.change({ record: chosen.id, base: chosen.version, set: { text } })
    await device.push(change)
    // The answer was lost: the same push comes again, later ones may have come in between.
    if (random(3) === 0) await device.push(change)
    if (random(2) === 0) for (const record of await device.pull()) view.set(record.id, record)
  }
  const held: unknown[] = []
  for (const device of devices) {
    const view = views.get(device) ?? new Map<string, RecordState>()
    for (const record of await device.pull()) view.set(record.id, record)
    held.push(Object.fromEntries([...view].sort(([left], [right]) => (left < right ? -1 : 1))))
  }
  expect(held[1]).toEqual(held[0])
  expect(held[2]).toEqual(held[0])
})

/** The same numbers in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
