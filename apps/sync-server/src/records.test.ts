import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { TestDevice } from './test-device.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const venue = 'venue/irkutsk-gorod-1'
const librarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const coordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const
const stranger = { role: 'librarian', venue: 'bratsk-gorod-1' } as const

let database: TestDatabase
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({ connectionString: database.url })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

describe('pushing', () => {
  it('S6: answers a repeated push from the present state and applies nothing', async () => {
    const one = await TestDevice.with(server, librarian)
    const two = await TestDevice.with(server, librarian)
    const session = one.session(venue, { title: 'Вечер' })
    const answer = one.answer(venue, session.record, 'Байкал')
    const [, first] = await one.push(session, answer)
    expect(first).toMatchObject({ outcome: 'taken' })
    const base = first?.outcome === 'taken' ? first.version : 0
    const edit = two.change({ record: answer.record, base, set: { text: 'Ангара' } })
    await two.push(edit)
    const [, again] = await one.push(session, answer)
    expect(again).toEqual({
      n: answer.n,
      outcome: 'same',
      version: base + 1,
      present: { text: 'Ангара' },
    })
  })

  it('S7: keeps the text that lost against a later arrival', async () => {
    const one = await TestDevice.with(server, librarian)
    const two = await TestDevice.with(server, coordinator)
    const session = one.session(venue)
    const answer = one.answer(venue, session.record, 'тайга')
    const answers = await one.push(session, answer)
    const base = answers[1]?.outcome === 'taken' ? answers[1].version : 0
    await one.push(one.change({ record: answer.record, base, set: { text: 'тайга и горы' } }))
    const [late] = await two.push(
      two.change({ record: answer.record, base, set: { text: 'Тайга.' } }),
    )
    expect(late).toMatchObject({ outcome: 'merged' })
    const record = (await one.pull()).find(({ id }) => id === answer.record)
    expect(record?.fields['text']).toBe('Тайга.')
    expect(record?.disputed['text']).toMatchObject([{ value: 'тайга и горы', device: one.id }])
  })

  it('S8: a record of a foreign space is answered like one that does not exist', async () => {
    const one = await TestDevice.with(server, librarian)
    const other = await TestDevice.with(server, stranger)
    const session = one.session(venue)
    await one.push(session)
    const answers = await other.push(
      other.change({ record: session.record, base: 1, set: { title: 'чужое' } }),
      other.change({ record: crypto.randomUUID(), base: 1, set: { title: 'ничьё' } }),
      other.session(venue),
      other.session('venue/bratsk-gorod-1'),
    )
    expect(answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome))).toEqual([
      'unknown-record',
      'unknown-record',
      'foreign-space',
      'taken',
    ])
  })
})
