import { expect, it } from 'vitest'
import { compareStageTimes, stageTimeOf } from './stage-time.ts'

it.each([
  ['Собрать фотографии к весне 2025 года', 2025, 5],
  ['Открыть музей до 1 сентября 2026', 2026, 9],
  ['III квартал 2025: ремонт', 2025, 9],
  ['2-й квартал 2027 г.', 2027, 6],
  ['Разметить тропу, 05.2026', 2026, 5],
  ['Летом 2025 года', 2025, 8],
  ['С марта по октябрь 2025', 2025, 10],
  ['2025–2027 годы', 2027, undefined],
  ['В мае 2025', 2025, 5],
])('«%s» is told when', (text, year, month) => {
  expect(stageTimeOf(text)).toEqual({ year, month })
})

it('says nothing of what names no year', () => {
  expect(stageTimeOf('Собрать фотографии к весне')).toBeUndefined()
  expect(stageTimeOf('Маршрут на 2000000 рублей')).toBeUndefined()
})

it('puts the months of a year before what tells only the year', () => {
  const times = ['2026', 'май 2025', '2025 год', 'январь 2026'].flatMap(
    (text) => stageTimeOf(text) ?? [],
  )
  expect(times.sort(compareStageTimes)).toEqual([
    { year: 2025, month: 5 },
    { year: 2025, month: undefined },
    { year: 2026, month: 1 },
    { year: 2026, month: undefined },
  ])
})
