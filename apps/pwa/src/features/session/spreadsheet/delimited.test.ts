import { csvOf } from '@living-libraries/model/csv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, textOfCells } from './delimited.ts'

test('a table copied from a spreadsheet comes cell by cell', () => {
  expect(cellsOf('Ответ\tСтол\r\nМы люди реки\t2\r\n\r\n')).toEqual([
    ['Ответ', 'Стол'],
    ['Мы люди реки', '2'],
  ])
})

test('quoted cells hold separators, quotes and lines', () => {
  expect(cellsOf('"Река; ""наша""\nи лес";2')).toEqual([['Река; "наша"\nи лес', '2']])
  expect(cellsOf('один,два\nтри,четыре')).toEqual([
    ['один', 'два'],
    ['три', 'четыре'],
  ])
})

test('what is written as CSV is read back as it was', () => {
  const cell = fc
    .string({ maxLength: 20 })
    .filter((text) => text === text.trim() && !/^[=+\-@]/.test(text) && !/[\r\0\uFEFF]/.test(text))
  const row = fc.array(cell, { minLength: 2, maxLength: 4 })
  const table = fc
    .array(row, { minLength: 1, maxLength: 5 })
    .map((rows) => [['ответ', 'стол'], ...rows.filter((cells) => cells.some((one) => one !== ''))])
  fc.assert(
    fc.property(table, (rows) => {
      expect(cellsOf(csvOf(rows))).toEqual(rows)
    }),
  )
})

test('cells of a workbook go through the field and come back, also those that begin like a formula', () => {
  const rows = [
    ['Ответ', 'Стол'],
    ['-5 зимой – не мороз', '1'],
    ['«Река»; "наша"\nи лес', '+1'],
  ]
  expect(cellsOf(textOfCells(rows))).toEqual(rows)
})
