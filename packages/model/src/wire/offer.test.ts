import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json.ts'
import { mergeChange } from '../merge.ts'
import type { RecordState } from '../record.ts'
import { sampleChange, sampleId, sampleMaking } from '../samples/venue-sample.ts'
import { withoutSetters } from '../set-by.ts'
import { toTable } from './columns.ts'
import { offersFromTable, offersToTable } from './offer.ts'

const [anna, boris] = [sampleId(1), sampleId(2)]
const made = mergeChange(undefined, sampleMaking(), { device: anna, version: 1, receivedAt: 0 })
const edit = sampleChange({ n: 4, base: 1, set: { text: 'Озеро' } })
const edited = mergeChange(made.record, edit, { device: boris, version: 2, receivedAt: 0 })
const { state } = edited.record

describe('What a device gives back', () => {
  test('arrives as it was, with what its words were written upon', () => {
    const offers = [
      { state, seen: 2, own: { text: 2 } },
      { state: made.record.state, seen: 1 },
    ]
    const { offers: read, malformed } = offersFromTable(offersToTable(offers))
    expect(read).toEqual(offers)
    expect(malformed).toBe(0)
    expect(read[0]?.state.setBy).toEqual({ text: [{ device: boris, n: 4 }] })
  })

  test('is taken from an older app too, which does not tell it', () => {
    const older = withoutSetters(state)
    const { offers } = offersFromTable(offersToTable([{ state: older, seen: 2 }]))
    expect(offers).toEqual([{ state: older, seen: 2 }])
    expect(Object.keys(offers[0]?.state ?? {})).not.toContain('setBy')
  })

  test.each<[string, object]>([
    ['numbers without devices', { no: { '0 text': 1 } }],
    ['devices without numbers', { by: { text: boris } }],
    ['fewer numbers than devices', { by: { text: `${boris} ${anna}` }, no: { '0 text': 1 } }],
    ['a list of devices', { by: { text: [boris] }, no: { '0 text': 1 } }],
  ])('is no record with %s', (_, columns) => {
    const row = { ...plain(made.record.state), seen: 1, ...columns } as JsonObject
    expect(offersFromTable(toTable([row]))).toEqual({ offers: [], malformed: 1 })
  })

  test.each<[string, unknown]>([
    ['no list', { text: 'everything' }],
    ['no device', { text: [{ device: 'all', n: 1 }] }],
    ['no number', { text: [{ device: boris, n: -1 }] }],
    ['a number beyond all', { text: [{ device: boris, n: 2 ** 53 }] }],
    ['more devices than there are', { text: Array(1_001).fill({ device: boris, n: 1 }) }],
    ['a path without an end', { ['т'.repeat(201)]: [{ device: boris, n: 1 }] }],
  ])('is no record with %s', (_, setBy) => {
    const row = { ...plain(state), seen: 2, setBy } as JsonObject
    expect(offersFromTable(toTable([row]))).toEqual({ offers: [], malformed: 1 })
  })
})

function plain(one: RecordState): JsonObject {
  return JSON.parse(JSON.stringify(one)) as JsonObject
}
