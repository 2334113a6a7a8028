import { expect, test } from 'vitest'
import { checklistOf, type SessionContent } from './checklist.ts'

const questions = [{ id: 'q1' }, { id: 'q3' }, { id: 'q5' }]
const empty: SessionContent = {
  session: { fields: {} },
  answers: [],
  sheets: [],
  elements: [],
  initiatives: [],
  delegates: [],
}

function doneIn(content: Partial<SessionContent>): string[] {
  return checklistOf({ ...empty, ...content }, questions)
    .filter(({ isDone }) => isDone)
    .map(({ item }) => item.id)
}

test('an empty session misses everything', () => {
  const list = checklistOf(empty, questions)
  expect(list.every((entry) => !entry.isDone)).toBe(true)
  expect(list.map(({ item }) => item.id)).toEqual(
    expect.arrayContaining(['question-q5', 'elements', 'initiatives', 'delegates']),
  )
})

test('an answer to two questions fulfils both', () => {
  const answers = [{ fields: { question: 'q3', also: { q5: true as const }, text: 'Дорога' } }]
  expect(doneIn({ answers })).toEqual(['question-q3', 'question-q5'])
})

test('attendance counts only when somebody came, and a gap carries its reason', () => {
  const session = {
    fields: { attendance: { 'resident:d': 0 }, gaps: { attendance: 'Не считали' } },
  }
  const entry = checklistOf({ ...empty, session }, []).find(({ item }) => item.id === 'attendance')
  expect(entry).toEqual({ item: { id: 'attendance' }, isDone: false, reason: 'Не считали' })
})

test('sheets are missing only where there are some that nobody has typed', () => {
  const sheet = (typed: boolean) => ({ fields: { number: '1', typed } })
  const ids = (sheets: SessionContent['sheets']) =>
    checklistOf({ ...empty, sheets }, []).map(({ item }) => item.id)
  expect(ids([])).not.toContain('sheets')
  expect(ids([sheet(true), sheet(false)])).toContain('sheets')
  expect(doneIn({ sheets: [sheet(true), sheet(false)] })).not.toContain('sheets')
  expect(doneIn({ sheets: [sheet(true)] })).toContain('sheets')
})

test('somebody under 18 is a delegate only with the paper of a parent, and a reserve is not one yet', () => {
  const seat = 'main' as const
  const paper = 'paper' as const
  expect(doneIn({ delegates: [{ fields: { seat, minor: true } }] })).not.toContain('delegates')
  expect(doneIn({ delegates: [{ fields: { seat: 'reserve' } }] })).not.toContain('delegates')
  expect(doneIn({ delegates: [{ fields: { seat, minor: true, consent: paper } }] })).toContain(
    'delegates',
  )
})

test('a session that was not held needs only its day and the reason', () => {
  const fields = { date: '2024-11-05', outcome: 'postponed' as const }
  const list = checklistOf({ ...empty, session: { fields } }, questions)
  expect(list.map(({ item, isDone }) => [item.id, isDone])).toEqual([
    ['date', true],
    ['outcome-reason', false],
  ])
})
