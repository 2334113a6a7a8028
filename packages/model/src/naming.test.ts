import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayBeShown, namings } from './naming.ts'
import { sampleChange, sampleMaking } from './samples/venue-sample.ts'
import { checkChange } from './validate.ts'

const anyNaming = fc.constantFrom(...namings)
const device = '00000000-0000-4000-8000-0000000000de'

test('anybody of the venue says that words are not for display, only the coordinator that they may be shown', () => {
  fc.assert(
    fc.property(anyNaming, fc.boolean(), (naming, isCoordinator) => {
      const change = sampleMaking({ set: { question: 'q1', text: 'Наш учитель', naming } })
      const writers = isCoordinator ? (['coordinator'] as const) : (['librarian'] as const)
      const checked = checkChange(change, device, undefined, () => writers)
      if ('refused' in checked) throw new Error(checked.refused)
      const isTaken = isCoordinator || !mayBeShown(naming)
      expect(checked.change.set['naming']).toBe(isTaken ? naming : undefined)
      expect(checked.refusedPaths).toEqual(isTaken ? {} : { naming: 'not-yours' })
      // Its neighbours are taken in any case.
      expect(checked.change.set['text']).toBe('Наш учитель')
    }),
  )
})

test('one person who is librarian and coordinator decides as the coordinator', () => {
  const change = sampleMaking({ set: { question: 'q1', text: 'Распутин', naming: 'public' } })
  const checked = checkChange(change, device, undefined, () => ['librarian', 'coordinator'])
  expect(checked).toMatchObject({ refusedPaths: {} })
})

test('a word that is no naming is no value, whoever says it', () => {
  const change = sampleChange({ ...sampleMaking(), set: { ...sampleMaking().set, naming: 'hero' } })
  const checked = checkChange(change, device, undefined, () => ['coordinator'])
  expect(checked).toMatchObject({ refusedPaths: { naming: 'invalid-value' } })
})
