import { describe, expect, test } from 'vitest'
import { valueAt } from './change.ts'
import { type Json, sameJson } from './json.ts'
import { type MergedRecord, mergeChange } from './merge.ts'
import { mergeOffer, type Offer } from './offer.ts'
import type { RecordState } from './record.ts'
import { changed, valuesOf } from './samples/merged-answer.ts'
import { sampleChange, sampleId, sampleMaking } from './samples/venue-sample.ts'

const [anna, boris, vera] = [sampleId(1), sampleId(2), sampleId(3)]
const epochStart = 1_000_000_000
const nextEpochStart = 2_000_000_000

/** The answer as the backup has it, in version 1. */
const backup = changed(undefined, anna, sampleMaking({ set: { question: 'q1', text: 'Река' } }), 1)

describe('A text that came back to a restored centre', () => {
  test('is disputed, not overwritten, by whoever read the new epoch before it came', () => {
    const lake = changed(backup, boris, sampleChange({ base: 1, set: { text: 'Озеро' } }), 2)
    const back = given(backup, { state: lake.state, seen: 2 }, { version: epochStart + 5 })
    const forest = sampleChange({ base: epochStart + 4, set: { text: 'Лес' } })
    const blind = changed(back.record, vera, forest, epochStart + 6).state
    expect(blind.fields['text']).toBe('Лес')
    expect(valuesOf(blind)).toEqual(['Озеро'])
    const seen = { ...forest, base: epochStart + 5 }
    expect(changed(back.record, vera, seen, epochStart + 6).state.disputed).toEqual({})
    const inTheLostTime = { ...forest, base: 2 }
    const { disputed } = changed(back.record, vera, inTheLostTime, epochStart + 6).state
    expect(disputed).toEqual({})
  })

  test('stays disputed where it has come back before from a device on which it stood', () => {
    const lake = changed(backup, boris, sampleChange({ base: 1, set: { text: 'Озеро' } }), 2)
    const forest = changed(lake, vera, sampleChange({ base: 1, set: { text: 'Лес' } }), 3)
    expect(valuesOf(forest.state)).toEqual(['Озеро'])
    const first = given(backup, { state: lake.state, seen: 2 }, { version: epochStart })
    const sheet = sampleChange({ n: 2, base: epochStart, set: { sheet: '7' } })
    const edited = changed(first.record, boris, sheet, epochStart + 1)
    const offer = { state: forest.state, seen: 3 }
    const { record } = given(edited, offer, { version: epochStart + 2, known: ['Река', 'Озеро'] })
    expect(record.state.fields).toMatchObject({ text: 'Лес', sheet: '7' })
    expect(valuesOf(record.state)).toEqual(['Озеро'])
  })

  test('is kept by its number: nobody who knows less takes it out, whoever knew it may have written over it', () => {
    const sheet = changed(backup, boris, sampleChange({ base: 1, set: { sheet: '7' } }), 4)
    const own = { state: sheet.state, seen: 1, own: { sheet: 4 } }
    const back = given(backup, own, { version: epochStart }).record
    const text = changed(backup, vera, sampleChange({ base: 1, set: { text: 'Лес' } }), 3)
    const less = given(back, { state: text.state, seen: 3 }, { version: epochStart + 1 })
    expect(less.record.state.fields).toMatchObject({ sheet: '7', text: 'Лес' })
    const over = changed(sheet, vera, sampleChange({ base: 4, set: { sheet: '8' } }), 5)
    const more = given(back, { state: over.state, seen: 5 }, { version: epochStart + 1 })
    expect(more.record.state.fields).toMatchObject({ sheet: '8' })
    expect(more.record.state.disputed).toEqual({})
  })

  test('of an older app, which sends it again, is undone by nobody who never saw it', () => {
    const note = changed(backup, boris, sampleChange({ base: 1, set: { sheet: '7' } }), 2)
    // Made upon the first version and acknowledged as the third; the device has seen neither that nor the second.
    const sent = sampleChange({ base: 1, set: { text: 'Лес' } })
    const held = changed(backup, vera, sent, 3)
    const returned = given(backup, { state: held.state, seen: 1 }, { version: epochStart }).record
    const confirmed = changed(returned, vera, sent, epochStart + 1)
    expect(changed(confirmed, vera, sent, epochStart + 2)).toBe(confirmed)
    const offer = { state: note.state, seen: 2 }
    const { state } = given(confirmed, offer, { version: epochStart + 3 }).record
    expect(state.fields).toMatchObject({ text: 'Лес', sheet: '7' })
  })
})

describe('Between two restores of one backup', () => {
  const lake = changed(backup, anna, sampleChange({ n: 2, base: 1, set: { text: 'Озеро' } }), 2)
  const isOfBackup = (path: string, value: Json | undefined) =>
    path === 'deleted' || sameJson(value, valueAt(backup.state, path))
  const offeredInBothOrders = (later: RecordState): RecordState[] =>
    [
      [lake.state, later],
      [later, lake.state],
    ].map((states) => {
      let current = backup
      for (const [index, state] of states.entries()) {
        const at = { version: nextEpochStart + index, known: ['Река'] }
        const arrival = { ...at, start: nextEpochStart, isOfBackup }
        current = given(current, { state, seen: state.version }, arrival).record
      }
      return current.state
    })

  test('nobody can tell who had seen what: the later text stands, the other beside it', () => {
    const forest = sampleChange({ base: 1, set: { text: 'Лес' } })
    const later = changed(backup, boris, forest, epochStart + 1)
    for (const state of offeredInBothOrders(later.state)) {
      expect(state.fields['text']).toBe('Лес')
      expect(valuesOf(state)).toEqual(['Озеро'])
    }
  })

  test('what nobody touched undoes nothing', () => {
    const sheet = sampleChange({ base: 1, set: { sheet: '7' } })
    const later = changed(backup, boris, sheet, epochStart + 1)
    for (const state of offeredInBothOrders(later.state)) {
      expect(state.fields).toMatchObject({ text: 'Озеро', sheet: '7' })
      expect(state.disputed).toEqual({})
    }
  })
})

test('a change that ends one dispute and begins another is news to whoever made it', () => {
  const lake = changed(backup, boris, sampleChange({ base: 1, set: { text: 'Озеро' } }), 2)
  const river = changed(lake, anna, sampleChange({ n: 3, base: 1, set: { text: 'Ангара' } }), 3)
  const forest = changed(river, vera, sampleChange({ base: 3, set: { text: 'Лес' } }), 4)
  const hill = changed(forest, boris, sampleChange({ n: 2, base: 1, set: { text: 'Гора' } }), 5)
  expect(valuesOf(hill.state)).toEqual(['Лес'])
  const settling = sampleChange({ n: 4, base: 4, set: { text: 'Ангара' } })
  const arrival = { device: anna, version: 6, receivedAt: 0 }
  const { outcome, record } = mergeChange(hill, settling, arrival)
  expect(valuesOf(record.state)).toEqual(['Лес', 'Гора'])
  expect(outcome).toBe('merged')
  expect(record.state.changed.over).toBe(6)
})

interface Giving {
  readonly version: number
  readonly start?: number
  /** What the history has besides. */
  readonly known?: readonly Json[]
  readonly isOfBackup?: (path: string, value: Json | undefined) => boolean
}

function given(
  current: MergedRecord,
  offer: Offer,
  { version, start = epochStart, known = [], isOfBackup = () => false }: Giving,
) {
  return mergeOffer(current, offer, {
    version,
    epochStart: start,
    backupEnd: 1,
    isKnown: (_path, value) => known.includes(value),
    isSetSince: () => false,
    isOfBackup,
  })
}
