import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../change.ts'
import { recordIdOf } from '../identifier.ts'
import type { Json } from '../json.ts'
import { answerCreation, sampleChange, sampleId, sampleMaking } from '../samples/venue-sample.ts'
import { changesFromTable, changesToTable, TableError } from './change-rows.ts'
import { fromTable, toTable } from './columns.ts'

const device = '3f2b8a1c-5d6e-4f70-8a9b-0c1d2e3f4a5b'

const path = fc.oneof(
  fc.constantFrom('text', 'also/q2', 'tables/a.b', 'tables/constructor', 'deleted', 'а\\б'),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    // What valibot keeps out of every record; see the test about it below.
    .filter((name) => !['__proto__', 'prototype', 'constructor'].includes(name)),
)
const value: fc.Arbitrary<Json> = fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)))
const change: fc.Arbitrary<Change> = fc
  .record({
    n: fc.integer({ min: 1, max: 2 ** 40 }),
    person: fc.uuid(),
    base: fc.oneof(fc.constant(0), fc.nat()),
    madeAt: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    record: fc.option(fc.uuid(), { nil: undefined }),
    create: fc.option(
      fc.constantFrom(answerCreation, { ...answerCreation, kind: 'session', session: null }),
      { nil: undefined },
    ),
    set: fc.dictionary(path, value, { maxKeys: 4, noNullPrototype: true }),
    unset: fc.array(path, { maxLength: 3 }),
    upon: fc.option(fc.constant({ text: [{ device: sampleId(7), n: 12 }] }), { nil: undefined }),
  })
  .map(({ record, create, upon, ...rest }) => {
    const made = { ...rest, record: record ?? recordIdOf(device, rest.n, rest.madeAt) }
    return { ...made, ...(create && { create }), ...(upon && { upon }) }
  })

describe('Changes on the wire', () => {
  test('arrive as they were made, in their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(change, { maxLength: 20, selector: ({ n }) => n }), (changes) => {
        const table: unknown = JSON.parse(JSON.stringify(changesToTable(changes, device)))
        expect(changesFromTable(table, device)).toEqual({ changes, malformed: [] })
      }),
      { numRuns: 300 },
    )
  })

  test('leave out the id that follows from the change itself', () => {
    const own = sampleMaking({ record: recordIdOf(device, 1, sampleMaking().madeAt) })
    expect(JSON.stringify(changesToTable([own], device))).not.toContain(own.record)
    const foreign = sampleChange({ record: sampleId(77) })
    expect(JSON.stringify(changesToTable([foreign], device))).toContain(sampleId(77))
  })

  test('read by another device’s name stand for other records, so nobody claims a foreign change', () => {
    const own = sampleMaking({ record: recordIdOf(device, 1, sampleMaking().madeAt) })
    const { changes } = changesFromTable(changesToTable([own], device), sampleId(5))
    expect(changes[0]?.record).not.toBe(own.record)
  })
})

describe('What changes were made upon that came by file', () => {
  const upon = { text: [{ device: sampleId(7), n: 12 }] }
  const table = changesToTable([sampleChange({ n: 3, upon }), sampleChange({ n: 4 })], device)

  test('is no row and no column: a reader that does not know of it reads the same changes', () => {
    expect(fromTable(table)).toEqual(
      fromTable(changesToTable([sampleChange({ n: 3 }), sampleChange({ n: 4 })], device)),
    )
  })

  test('is passed over where it says nothing that is understood, and its change is not', () => {
    const [rows = null] = table
    for (const strange of [{ 3: { text: 'Анна' } }, { x: upon }, { 3: { text: [] } }, []]) {
      const { changes, malformed } = changesFromTable(
        [rows, { rows: 0, at: [], of: {}, upon: strange }],
        device,
      )
      expect(changes.map(({ n, upon: read }) => [n, read])).toEqual([
        [3, undefined],
        [4, undefined],
      ])
      expect(malformed).toEqual([])
    }
  })
})

const row = { n: 3, p: sampleId(1), t: 5, r: sampleId(9), set: { text: 'Тайга' } }

describe('A row that is no change', () => {
  test.each<[string, { [name: string]: Json }, number | undefined]>([
    ['without number', { p: row.p, t: 5 }, undefined],
    ['number zero', { ...row, n: 0 }, 0],
    ['a number with a fraction', { ...row, n: 1.5 }, 1.5],
    ['a number beyond counting', { ...row, n: 2 ** 60 }, 2 ** 60],
    ['a person that is none', { ...row, p: 'Иван' }, 3],
    ['a record that is none', { ...row, r: '../../etc' }, 3],
    ['a base below zero', { ...row, b: -1 }, 3],
    ['a space that is none', { ...row, k: 'answer', s: 'venue/../region' }, 3],
    ['a session that is none', { ...row, k: 'answer', s: 'region', o: 'x' }, 3],
    ['a path without a name', { ...row, set: { '': 1 } }, 3],
    ['a path that is too long', { ...row, set: { ['я'.repeat(201)]: 1 } }, 3],
    ['a set that is a list', { ...row, set: ['text'] }, 3],
    ['an unset that is no list', { ...row, unset: { text: true } }, 3],
    ['an unset of too many', { ...row, unset: Array.from({ length: 501 }, () => 'text') }, 3],
    ['a field that no change has', { ...row, admin: true }, 3],
  ])('is set aside and its neighbours are not: %s', (_, bad, n) => {
    const { changes, malformed } = changesFromTable(toTable([row, bad, { ...row, n: 4 }]), device)
    expect(changes.map((change) => change.n)).toEqual([3, 4])
    expect(malformed).toEqual([n])
  })

  test('is not made from a table that is none: that is told at once', () => {
    expect(() => changesFromTable({ changes: [] }, device)).toThrow(TableError)
  })

  test('cannot smuggle a prototype in: such a path is no path', () => {
    const set: { [path: string]: Json } = JSON.parse(
      '{"__proto__": {"text": "x"}, "text": "Тайга"}',
    )
    const { changes } = changesFromTable(toTable([{ ...row, set }]), device)
    expect(Object.getPrototypeOf(changes[0]?.set)).toBe(Object.prototype)
    expect(Object.keys(changes[0]?.set ?? {})).toEqual(['text'])
  })
})
