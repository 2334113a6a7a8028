import { expect, it } from 'vitest'
import { answersDocumentOf } from './answers-document.ts'
import { sampleTerritory } from './sample-territory.ts'

const answer = (question: string, text: string) => ({
  id: text,
  session: 's',
  venue: 'v',
  municipality: 'm',
  question,
  also: [],
  text,
  language: null,
  translation: null,
  table: 'Стол 1',
  group: 'business',
  level: null,
  naming: null,
  state: 'accepted' as const,
  isLate: false,
  themes: [],
})

it('leaves out words that are not for display, and says how many', () => {
  const { pack } = sampleTerritory()
  const kept = { ...answer('q1', 'Такой-то украл'), naming: 'accusation' as const }
  const made = answersDocumentOf({
    pack,
    answers: [answer('q1', 'Люди дороги'), kept],
    total: 2,
    asOf: 1,
    placeOf: () => 'Библиотека',
  })
  const text = JSON.stringify(made)
  expect(text).not.toContain('украл')
  expect(text).toContain('Не для показа: 1.')
})

it('puts found answers on paper question by question, and says nobody’s group', () => {
  const { pack } = sampleTerritory()
  const answers = [answer('q2', 'Упрямые'), answer('q1', 'Люди дороги')]
  const { blocks } = answersDocumentOf({
    pack,
    answers,
    total: 12,
    asOf: 1_730_900_000_000,
    placeOf: () => 'Районная библиотека',
  })
  expect(blocks.slice(1)).toMatchObject([
    { type: 'heading', text: 'Кто мы?' },
    { type: 'quote', text: 'Люди дороги', source: 'Районная библиотека' },
    { type: 'heading', text: 'Какие мы?' },
    { type: 'quote', text: 'Упрямые' },
  ])
  expect(blocks[0]).toMatchObject({ text: expect.stringContaining('2 из найденных 12') })
  expect(JSON.stringify(blocks)).not.toMatch(/Бизнес|Предприниматель|Стол 1/)
})
