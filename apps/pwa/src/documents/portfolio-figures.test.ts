import { expect, it } from 'vitest'
import { byTime, resourcesByLevel, stagesInTime } from './portfolio-figures.ts'
import { sampleRecord, sampleSession, sampleTerritory, sampleVenue } from './sample-territory.ts'

const initiative = (
  title: string,
  fields: { readonly [field: string]: { readonly [key: string]: string } },
) => sampleRecord('initiative', sampleVenue, sampleSession.id, { title, ...fields })
const territory = sampleTerritory({
  initiatives: [
    initiative('Музей', {
      resources: { federal: 'Грант, 1,5 млн рублей', local: 'Помещение' },
      stages: { b: 'Открыть в мае 2026 года', a: 'Собрать фотографии' },
    }),
    initiative('Тропа', {
      resources: { federal: '500 тыс. руб.' },
      stages: { a: 'Разметить к маю 2026', b: 'Открыть в 2025 году' },
    }),
  ],
})

it('sums resources level by level, and tells what names no sum', () => {
  const levels = resourcesByLevel(territory)
  expect(levels.find(({ level }) => level === 'federal')).toMatchObject({
    initiatives: 2,
    rubles: 2_000_000,
    unnamed: 0,
  })
  expect(levels.find(({ level }) => level === 'local')).toMatchObject({ rubles: 0, unnamed: 1 })
  expect(levels.find(({ level }) => level === 'extra')).toMatchObject({ initiatives: 0 })
})

it('puts the stages of all initiatives on one line of time, those without a year last', () => {
  const groups = byTime(stagesInTime(territory)).map((own) => own.map(({ text }) => text))
  expect(groups).toEqual([
    ['Открыть в 2025 году'],
    ['Открыть в мае 2026 года', 'Разметить к маю 2026'],
    ['Собрать фотографии'],
  ])
})
