import type { Change } from '@living-libraries/model/change'
import { expect, test } from 'vitest'
import { refusedPart } from '../../storage/refused-part.ts'
import { factsOf, refusedFile, wordsOf } from './refused-words.ts'

const change: Change = {
  n: 4,
  person: '00000000-0000-4000-8000-000000000001',
  record: '01930000-0000-7000-8000-000000000001',
  base: 0,
  madeAt: 1_730_800_000_000,
  create: { kind: 'answer', space: 'venue/bratsk-gorod-1', session: null },
  set: { question: 'q1', text: 'Мы живём у реки', group: 'unknown', 'tables/t1': { name: 'Стол' } },
  unset: ['sheet'],
}

test('of a change that was refused whole, everything is refused, and the ids in it are no words', () => {
  expect(refusedPart({ change })).toEqual({ set: change.set, unset: ['sheet'] })
  expect(wordsOf({ change })).toBe('Мы живём у реки\nСтол')
})

test('of a change that was taken but for a field, only that field is entered again', () => {
  const item = { change, paths: { group: 'invalid-value' } } as const
  expect(refusedPart(item)).toEqual({ set: { group: 'unknown' }, unset: [] })
  expect(wordsOf(item)).toBe('')
})

test('the file has every word, opens in the oldest editor, and numbers what it holds', () => {
  const labels = {
    title: 'Что центр не\u00a0принял',
    device: 'Устройство',
    where: 'Площадка',
    when: 'Записано',
    why: 'Почему',
    words: 'Слова',
    noWords: 'нет слов',
  }
  const facts = ['Вопрос: Кто мы?']
  const line = { kind: 'Ответ', where: 'Братск', when: '5 ноября', why: 'Нет права.', facts }
  const lines = [
    { ...line, words: 'Мы живём\nу реки' },
    { ...line, where: '', facts: [], words: '' },
  ]
  expect(refusedFile(lines, 'Телефон', labels)).toBe(
    '\uFEFFЧто центр не принял\r\nУстройство: Телефон\r\n\r\n' +
      '1. Ответ\r\nПлощадка: Братск\r\nЗаписано: 5 ноября\r\nПочему: Нет права.\r\nВопрос: Кто мы?\r\nСлова:\r\nМы живём\r\nу реки\r\n\r\n' +
      '2. Ответ\r\nЗаписано: 5 ноября\r\nПочему: Нет права.\r\nСлова:\r\nнет слов\r\n',
  )
})

const shown = {
  label: (path: string) => `<${path}>`,
  isTold: (path: string) => path !== 'packVersion',
  words: (path: string, value: unknown) => (path === 'question' ? 'Кто мы?' : String(value)),
}

test('what else it says is told under its labels: no id without a name, nothing that is a word already', () => {
  const set = { ...change.set, minor: true, 'attendance/resident:d1': 12, packVersion: 3 }
  expect(factsOf({ change: { ...change, set } }, shown)).toEqual([
    '<question>: Кто мы?',
    '<minor>: true',
    '<attendance/resident:d1>: 12',
  ])
})
