import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { refusalReasons } from '../refusal.ts'
import {
  answersFromTable,
  answersToTable,
  type ChangeAnswer,
  pushBlockSchema,
  pushHeadSchema,
} from './push.ts'

const path = fc.constantFrom('text', 'also/q2', 'tables/a.b', 'deleted', 'а\\б')
const reason = fc.constantFrom(...refusalReasons)
const present = fc.dictionary(path, fc.constantFrom(null, 'Тайга', true, 7), {
  noNullPrototype: true,
})
const answer: fc.Arbitrary<ChangeAnswer> = fc.oneof(
  fc.record(
    {
      n: fc.integer({ min: 1 }),
      outcome: fc.constantFrom('taken' as const, 'merged' as const, 'same' as const),
      version: fc.nat(),
      present,
      refusedPaths: fc.dictionary(path, reason, { noNullPrototype: true }),
    },
    { requiredKeys: ['n', 'outcome', 'version'], noNullPrototype: true },
  ),
  fc.record(
    { n: fc.integer({ min: 1 }), outcome: fc.constant('refused' as const), reason },
    { noNullPrototype: true },
  ),
)

describe('The answers to a push', () => {
  test('arrive as they were given, in their order', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 20 }), (answers) => {
        const table: unknown = JSON.parse(JSON.stringify(answersToTable(answers)))
        expect(answersFromTable(table)).toEqual(answers)
      }),
    )
  })

  test('of a whole evening that was simply taken cost next to nothing', () => {
    const taken = Array.from({ length: 300 }, (_, index) => ({
      n: index + 1,
      outcome: 'taken' as const,
      version: 5_000 + index,
    }))
    expect(JSON.stringify(answersToTable(taken)).length).toBeLessThan(200)
  })

  test.each([
    ['an outcome that nobody knows', { n: 1, outcome: 'burnt', version: 2 }],
    ['a refusal without its reason', { n: 1, outcome: 'refused' }],
    ['a refusal for no known reason', { n: 1, outcome: 'refused', reason: 'mood' }],
    ['a version that is missing', { n: 1, outcome: 'taken' }],
  ])('are not believed half: %s', (_, row) => {
    const of = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]]))
    expect(() => answersFromTable([{ rows: 1, at: [0], of }])).toThrow()
  })
})

describe('The lines of a push', () => {
  test('begin with the version and the device', () => {
    expect(v.is(pushHeadSchema, { wire: 1, device: 'd' })).toBe(true)
    for (const head of [
      {},
      { wire: 0, device: 'd' },
      { wire: '1', device: 'd' },
      { wire: 1 },
      null,
    ]) {
      expect(v.is(pushHeadSchema, head)).toBe(false)
    }
  })

  test('go on with blocks that hold changes and nothing else', () => {
    expect(v.is(pushBlockSchema, { changes: [] })).toBe(true)
    for (const block of [{}, { changes: {} }, { changes: [], more: 1 }, []]) {
      expect(v.is(pushBlockSchema, block)).toBe(false)
    }
  })
})
