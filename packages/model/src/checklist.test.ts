import { expect, test } from 'vitest'
import { checklistOf } from './checklist.ts'

const questions = [{ id: 'q1' }, { id: 'q3' }, { id: 'q5' }]

test('an empty session misses everything', () => {
  const list = checklistOf({ fields: {} }, [], questions)
  expect(list.every((entry) => !entry.isDone)).toBe(true)
  expect(list.map(({ item }) => item.id)).toContain('question-q5')
})

test('an answer to two questions fulfils both', () => {
  const answers = [{ fields: { question: 'q3', also: { q5: true as const }, text: 'Дорога' } }]
  const done = checklistOf({ fields: {} }, answers, questions).filter(({ isDone }) => isDone)
  expect(done.map(({ item }) => item.id)).toEqual(['question-q3', 'question-q5'])
})

test('attendance counts only when somebody came, and a gap carries its reason', () => {
  const session = {
    fields: { attendance: { 'resident:d': 0 }, gaps: { attendance: 'Не считали' } },
  }
  const entry = checklistOf(session, [], []).find(({ item }) => item.id === 'attendance')
  expect(entry).toEqual({ item: { id: 'attendance' }, isDone: false, reason: 'Не считали' })
})
