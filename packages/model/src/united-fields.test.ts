import { describe, expect, test } from 'vitest'
import { eldestFirst, unitedFields } from './united-fields.ts'

describe('two cards that were begun without a line', () => {
  const elder = {
    id: 'a',
    deleted: false,
    version: 4,
    fields: { motto: 'Бирюса', answers: { q1: 'Мы' } },
  }
  const younger = {
    id: 'b',
    deleted: false,
    version: 3,
    fields: { motto: 'Тайга', answers: { q1: 'Они', q2: 'Такие' } },
  }

  test('are shown as one, and nothing of either is lost', () => {
    expect(unitedFields(eldestFirst([younger, elder]))).toEqual({
      motto: 'Бирюса',
      answers: { q1: 'Мы', q2: 'Такие' },
    })
  })

  test('without the deleted ones', () => {
    expect(eldestFirst([{ ...elder, deleted: true }, younger])).toEqual([younger])
  })
})
