import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordIdOf } from '../identifier.ts'
import type { Json, JsonObject } from '../json.ts'
import { sampleMaking } from '../samples/venue-sample.ts'
import { changesToTable } from './change-rows.ts'
import { fromTable, maxTableRows, maxTableValues, TableError, toTable } from './columns.ts'

/** Names that parts of the format could mistake for their own. */
const key = fc.oneof(
  fc.constantFrom('', '.', '..', 'a.b', 'a', 'b', '\\', '\\.', '.\\', '\n', '=', '+', '#', 'at'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'rows', 'of', 'ключ', '\ud800', '0'),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  number,
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
const anyRow = fc.dictionary(key, json, { maxKeys: 4, noNullPrototype: true })
/** Rows that have much in common, as rows of a table do. */
const likeRows = fc.array(
  fc.record(
    {
      n: number,
      text: fc.constantFrom('Байкал', 'тайга', '='),
      set: fc.dictionary(key, scalar, { maxKeys: 2, noNullPrototype: true }),
    },
    { requiredKeys: ['n'], noNullPrototype: true },
  ),
  { maxLength: 30 },
)

describe('Rows turned into columns', () => {
  test('come back as they were, whatever they hold and whatever their keys are called', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(anyRow, { maxLength: 8 }), likeRows), (rows) => {
        const sent = asRows(rows)
        const received: unknown = JSON.parse(JSON.stringify(toTable(sent)))
        expect(JSON.stringify(sorted(fromTable(received)))).toBe(JSON.stringify(sorted(sent)))
      }),
      { numRuns: 1_000 },
    )
  })

  test.each<[string, unknown[]]>([
    ['nothing', []],
    ['empty rows', [{}, {}, {}]],
    ['an empty object beside a missing one', [{ set: {} }, {}, { set: {} }]],
    ['an object under an empty name', [{ '': { x: 1 } }, { '': { '': 2 } }]],
    ['a name with a dot beside a nested one', [{ 'a.b': 1, a: { b: 2 } }]],
    [
      'whole numbers too far apart for a step',
      [{ n: 2 ** 53 - 1 }, { n: -(2 ** 53 - 2) }, { n: 1 }],
    ],
    [
      'a key that would change the prototype',
      [JSON.parse('{"__proto__": {"admin": true}, "set": {"__proto__": 1}}')],
    ],
    ['rows of different shape, mixed', [{ a: 1 }, { b: 1 }, { a: 2 }, { b: { c: 3 } }, { a: 4 }]],
    [
      'values that are equal, null among them',
      [
        { a: null, b: true },
        { a: null, b: true },
      ],
    ],
  ])('come back as they were: %s', (_, rows) => {
    const received: unknown = JSON.parse(JSON.stringify(toTable(asRows(rows))))
    expect(JSON.stringify(sorted(fromTable(received)))).toBe(JSON.stringify(sorted(asRows(rows))))
  })

  test('never touch the prototype of anything', () => {
    const rows = fromTable([
      { rows: 1, at: [0], of: { '__proto__.admin': [true], __proto__: [1] } },
    ])
    expect(({} as JsonObject)['admin']).toBeUndefined()
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype)
  })

  test('write what rows have in common once', () => {
    const rows = [1, 2, 3, 4].map((n) => ({
      n,
      kind: 'answer',
      text: n % 2 === 0 ? 'Байкал' : 'тайга',
    }))
    expect(toTable(rows)).toEqual([
      {
        rows: 4,
        at: { '+': [0, 1] },
        of: {
          n: { '+': [1, 1] },
          kind: { '=': 'answer' },
          text: { '#': ['тайга', 'Байкал'], at: [0, 1, 0, 1] },
        },
      },
    ])
  })
})

describe('One evening of 300 answers', () => {
  const device = '3f2b8a1c-5d6e-4f70-8a9b-0c1d2e3f4a5b'
  const draw = drawerOf(20_241_105)
  let madeAt = 1_730_800_000_000
  let table = 't1'
  const changes = Array.from({ length: 300 }, (_, index) => {
    madeAt += 12_000 + draw(40_000)
    if (draw(6) === 0) table = `t${1 + draw(5)}`
    const set = { question: `q${1 + Math.floor(index / 38)}`, text: spokenText(draw), table }
    const group = ['youth', 'business', 'science', 'authority'][draw(7)]
    return sampleMaking({
      n: index + 1,
      madeAt,
      record: recordIdOf(device, index + 1, madeAt),
      set: group === undefined ? set : { ...set, group },
    })
  })

  test('is about a third smaller in columns than in rows, both compressed', () => {
    const rows = gzipSync(JSON.stringify(changes)).length
    const columns = gzipSync(JSON.stringify(changesToTable(changes, device))).length
    expect(columns / rows).toBeLessThan(0.75)
  })

  test('needs fewer than 12 bytes a change beside its words', () => {
    const words = gzipSync(changes.map(({ set }) => JSON.stringify(set['text'])).join('\n')).length
    const columns = gzipSync(JSON.stringify(changesToTable(changes, device))).length
    expect((columns - words) / changes.length).toBeLessThan(12)
  })
})

