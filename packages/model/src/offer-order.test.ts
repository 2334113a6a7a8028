import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, valueAt } from './change.ts'
import { type Json, sameJson } from './json.ts'
import { type MergedRecord, mergeChange } from './merge.ts'
import { mergeOffer, type Offer } from './offer.ts'
import { changed, valuesOf } from './samples/merged-answer.ts'
import { sampleChange, sampleId, sampleMaking } from './samples/venue-sample.ts'
import { withoutSetters } from './set-by.ts'

const [anna, boris, vera] = [sampleId(1), sampleId(2), sampleId(3)]
const epochStart = 1_000_000_000

/** The answer as the backup has it. */
const backup = changed(undefined, anna, sampleMaking({ set: { question: 'q1', text: 'Река' } }), 1)

/** Anna's words reach the centre, their answer does not reach her. */
const lake = sampleChange({ n: 2, base: 1, set: { text: 'Озеро' } })
const arrived = changed(backup, anna, lake, 2)
/** Boris has read them, and writes over them. */
const forest = sampleChange({ base: 2, set: { text: 'Озеро и лес' } })
const over = changed(arrived, boris, forest, 3)
/** Boris has not: what he says stands as the later arrival, hers beside it. */
const blind = changed(arrived, boris, sampleChange({ base: 1, set: { text: 'Лес' } }), 3)

/** The centre is restored, and she comes: it takes her words for new ones. */
const anew = changed(backup, anna, lake, epochStart)

describe('Words that come to a restored centre as if they were new', () => {
  test('give way to what somebody wrote who had read them, without a dispute', () => {
    const { record, replaced } = given(anew, { state: over.state, seen: 3 })
    expect(record.state.fields['text']).toBe('Озеро и лес')
    expect(record.state.disputed).toEqual({})
    expect(replaced['text']).toBe('Озеро')
    // The same the other way round.
    const back = given(backup, { state: over.state, seen: 3 }).record
    const late = mergeChange(back, lake, at(anna, epochStart + 1))
    expect(late).toMatchObject({ outcome: 'merged', differs: ['text'] })
    expect(late.record.state.fields['text']).toBe('Озеро и лес')
    expect(late.record.state.disputed).toEqual({})
    expect(late.replaced['text']).toBe('Озеро')
  })

  test('stay beside what somebody wrote who had not, whoever gives it back', () => {
    const { record } = given(anew, { state: blind.state, seen: 3 })
    expect(record.state.fields['text']).toBe('Лес')
    expect(valuesOf(record.state)).toEqual(['Озеро'])
  })

  test('stand where nothing shows that they were read: both are there, and people decide', () => {
    const lost = changed(backup, boris, sampleChange({ base: 1, set: { text: 'Лес' } }), 2)
    const { state } = given(anew, { state: lost.state, seen: 2 }).record
    expect(state.fields['text']).toBe('Озеро')
    expect(valuesOf(state)).toEqual(['Лес'])
    const next = sampleChange({ n: 3, base: epochStart, set: { text: 'Озеро Байкал' } })
    const goneOn = changed(anew, anna, next, epochStart + 1)
    const both = given(goneOn, { state: over.state, seen: 3 }, epochStart + 2).record.state
    expect(both.fields['text']).toBe('Озеро Байкал')
    expect(valuesOf(both)).toEqual(['Озеро и лес'])
  })

  test('are in sight of what waits upon them on the device that had read them', () => {
    const shown = given(anew, { state: arrived.state, seen: 2 })
    expect(shown.outcome).toBe('returned')
    const { state } = changed(shown.record, boris, forest, epochStart + 2)
    expect(state.fields['text']).toBe('Озеро и лес')
    expect(state.disputed).toEqual({})
    // Whoever knows less has not seen them.
    const less = sampleChange({ base: 1, set: { text: 'Лес' } })
    expect(valuesOf(changed(shown.record, vera, less, epochStart + 2).state)).toEqual(['Озеро'])
    // Nothing is written twice.
    const again = given(shown.record, { state: arrived.state, seen: 2 }, epochStart + 2)
    expect(again).toMatchObject({ outcome: 'same', kept: [] })
  })

  test('are not taken for read because a later change of the same device to another field was', () => {
    // Her words went by file and had not come; her sheet came by network, and Boris saw it.
    const sheet = changed(backup, anna, sampleChange({ n: 3, base: 1, set: { sheet: '7' } }), 2)
    const unaware = changed(sheet, boris, sampleChange({ base: 2, set: { text: 'Лес' } }), 3)
    const { state } = given(anew, { state: unaware.state, seen: 3 }).record
    expect(state.fields['text']).toBe('Озеро')
    expect(valuesOf(state)).toEqual(['Лес'])
  })

  test('are decided about by people where an older app gives the other text back, as ever', () => {
    const first = given(anew, { state: withoutSetters(over.state), seen: 3 }).record
    expect(first.state.fields['text']).toBe('Озеро')
    expect(valuesOf(first.state)).toEqual(['Озеро и лес'])
    // Until somebody brings it who can tell.
    const then = given(first, { state: over.state, seen: 3 }, epochStart + 2).record.state
    expect(then.fields['text']).toBe('Озеро и лес')
    expect(then.disputed).toEqual({})
  })
})

