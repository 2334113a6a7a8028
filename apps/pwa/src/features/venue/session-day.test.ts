import { expect, test } from 'vitest'
import { dayIn, probableDay } from './session-day.ts'

const days = ['2024-11-05', '2024-11-06']

test.each([
  ['on the first evening: today', '2024-11-05', '2024-11-05'],
  ['on the second evening: today', '2024-11-06', '2024-11-06'],
  ['before the forum: its first day', '2024-10-28', '2024-11-05'],
  ['after the forum: its last day', '2024-11-09', '2024-11-06'],
])('a session begun %s', (_, today, day) => {
  expect(probableDay(days, today)).toBe(day)
})

test('late in the evening in Irkutsk it is not yet tomorrow, and no more yesterday', () => {
  expect(dayIn('Asia/Irkutsk', Date.parse('2024-11-05T15:30:00Z'))).toBe('2024-11-05')
  expect(dayIn('Asia/Irkutsk', Date.parse('2024-11-05T16:30:00Z'))).toBe('2024-11-06')
})
