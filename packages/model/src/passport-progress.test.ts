import { expect, test } from 'vitest'
import { filledPieces, passportPieces } from './passport-progress.ts'

test('a passport with a title alone has nothing filled in', () => {
  expect(filledPieces({ title: 'Тропа' })).toBe(0)
})

test('texts and lists count, emptied ones do not', () => {
  const team = { a: 'Анна: карта тропы' }
  expect(filledPieces({ title: 'Тропа', problem: 'Негде гулять', team, stages: {} })).toBe(2)
  expect(passportPieces.length).toBe(10)
})
