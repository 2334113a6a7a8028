import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../json.ts'
import type { RecordState } from '../record.ts'
import { TinyCentre } from '../samples/tiny-centre.ts'
import { TinyDevice } from '../samples/tiny-device.ts'
import { sampleId, sampleSession } from '../samples/venue-sample.ts'
import { TableError, toTable } from './columns.ts'
import { pullRequestSchema, recordsFromTable, recordsToTable } from './pull.ts'

const name = fc.constantFrom('text', 'also', 'tables/a.b', 'а\\б', 'q1')
const value: fc.Arbitrary<Json> = fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)))
const author = fc.record(
  { person: fc.uuid(), device: fc.uuid(), at: fc.maxSafeInteger() },
  { noNullPrototype: true },
)
const loser = fc.record(
  { value, person: fc.uuid(), device: fc.uuid(), n: fc.nat(), version: fc.nat(), was: value },
  { noNullPrototype: true, requiredKeys: ['value', 'person', 'device', 'n', 'version'] },
)
const state: fc.Arbitrary<RecordState> = fc.record(
  {
    id: fc.uuid(),
    kind: fc.constantFrom('answer', 'session', 'a kind of next year'),
    space: fc.constantFrom('forum' as const, 'region' as const, 'venue/kachug-1' as const),
    session: fc.constantFrom(null, sampleSession),
    version: fc.nat(),
    fields: fc.dictionary(name, value, { noNullPrototype: true }),
    deleted: fc.boolean(),
    disputed: fc.dictionary(name, fc.array(loser, { maxLength: 2 }), { noNullPrototype: true }),
    setBy: fc.dictionary(
      name,
      fc.array(fc.record({ device: fc.uuid(), n: fc.nat() }, { noNullPrototype: true }), {
        minLength: 1,
        maxLength: 2,
      }),
      { noNullPrototype: true, minKeys: 1 },
    ),
    made: author,
    changed: fc.tuple(author, fc.nat(), fc.nat()).map(([by, n, over]) => ({ ...by, n, over })),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      ...(['id', 'kind', 'space', 'session', 'version', 'fields', 'deleted', 'disputed'] as const),
      ...(['made', 'changed'] as const),
    ],
  },
)

describe('The records of a pull', () => {
  test('arrive as the centre holds them, those of kinds that the app does not know too', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 12 }), (records) => {
        const table: unknown = JSON.parse(JSON.stringify(recordsToTable(records)))
        expect(recordsFromTable(table)).toEqual({ records, malformed: [] })
      }),
    )
  })

  test('arrive from a real merge with its dispute', () => {
    const centre = new TinyCentre()
    const [one, other] = [new TinyDevice(sampleId(1)), new TinyDevice(sampleId(2))]
    const record = one.make({ question: 'q1', text: 'Первая' })
    one.push(centre)
    other.pull(centre)
    one.edit(record, { text: 'Вторая' })
    other.edit(record, { text: 'Третья' })
    one.push(centre)
    other.push(centre)
    const held = centre.state(record)
    expect(held.disputed).toHaveProperty('text')
    const table: unknown = JSON.parse(JSON.stringify(recordsToTable([held])))
    expect(recordsFromTable(table).records).toEqual([held])
  })

  test('arrive where the centre tells more of a dispute than the app knows', () => {
    const by = { person: 'x', device: 'y', n: 1 }
    const loser = { ...by, value: 'Лес', version: 4, was: 'Река' }
    const made = { person: 'x', device: 'y', at: 0 }
    const state = { id: sampleId(2), kind: 'answer', space: 'forum', session: null, version: 4 }
    const changed = { ...made, n: 1, over: 4 }
    const more = { text: [{ ...loser, ofNextYear: 'Гора' }] }
    const row = { ...state, fields: {}, deleted: false, disputed: more, made, changed }
    const [record] = recordsFromTable(toTable([row])).records
    expect(record?.disputed).toEqual({ text: [loser] })
  })

  test.each<[string, { [field: string]: Json }]>([
    ['no id', { id: 'first' }],
    ['a space of next year', { space: 'planet/mars' }],
    ['a version that is a text', { version: '7' }],
    ['fields that are a text', { fields: 'text' }],
    ['an author without a device', { made: { person: 'x', at: 0 } }],
    ['a last change without its number', { changed: { person: 'x', device: 'y', at: 0, over: 0 } }],
  ])('are set aside by name where one is none, never skipped silently: %s', (_, parts) => {
    const row = (number: number): JsonObject => ({
      id: sampleId(number),
      kind: 'answer',
      space: 'forum',
      session: null,
      version: number,
      fields: {},
      deleted: false,
      disputed: {},
      made: { person: 'x', device: 'y', at: 0 },
      changed: { person: 'x', device: 'y', at: 0, n: 1, over: 0 },
    })
    const bad = { ...row(2), ...parts }
    const { records, malformed } = recordsFromTable(toTable([row(1), bad, row(3)]))
    expect(records.map(({ id }) => id)).toEqual([sampleId(1), sampleId(3)])
    expect(malformed).toEqual([{ id: bad.id, row: bad }])
  })

  test('without a table are told from an empty pull', () => {
    expect(recordsFromTable([])).toEqual({ records: [], malformed: [] })
    expect(() => recordsFromTable(undefined)).toThrow(TableError)
  })
})

describe('The question of a pull', () => {
  test('needs no token at the beginning', () => {
    expect(v.is(pullRequestSchema, { wire: 1, token: null })).toBe(true)
  })

  test.each([
    ['no word about the token', { wire: 1 }],
    ['a token without end', { wire: 1, token: 'x'.repeat(64_001) }],
    ['a page of nothing', { wire: 1, token: null, maxBytes: 0 }],
    ['a page of everything', { wire: 1, token: null, maxBytes: 1e9 }],
    ['numbers below zero', { wire: 1, token: null, acknowledged: -1 }],
    ['half a version', { wire: 1.5, token: null }],
  ])('is refused with %s', (_, request) => {
    expect(v.is(pullRequestSchema, request)).toBe(false)
  })
})
