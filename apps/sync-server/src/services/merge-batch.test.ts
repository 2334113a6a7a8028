import {
  sampleMaking,
  samplePerson,
  sampleSpace,
} from '@living-libraries/model/samples/venue-sample'
import { expect, test } from 'vitest'
import { type Batch, mergeBatch } from './merge-batch.ts'

test('a repeat tells again which paths were refused: the first answer may have been lost', () => {
  const set = { question: 'q1', text: 'Мост', language: 'по-бурятски' }
  const change = sampleMaking({ set })
  const batch: Batch = {
    device: '00000000-0000-4000-8000-0000000000d1',
    changes: [change],
    applied: new Set(),
    records: new Map(),
    taken: new Set(),
    positions: new Map([[sampleSpace, 0]]),
    receivedAt: 0,
    writersOf: (person) => (person === samplePerson ? () => ['librarian'] : undefined),
  }
  const first = mergeBatch(batch)
  expect(first.answers).toEqual([
    { n: 1, outcome: 'taken', version: 1, refusedPaths: { language: 'invalid-value' } },
  ])
  const { records, positions, applied } = first
  const repeat = {
    ...batch,
    records,
    positions,
    applied: new Set(applied),
    taken: new Set(records.keys()),
  }
  expect(mergeBatch(repeat).answers).toEqual([
    { n: 1, outcome: 'same', version: 1, refusedPaths: { language: 'invalid-value' } },
  ])
})
