import { expect, test } from 'vitest'
import {
  afterAnswer,
  answerValues,
  emptySelection,
  neighbour,
  repeating,
} from './entry-selection.ts'

const typing = { ...emptySelection('q3'), table: 't2', group: 'resident', level: 'region' }

test('after an answer question and table stay, group and level are not stated any more', () => {
  expect(afterAnswer(typing)).toEqual({ ...typing, group: null, level: null })
})

test('a pinned group stays for the next answer, and so does a pinned level', () => {
  expect(afterAnswer({ ...typing, isGroupPinned: true })).toMatchObject({
    group: 'resident',
    level: null,
  })
  expect(afterAnswer({ ...typing, isLevelPinned: true })).toMatchObject({
    group: null,
    level: 'region',
  })
})

test('an answer carries only what was stated', () => {
  expect(answerValues(emptySelection('q1'), 'Сибиряки')).toEqual({
    question: 'q1',
    text: 'Сибиряки',
  })
  expect(answerValues({ ...typing, sheet: ' 7 ', source: 'form' }, 'Ангара')).toEqual({
    question: 'q3',
    text: 'Ангара',
    table: 't2',
    group: 'resident',
    level: 'region',
    source: 'form',
    sheet: '7',
  })
})

test('before the first question and behind the last there is none', () => {
  const questions = ['q1', 'q2', 'q3']
  expect(neighbour(questions, 'q2', 1)).toBe('q3')
  expect(neighbour(questions, 'q3', 1)).toBe('q3')
  expect(neighbour(questions, 'q1', -1)).toBe('q1')
})

test('a «+1» leads to what began the chain, and is not shown where that is not', () => {
  const first = { id: 'a1', fields: {} }
  expect(repeating(first)).toEqual({ repeats: 'a1' })
  expect(repeating({ id: 'a2', fields: { repeats: 'a1' } })).toEqual({ repeats: 'a1' })
  const accusing = { id: 'a3', fields: { naming: 'accusation' } } as const
  expect(repeating(accusing)).toEqual({ repeats: 'a3', naming: 'accusation' })
  expect(repeating({ id: 'a4', fields: { naming: 'public' } })).toEqual({ repeats: 'a4' })
})
