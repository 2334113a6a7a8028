import { expect, test } from 'vitest'
import { nextPseudonym } from './participant-rules.ts'

test('pseudonyms are numbered per group, and a number is not given again', () => {
  expect(nextPseudonym('Житель', [])).toBe('Житель 1')
  expect(nextPseudonym('Житель', ['Житель 1', 'Учёный 7', undefined, 'Житель 3'])).toBe('Житель 4')
})
