import { expect, test } from 'vitest'
import { nextSheetNumber } from './sheet-numbers.ts'

test('sheets are numbered on, whatever somebody wrote on a single one', () => {
  expect(nextSheetNumber([])).toBe('1')
  expect(nextSheetNumber(['1', '7', 'Б-2', undefined, '3'])).toBe('8')
})
