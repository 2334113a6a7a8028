import { expect, test } from 'vitest'
import { clockFace } from './time-left.tsx'

test('the clock says minutes and seconds, and what went over with a minus', () => {
  expect([600_000, 65_000, 5_400, 0, -400, -30_000].map(clockFace)).toEqual([
    '10:00',
    '1:05',
    '0:05',
    '0:00',
    '0:00',
    '−0:30',
  ])
})
