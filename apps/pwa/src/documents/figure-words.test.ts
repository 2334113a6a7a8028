import { expect, it } from 'vitest'
import { figureWordsOf, typedFigures, unknownFigures, withFigures } from './figure-words.ts'
import { sampleTerritory } from './sample-territory.ts'

const words = figureWordsOf(sampleTerritory())

it('fills in what it counts, and leaves what it does not know for the writer', () => {
  const text = 'Пришли {людей}, и {чего-то ещё}.'
  expect(withFigures(text, words).replaceAll('\u00a0', ' ')).toBe(
    'Пришли 25 человек, и {чего-то ещё}.',
  )
  expect(unknownFigures(text, words)).toEqual(['чего-то ещё'])
})

it('finds a number that was typed by hand where the program counts, and no other', () => {
  const text =
    'Пришли 64 человека, записано 1\u00a0204 ответа; школа № 4, 12 км, 5 ноября, {групп}.'
  expect(typedFigures(text)).toEqual([
    { typed: '64 человека', name: 'людей' },
    { typed: '1\u00a0204 ответа', name: 'ответов' },
  ])
  for (const { name } of typedFigures(
    '3 площадки 2 сессии 4 элемента 5 инициатив 1 группа 2 делегата',
  )) {
    expect(words.has(name)).toBe(true)
  }
})
