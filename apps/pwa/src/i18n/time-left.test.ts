import { expect, test } from 'vitest'
import { enTimeLeft, ruTimeLeft } from './time-left.ts'

test('the time that is left is said as people say it', () => {
  const said = [3, 12, 38, 54, 58, 89, 130, 1_260, 3_590, 9_000].map((seconds) =>
    ruTimeLeft(seconds).replaceAll('\u00a0', ' '),
  )
  expect(said).toEqual([
    'несколько секунд',
    'около 10 секунд',
    'около 40 секунд',
    'около 50 секунд',
    'около 1 минуты',
    'около 1 минуты',
    'около 2 минут',
    'около 21 минуты',
    'около 59 минут',
    'больше часа',
  ])
  expect(enTimeLeft(38).replaceAll('\u00a0', ' ')).toBe('about 40 seconds')
  expect(enTimeLeft(61).replaceAll('\u00a0', ' ')).toBe('about 1 minute')
})
