import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualTerms } from './usual-terms.ts'

const dayMs = 24 * 60 * 60 * 1000
const end = '2024-11-10'
/** The last moment of the forum in the zone that has it last. */
const over = Date.parse('2024-11-11T12:00:00Z')

test('the link of a venue lives to the forum’s end, and not for weeks more, for up to three devices', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 88 * dayMs }), (before) => {
      const now = over - before
      const { maxUses, days } = usualTerms('librarian', end, now)
      expect(maxUses).toBe(3)
      expect(now + days * dayMs).toBeGreaterThanOrEqual(over)
      expect(now + days * dayMs).toBeLessThan(over + dayMs)
    }),
  )
})

test('before a forum that is far away, after it, and without one, a link lives for a bounded time', () => {
  expect(usualTerms('librarian', end, Date.parse('2024-01-01')).days).toBe(90)
  expect(usualTerms('librarian', end, Date.parse('2025-01-01')).days).toBe(30)
  expect(usualTerms('librarian', undefined, over).days).toBe(30)
})

test('staff have a day and one device, a hall of guests one code', () => {
  expect(usualTerms('administrator', end, over - dayMs)).toEqual({ maxUses: 1, days: 1 })
  expect(usualTerms('regional', end, over - dayMs)).toEqual({ maxUses: 1, days: 1 })
  expect(usualTerms('guest', end, over - 3 * dayMs)).toEqual({ maxUses: 100, days: 3 })
})