describe('A hostile table', () => {
  const group = (parts: { [name: string]: unknown }) => [{ rows: 1, at: [0], of: {}, ...parts }]

  test.each<[string, unknown]>([
    ['no list', { rows: 1 }],
    ['nothing at all', undefined],
    ['a text', 'table'],
    ['a group that is none', [null]],
    ['a group without columns', [{ rows: 1, at: [0] }]],
    ['a group whose columns are a list', group({ of: [] })],
    ['fewer rows than none', group({ rows: -1 })],
    ['half a row', group({ rows: 0.5 })],
    ['rows without number', group({ rows: '1' })],
    ['more rows than there may be', group({ rows: maxTableRows + 1, at: { '+': [0, 1] } })],
    ['more rows than a number can say', group({ rows: 1e308, at: { '=': 0 } })],
    [
      'too many rows in several groups',
      [
        ...group({ rows: 15_000, at: { '+': [0, 1] } }),
        ...group({ rows: 15_000, at: { '+': [15_000, 1] } }),
      ],
    ],
    ['a position twice', group({ rows: 2, at: { '=': 0 } })],
    ['a position between others', group({ at: [0.5] })],
    ['a position below zero', group({ at: [-1] })],
    ['a position far out', group({ at: [4_000_000_000] })],
    ['a position that is a text', group({ at: ['0'] })],
    ['positions with a hole', group({ at: [1] })],
    ['a column with too few values', group({ of: { a: [] } })],
    ['a column with too many values', group({ of: { a: [1, 2] } })],
    ['a column that is none', group({ of: { a: 7 } })],
    ['a column of no known sort', group({ of: { a: { '*': 1 } } })],
    ['steps that do not fill', group({ rows: 3, at: { '+': [0, 1] }, of: { a: { '+': [1] } } })],
    ['steps that are no numbers', group({ of: { a: { '+': ['1'] } } })],
    ['an index outside the dictionary', group({ of: { a: { '#': ['x'], at: [1] } } })],
    ['an index that every list has', group({ of: { a: { '#': ['x'], at: ['length'] } } })],
    ['a dictionary without indexes', group({ of: { a: { '#': ['x'] } } })],
    ['a name of three parts', group({ of: { 'a.b.c': [1] } })],
  ])('is told from a table: %s', (_, table) => {
    expect(() => fromTable(table)).toThrow(TableError)
  })

  test('of a few bytes for billions of values is refused at once', () => {
    const columns = Math.ceil(maxTableValues / maxTableRows) + 1
    const of = Object.fromEntries(
      Array.from({ length: columns }, (_, index) => [`c${index}`, { '=': 1 }]),
    )
    const table = [{ rows: maxTableRows, at: { '+': [0, 1] }, of }]
    const before = process.cpuUsage()
    expect(() => fromTable(table)).toThrow('too many values')
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(200)
  })

  test('as large as is allowed is read in a time that grows with its size', () => {
    const columns = maxTableValues / maxTableRows
    const of = Object.fromEntries(
      Array.from({ length: columns }, (_, index) => [`set.c${index}`, { '=': 1 }]),
    )
    const msFor = (rows: number) => {
      const before = process.cpuUsage()
      expect(fromTable([{ rows, at: { '+': [0, 1] }, of }])).toHaveLength(rows)
      return process.cpuUsage(before).user / 1000
    }
    const bestMsFor = (rows: number) => Math.min(...[1, 2, 3].map(() => msFor(rows)))
    const smallMs = bestMsFor(maxTableRows / 16)
    // Four times the size; growing with the square would be sixteen times the time.
    expect(bestMsFor(maxTableRows / 4)).toBeLessThan(smallMs * 10)
    msFor(maxTableRows)
  })

  test('of any content ends in rows or in a TableError, never in another failure', () => {
    const column = fc.oneof(
      json,
      fc.record({ '=': json }),
      fc.record({ '+': fc.array(number) }),
      fc.record({ '#': fc.array(scalar), at: fc.array(fc.integer()) }),
    )
    const table = fc.array(
      fc.record({
        rows: fc.oneof(fc.nat(4), json),
        at: column,
        of: fc.dictionary(key, column, { noNullPrototype: true }),
      }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.oneof(table, json), (hostile) => {
        try {
          expect(Array.isArray(fromTable(hostile))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(TableError)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

/** As long and as varied as what people say: five to ten words out of some hundreds. */
function spokenText(draw: (below: number) => number): string {
  const word = () => {
    const known = draw(600)
    const parts = [known % 18, (known * 7) % 17, (known * 11) % 13].slice(0, 2 + (known % 2))
    return parts.map((part) => syllables[part]).join('')
  }
  return Array.from({ length: 5 + draw(6) }, word).join(' ')
}

const syllables = 'бай кал ле на тай га род ной се ло шко ла до ро га во да лю'.split(' ')

/** Numbers that look drawn and are the same in every run (mulberry32). */
function drawerOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function asRows(rows: readonly unknown[]): JsonObject[] {
  return JSON.parse(JSON.stringify(rows))
}

/** The same value with its keys in order, so that two texts are equal exactly when the values are. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]): [string, Json] => [
    name,
    sorted(inner),
  ])
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)))
}
