import { expect, test } from 'vitest'
import { votesEdit, votesOf } from './votes.ts'

test('dots of two devices add up, and either may correct the whole number', () => {
  const first = votesEdit(undefined, 'd1', 3).set
  expect(first).toEqual({ 'votes/dot:d1': 3 })
  const votes = { 'dot:d1': 3, 'dot:d2': 4 }
  expect(votesOf(votes)).toBe(7)
  expect(votesEdit(votes, 'd2', 5).set).toEqual({ 'votes/dot:d2': 2 })
  expect(votesOf({ 'dot:d1': 3, 'dot:d2': 2 })).toBe(5)
})

test('no dots are none, never less', () => {
  expect(votesOf(undefined)).toBe(0)
  expect(votesOf({ 'dot:d1': -2 })).toBe(0)
})