test('of two texts from two lost times that which was written over the other stands, in any order', () => {
  // After the first restore she alone came; then the same backup was restored once more.
  const nextStart = 2 * epochStart
  const offers = [
    { state: anew.state, seen: epochStart },
    { state: over.state, seen: 3 },
  ]
  for (const ordered of [offers, [...offers].reverse()]) {
    let current = backup
    for (const [index, offer] of ordered.entries()) {
      current = given(current, offer, nextStart + index, nextStart).record
    }
    expect(current.state.fields['text']).toBe('Озеро и лес')
    expect(current.state.disputed).toEqual({})
  }
})

test('whoever claims to have read everything can do what anybody could who wrote over it, and no more', () => {
  const everything = [anna, boris, vera].map((device) => ({ device, n: 2 ** 52 }))
  const claimed = { ...backup.state, version: 3, setBy: { text: everything } }
  const state = { ...claimed, fields: { ...claimed.fields, text: 'Ничего' } }
  const { record, replaced } = given(anew, { state, seen: 3 })
  expect(replaced['text']).toBe('Озеро')
  expect(record.state.fields['text']).toBe('Ничего')
  // Nobody is kept from writing: what is typed since the restore stands, seen or unseen.
  for (const base of [epochStart, epochStart + 1]) {
    const next = sampleChange({ n: 9, base, set: { text: 'Озеро Байкал' } })
    const after = changed(record, anna, next, epochStart + 2).state
    expect(after.fields['text']).toBe('Озеро Байкал')
    expect(valuesOf(after)).toEqual(base === epochStart ? ['Ничего'] : [])
  }
})

type Arriving = 'anna' | 'boris' | 'vera reads'
const arrivals = fc.shuffledSubarray<Arriving>(['anna', 'boris', 'vera reads'], { minLength: 2 })

test('whatever the order in which they come, the same text stands and the same are kept', () => {
  fc.assert(
    fc.property(arrivals, fc.boolean(), fc.boolean(), (order, isBlind, isWaiting) => {
      let current = backup
      let version = epochStart
      const kept = new Set<Json | undefined>()
      const note = (value: Json | null | undefined) => kept.add(value ?? undefined)
      const give = ({ state }: MergedRecord) => {
        version += 1
        const result = given(current, { state, seen: state.version }, version, epochStart, [
          ...kept,
        ])
        Object.values(result.replaced).forEach(note)
        for (const { value } of result.kept) note(value)
        current = result.record
        note(valueAt(current.state, 'text'))
      }
      const send = (device: string, change: Change) => {
        version += 1
        const result = mergeChange(current, change, at(device, version))
        Object.values(result.replaced).forEach(note)
        current = result.record
        note(change.set['text'])
      }
      const written = isBlind ? blind : over
      const isThere = order.includes('anna') && order.some((one) => one !== 'anna')
      for (const one of order) {
        if (one === 'anna') send(anna, lake)
        else if (one === 'vera reads' || isBlind || !isWaiting) give(written)
        else {
          // What he wrote over them waits yet.
          give(arrived)
          send(boris, forest)
        }
      }
      if (!isThere) return
      expect(current.state.fields['text']).toBe(written.state.fields['text'])
      expect(valuesOf(current.state)).toEqual(isBlind ? ['Озеро'] : [])
      expect(kept).toContain('Озеро')
    }),
  )
})

function at(device: string, version: number) {
  return { device, version, receivedAt: 0 }
}

function given(
  current: MergedRecord,
  offer: Offer,
  version = epochStart + 1,
  start = epochStart,
  known: readonly (Json | undefined)[] = ['Река', 'Озеро'],
) {
  return mergeOffer(current, offer, {
    version,
    epochStart: start,
    backupEnd: 1,
    isKnown: (_path, value) => known.includes(value),
    isSetSince: () => true,
    isOfBackup: (path, value) => path === 'deleted' || sameJson(value, valueAt(backup.state, path)),
  })
}
