import { expect, test } from 'vitest'
import { withdrawalOf } from './withdrawal.ts'

test('the days of the law run from the day on which the withdrawal came in, over the end of a month', () => {
  expect(withdrawalOf('2024-11-05', '2024-11-05')).toEqual({ until: '2024-12-05', daysLeft: 30 })
  expect(withdrawalOf('2024-11-05', '2024-12-05').daysLeft).toBe(0)
  expect(withdrawalOf('2024-11-05', '2024-12-07').daysLeft).toBe(-2)
  expect(withdrawalOf('2024-02-20', '2024-02-20', 10).until).toBe('2024-03-01')
})
