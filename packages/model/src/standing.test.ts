import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Creation } from './change.ts'
import type { Json } from './json.ts'
import { type MergedRecord, mergeChange, type MergeResult } from './merge.ts'
import { mergeOffer } from './offer.ts'
import { sampleChange, sampleId, sampleMaking } from './samples/venue-sample.ts'
import { standsOver } from './standing.ts'

const [anna, boris, vera] = [sampleId(1), sampleId(2), sampleId(3)]

const municipal = (kind: string): Creation => {
  return { kind, space: 'municipality/kachug', session: null }
}
const comment: Creation = { kind: 'comment', space: 'venue/kachug-1', session: sampleId(0x5e) }

/** By path: what wins over what, whichever comes later; undefined: nothing there. */
const rules: [kind: Creation, path: string, stands: Json | undefined, over: Json | undefined][] = [
  [municipal('consent'), 'withdrawn', '2026-11-02', '2026-11-05'],
  [municipal('consent'), 'withdrawn', '2026-11-05', undefined],
  [municipal('consent'), 'withWords', true, false],
  [municipal('consent'), 'covers/photo', undefined, true],
  [comment, 'resolved', false, true],
  [comment, 'resolved', undefined, true],
  [municipal('delegation'), `came/2026-11-20:${anna}`, true, undefined],
  [municipal('reading'), `checked/${anna}`, 7, 5],
  [municipal('reading'), `checked/${anna}`, 5, undefined],
]

describe('Where a field has a rule, nobody has to decide', () => {
  test.each(rules)(
    '%o %s: %o stands over %o, in whatever order they come',
    (create, path, stands, over) => {
      for (const [first, later] of [
        [stands, over],
        [over, stands],
      ]) {
        // Nothing is said anew only where something was taken out.
        let current = made(create, path, first === undefined ? later : undefined)
        current = set(current, anna, path, first, 2).record
        const { record, replaced, outcome, differs } = set(current, boris, path, later, 3)
        expect(valueIn(record, path)).toEqual(stands)
        expect(record.state.disputed).toEqual({})
        const isNothing = later === stands && over === undefined
        expect(replaced).toEqual(isNothing ? {} : { [path]: over ?? null })
        expect([outcome, differs]).toEqual(later === stands ? ['taken', []] : ['merged', [path]])
      }
    },
  )

  test('whoever had the other before their eyes may say otherwise', () => {
    const path = 'withdrawn'
    const current = set(made(municipal('consent'), path), anna, path, '2026-11-02', 2).record
    const { record } = set(current, boris, path, '2026-11-05', 3, 2)
    expect(valueIn(record, path)).toBe('2026-11-05')
  })

  test.each(rules)(
    '%o %s: %o stands over %o that is given back to a restored centre, and the reverse',
    (create, path, stands, over) => {
      const epochStart = 1_000_000_000
      for (const [present, offered] of [
        [stands, over],
        [over, stands],
      ]) {
        const backup = made(create, path, present === undefined ? offered : undefined)
        const current = set(backup, anna, path, present, epochStart + 1).record
        const { state } = set(backup, boris, path, offered, 2).record
        const { record } = mergeOffer(
          current,
          { state, seen: 2 },
          {
            version: epochStart + 2,
            epochStart,
            backupEnd: 1,
            isKnown: () => false,
            isSetSince: () => true,
            isOfBackup: () => false,
          },
        )
        expect(record.state.disputed).toEqual({})
        expect(valueIn(record, path)).toEqual(stands)
      }
    },
  )

  test('any number of people come to the same, in whatever order they come', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(days, days, (one, other) => {
        const said = [...one, ...other].map((day) => `2026-11-${String(day).padStart(2, '0')}`)
        const ends = [said, said.toReversed()].map((order) => {
          let current = made(municipal('consent'), 'withdrawn')
          for (const [index, day] of order.entries()) {
            current = set(current, sampleId(index + 1), 'withdrawn', day, index + 2).record
          }
          expect(current.state.disputed).toEqual({})
          return valueIn(current, 'withdrawn')
        })
        expect(ends).toEqual([said.toSorted()[0], said.toSorted()[0]])
      }),
    )
  })

  test('and where it has none, people do', () => {
    expect(standsOver('answer', 'text', 'Река', 'Озеро')).toBeUndefined()
    expect(standsOver('answer', 'deleted', true, false)).toBeUndefined()
    expect(standsOver('a kind of next year', 'resolved', true, false)).toBeUndefined()
  })
})

test('a name that its taker-away had not seen goes with the consent, from among the losing values too', () => {
  const create: Creation = { kind: 'participant', space: 'venue/kachug-1', session: sampleId(0x5e) }
  const making = sampleMaking({
    create,
    set: { pseudonym: 'Житель 1', consent: 'screen', name: 'Анна' },
  })
  let current = mergeChange(undefined, making, { device: anna, version: 1, receivedAt: 0 }).record
  current = set(current, anna, 'name', 'Анна Петрова', 2).record
  current = set(current, boris, 'name', 'Анна Ивановна', 3).record
  expect(current.state.disputed['name']).toHaveLength(1)
  const taken = sampleChange({ n: 9, base: 1, set: { consent: 'refused' }, unset: ['name'] })
  const arrival = { device: vera, version: 4, receivedAt: 0 }
  const { record, replaced } = mergeChange(current, taken, arrival)
  expect(record.state.fields).toEqual({ pseudonym: 'Житель 1', consent: 'refused' })
  expect(record.state.disputed).toEqual({})
  expect(replaced).toMatchObject({ name: 'Анна Ивановна' })
})

/** By Vera, in version 1. */
function made(create: Creation, path: string, value?: Json): MergedRecord {
  const making = sampleMaking({ create, set: value === undefined ? {} : { [path]: value } })
  return mergeChange(undefined, making, { device: vera, version: 1, receivedAt: 0 }).record
}

function set(
  current: MergedRecord,
  device: string,
  path: string,
  value: Json | undefined,
  version: number,
  base = 1,
): MergeResult {
  const said = value === undefined ? { unset: [path] } : { set: { [path]: value } }
  return mergeChange(current, sampleChange({ n: version, base, ...said }), {
    device,
    version,
    receivedAt: 0,
  })
}

function valueIn({ state }: MergedRecord, path: string): Json | undefined {
  const [field = '', key] = path.split('/')
  const value = state.fields[field]
  if (key === undefined) return value
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value[key]
    : undefined
}
