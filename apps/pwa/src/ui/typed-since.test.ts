import { expect, test } from 'vitest'
import { typedSince } from './typed-since.ts'

test('a field whose words were saved is empty', () => {
  expect(typedSince('Учитель: экскурсии', 'Учитель: экскурсии')).toBe('')
})

test('what was typed while the words were being saved stays', () => {
  expect(typedSince('Учитель', 'УчительВрач')).toBe('Врач')
})

test('words that were changed meanwhile stay whole', () => {
  expect(typedSince('Учитель', 'учительница и врач')).toBe('учительница и врач')
  expect(typedSince('Учитель', '')).toBe('')
})
