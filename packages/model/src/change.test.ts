import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathsOf, splitPath, valueAt, withValueAt } from './change.ts'
import { type Json, sameJson } from './json.ts'
import { sampleChange } from './samples/venue-sample.ts'

const empty = { fields: {}, deleted: false }
const path = fc.constantFrom(
  'text',
  'table',
  'tables/t1',
  'tables/t2',
  'tables/constructor',
  'deleted',
)

describe('A path', () => {
  test('names a field, or an entry of a map behind the first slash', () => {
    expect(splitPath('text')).toEqual({ field: 'text', key: undefined })
    expect(splitPath('tables/t1')).toEqual({ field: 'tables', key: 't1' })
    expect(splitPath('tables/a/b')).toEqual({ field: 'tables', key: 'a/b' })
  })

  test('holds what was last set on it, and nothing else moves', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(path, fc.option(fc.string(), { nil: undefined }))), (acts) => {
        let state: { fields: { readonly [field: string]: Json }; deleted: boolean } = empty
        const last = new Map<string, Json | undefined>()
        for (const [at, text] of acts) {
          const value = at === 'deleted' ? text !== undefined : text
          state = withValueAt(state, at, value)
          last.set(at, value)
          for (const [other, expected] of last) expect(valueAt(state, other)).toBe(expected)
        }
      }),
    )
  })

  test('of a name that every object inherits has no value until it is set', () => {
    expect(valueAt({ ...empty, fields: { tables: {} } }, 'tables/constructor')).toBeUndefined()
  })

  test('that is unset leaves no empty map behind, so that both sides hold the same', () => {
    const state = withValueAt(empty, 'tables/t1', 'Стол 1')
    expect(withValueAt(state, 'tables/t1', undefined).fields).toEqual({})
    expect(withValueAt(empty, 'tables/t1', undefined).fields).toEqual({})
  })

  test('of a change is either set or unset', () => {
    const change = sampleChange({ set: { text: 'Тайга', table: 't1' }, unset: ['group'] })
    expect(pathsOf(change)).toEqual([
      ['text', 'Тайга'],
      ['table', 't1'],
      ['group', undefined],
    ])
  })
})

describe('Two values', () => {
  test('are the same whatever the order of their keys', () => {
    expect(sameJson({ a: 1, b: [{ c: null, d: 'x' }] }, { b: [{ d: 'x', c: null }], a: 1 })).toBe(
      true,
    )
  })

  test('are the same exactly when they read the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        const one = asJson(left)
        const other = asJson(right)
        expect(sameJson(one, asJson(left))).toBe(true)
        expect(sameJson(one, other)).toBe(sameJson(other, one))
        if (JSON.stringify(one) === JSON.stringify(other)) expect(sameJson(one, other)).toBe(true)
      }),
    )
  })

  test.each([
    ['a list and a map with the same keys', ['x'], { 0: 'x' }],
    ['null and nothing', null, undefined],
    ['an entry that is null and one that is missing', { a: null }, { b: null }],
    ['an inherited and an own key', { constructor: 'x' }, { a: 'x' }],
    ['a number and its text', 1, '1'],
    ['a longer list', [1], [1, 2]],
  ])('differ: %s', (_, left, right) => {
    expect(sameJson(left, right)).toBe(false)
    expect(sameJson(right, left)).toBe(false)
  })
})

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}
