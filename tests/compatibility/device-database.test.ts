import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Colleague, openWorld, type World } from '../scenario/world.ts'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { openDevice } from '@living-libraries/pwa/device'
import { breakableNetwork } from '../scenario/breakable-network.ts'
import { deleteRow, readRow, writeFrozenDatabase } from './device-database-v1.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const
const space = `venue/${venue}`
const device = '6f0f4c6e-6a5e-4f6e-9a57-0d6b7f3c2a11'
const session = '01930000-0000-7000-8000-000000000001'
const answer = '01930000-0000-7000-8000-000000000002'
const foreign = '01930000-0000-7000-8000-000000000003'
const madeAt = 1_730_800_000_000

/** A pending change as the first app wrote it. */
function change(person: string, n: number, record: string, more: object) {
  return { n, person, record, base: 0, madeAt: madeAt + n, set: {}, unset: [], ...more }
}

/** An app of today over a database of then; somebody whom the centre knows works on it. */
async function openedToday(storage: ReturnType<typeof memoryStorage>, person: string) {
  const network = breakableNetwork((input, init) => world.server.fetch(input, init))
  const opened = await openDevice({ storage, fetch: cookieFetch(network.fetch), stream: false })
  const code = await world.server.invite(asLibrarian, { person })
  await opened.join({ code, deviceName: 'Старый телефон', personName: 'Анна' })
  return new Colleague(opened, network)
}

async function knownPerson(): Promise<string> {
  const anna = await world.join(asLibrarian, 'Анна')
  return anna.device.person()
}

test('a database of the first app opens, and what waits in it is sent: the known, and the unknown with a reason', async () => {
  const storage = memoryStorage()
  const person = await knownPerson()
  const creation = (kind: string) => ({ kind, space, session: kind === 'session' ? null : session })
  await writeFrozenDatabase(storage, {
    // Without every setting that is optional: no key of the seals, no token, no epoch, no mark of what was offered.
    settings: [
      { key: 'device', value: device },
      { key: 'counter', value: 4 },
      { key: 'person', value: person },
    ],
    // Without the keys that a row may lack: nothing confirmed, nothing acknowledged.
    records: [
      {
        id: session,
        kind: 'session',
        space,
        session: '',
        state: null,
        outboxRank: 10,
        pending: [
          change(person, 1, session, { create: creation('session'), set: { place: 'Клуб' } }),
        ],
      },
      {
        id: answer,
        kind: 'answer',
        space,
        session,
        state: null,
        outboxRank: 30,
        pending: [
          change(person, 2, answer, {
            create: creation('answer'),
            set: { question: 'q1', text: 'Записано давно' },
          }),
          change(person, 3, answer, { set: { text: 'Записано давно и исправлено' } }),
        ],
      },
      {
        id: foreign,
        kind: 'hologram',
        space,
        session,
        state: null,
        outboxRank: 0,
        pending: [
          change(person, 4, foreign, {
            create: creation('hologram'),
            set: { words: 'Вид записей, который потом убрали' },
          }),
        ],
      },
    ],
  })
  const today = await openedToday(storage, person)
  expect(today.device.id).toBe(device)
  expect(await today.texts(session)).toEqual(['Записано давно и исправлено'])
  expect(await today.device.unsentRecords()).toBe(3)
  const later = await today.says(session, 'q1', 'Записано сегодня')
  await today.device.settled()

  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.texts(session)).toEqual(['Записано давно и исправлено', 'Записано сегодня'])
  expect(later).not.toBe(answer)
  const refused = await today.device.refused.list()
  expect(refused.map(({ reason, change: { set } }) => [reason, set])).toEqual([
    ['unknown-kind', { words: 'Вид записей, который потом убрали' }],
  ])
  today.device.close()
})

test('what an app does not know in a record stays in it, is shown, and is not dropped by an edit of the rest', async () => {
  const storage = memoryStorage()
  const person = await knownPerson()
  const author = { person, device, at: madeAt }
  const state = {
    space,
    version: 0,
    deleted: false,
    disputed: {},
    made: author,
    changed: { ...author, n: 1, over: 0 },
  }
  const rowOf = (id: string, kind: string, fields: object) => ({
    id,
    kind,
    space,
    session,
    pending: [],
    state: { ...state, id, kind, session, fields },
  })
  await writeFrozenDatabase(storage, {
    settings: [
      { key: 'device', value: device },
      { key: 'counter', value: 9 },
      { key: 'person', value: person },
    ],
    records: [
      rowOf(answer, 'answer', {
        question: 'q1',
        text: 'С полем из будущего',
        mood: { joy: 3, worry: 1 },
      }),
      rowOf(foreign, 'hologram', { words: 'Вид из будущего', size: 7 }),
    ],
  })
  const today = await openDevice({ storage, fetch: () => Promise.reject(new TypeError()) })
  await today.change(answer, { set: { text: 'Исправлено' } })
  expect((await today.get(answer))?.fields).toEqual({
    question: 'q1',
    text: 'Исправлено',
    mood: { joy: 3, worry: 1 },
  })
  expect((await today.get(foreign))?.fields).toEqual({ words: 'Вид из будущего', size: 7 })
  expect(await today.list({ kind: 'hologram', session })).toHaveLength(1)
  expect(await readRow(storage, 'records', answer)).toMatchObject({
    state: { fields: { text: 'С полем из будущего', mood: { joy: 3, worry: 1 } } },
    pending: [{ n: 10, set: { text: 'Исправлено' }, unset: [] }],
  })
  today.close()
})

test('S5: a row that an older app could not read is asked for again by one that can', async () => {
  const storage = memoryStorage()
  const anna = await world.join(asLibrarian, 'Анна', { storage })
  const evening = await anna.beginsSession(venue)
  await anna.device.settled()
  const boris = await world.join(asLibrarian, 'Борис')
  const said = await boris.says(evening, 'q1', 'Строка, которую не прочли')
  await boris.device.settled()
  await anna.device.settled()
  const stored = (await readRow(storage, 'records', said)) as { readonly state: object }
  await boris.device.change(said, { set: { text: 'Строка, которую теперь прочли' } })
  await boris.device.settled()
  await anna.device.settled()
  await deleteRow(storage, 'records', said)
  await writeFrozenDatabase(storage, { setAside: [{ id: said, row: stored.state }] })
  expect(await anna.texts(evening)).toEqual([])

  // Opened once more, as after an update of the app.
  anna.device.close()
  const updated = await openedToday(storage, await boris.device.person())
  await updated.device.settled()
  expect(await updated.texts(evening)).toEqual(['Строка, которую теперь прочли'])
  updated.device.close()
})
