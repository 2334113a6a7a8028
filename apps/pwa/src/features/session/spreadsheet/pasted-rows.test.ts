import { expect, test } from 'vitest'
import { rowsOf } from './pasted-rows.ts'

const context = {
  pack: {
    questions: [
      { id: 'q1', text: 'Кто мы?' },
      { id: 'q2', text: 'Какие мы?' },
    ],
    groups: [{ id: 'resident', title: 'Жители', singular: 'Житель' }],
  },
  tables: [{ id: 't2', name: 'Стол 2', order: 2 }],
  question: 'q1',
}

test('without headings the order is text, question, table, group', () => {
  expect(rowsOf([['Мы люди реки', '2', '2', 'житель']], 'answer', context)).toMatchObject([
    {
      about: ['Какие мы?', 'Стол 2', 'Жители'],
      values: { question: 'q2', text: 'Мы люди реки', table: 't2', group: 'resident' },
    },
  ])
})

test('headings say which column is what, and a row without a question goes to the open one', () => {
  const cells = [
    ['Стол', 'Ответ'],
    ['стол 2', 'Хранители леса'],
  ]
  expect(rowsOf(cells, 'answer', context)).toMatchObject([
    { values: { question: 'q1', text: 'Хранители леса', table: 't2' } },
  ])
})

test('a row that cannot be read says why, and its neighbours are not touched', () => {
  const cells = [
    ['Ответ один'],
    ['', '1'],
    ['Два', '9'],
    ['Три', '1', 'Стол 7'],
    ['4', '', '', '?'],
  ]
  expect(
    rowsOf(cells, 'answer', context).map((row) => ('error' in row ? row.error : 'ok')),
  ).toEqual(['ok', 'no-text', 'no-question', 'no-table', 'no-group'])
})

test('participants come under a designation, never under a name by themselves', () => {
  expect(rowsOf([['Житель 12', '', '', 'Жители']], 'participant', context)).toMatchObject([
    { values: { pseudonym: 'Житель 12', consent: 'none', group: 'resident' } },
  ])
})
