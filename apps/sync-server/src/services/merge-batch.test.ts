import {
  sampleMaking,
  samplePerson,
  sampleSpace,
} from '@living-libraries/model/samples/venue-sample'
import { expect, test } from 'vitest'
import { type Batch, type MergedBatch, mergeBatch } from './merge-batch.ts'

const firstPush: Batch = {
  device: '00000000-0000-4000-8000-0000000000d1',
  changes: [],
  applied: new Set(),
  records: new Map(),
  taken: new Set(),
  positions: new Map([[sampleSpace, 0]]),
  receivedAt: 0,
  writersOf: (person) => (person === samplePerson ? () => ['librarian'] : undefined),
}

/** The same changes once more, to a centre that has taken them in. */
function repeatOf(batch: Batch, { records, positions, applied }: MergedBatch): Batch {
  const taken = new Set(records.keys())
  return { ...batch, records, positions, applied: new Set(applied), taken }
}

test('a repeat tells again which paths were refused: the first answer may have been lost', () => {
  const set = { question: 'q1', text: 'Мост', language: 'по-бурятски' }
  const batch = { ...firstPush, changes: [sampleMaking({ set })] }
  const first = mergeBatch(batch)
  expect(first.answers).toEqual([
    { n: 1, outcome: 'taken', version: 1, refusedPaths: { language: 'invalid-value' } },
  ])
  expect(mergeBatch(repeatOf(batch, first)).answers).toEqual([
    { n: 1, outcome: 'same', version: 1, refusedPaths: { language: 'invalid-value' } },
  ])
})

test('a repeat is none to be refused where its person has left the device since, and brings nothing new', () => {
  const making = sampleMaking({ set: { question: 'q1', text: 'Мост' } })
  const batch = { ...firstPush, changes: [making] }
  const repeat = { ...repeatOf(batch, mergeBatch(batch)), writersOf: () => undefined }
  const told = mergeBatch(repeat)
  expect(told.answers).toEqual([{ n: 1, outcome: 'same', version: 1 }])
  expect(told.records.size).toBe(0)
  expect(mergeBatch({ ...repeat, applied: new Set() }).answers).toEqual([
    { n: 1, outcome: 'refused', reason: 'foreign-person' },
  ])
  expect(mergeBatch({ ...repeat, records: new Map() }).answers).toEqual([
    { n: 1, outcome: 'refused', reason: 'foreign-person' },
  ])
})
