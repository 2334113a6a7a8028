import { readFileSync } from 'node:fs'
import type { Change } from '@living-libraries/model/change'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import type { RefusalReason } from '@living-libraries/model/refusal'
import { expect, test } from 'vitest'
import {
  type ChoiceSources,
  correctionsIn,
  faultsIn,
  fieldsToCorrect,
  lackingIn,
} from './refused-fields.ts'

const packFile = new URL('../../../../../forums/priangarye-2024.json', import.meta.url)
const pack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))

type Set = { readonly [path: string]: Json }

const sources: ChoiceSources = {
  pack,
  tables: [{ id: 't1', name: 'Стол 1' }],
  seats: { main: 'основной', reserve: 'запасной' },
}

function refused(kind: string, set: Set, paths?: { [path: string]: RefusalReason }) {
  const change: Change = {
    n: 4,
    person: '00000000-0000-4000-8000-000000000001',
    record: '01930000-0000-7000-8000-000000000001',
    base: 0,
    madeAt: 1_730_800_000_000,
    create: { kind, space: 'venue/bratsk-gorod-1', session: null },
    set,
    unset: [],
  }
  return { kind, change, ...(paths ? { paths } : {}) }
}
const pathsIn = (kind: string, set: Set, paths?: { [path: string]: RefusalReason }) =>
  fieldsToCorrect(refused(kind, set, paths), sources).map(({ path }) => path)

test('an answer without a question is completed: the question is chosen, and all that an answer may say beside it', () => {
  const fields = fieldsToCorrect(refused('answer', { text: 'Река' }), sources)
  expect(fields.map(({ path }) => path)).toEqual(['question', 'text', 'table', 'group', 'level'])
  expect(lackingIn(fields)).toEqual(['question'])
  const words = { question: '', text: ' Река ', table: '', group: '', level: '' }
  expect(faultsIn(fields, words)).toEqual({ question: 'missing' })
  const question = pack.questions[0]?.id ?? ''
  const completed = { ...words, question, table: 't1' }
  expect(faultsIn(fields, completed)).toEqual({})
  expect(correctionsIn(fields, completed)).toEqual({ question, table: 't1' })
})

test('a question that the forum no longer has is chosen anew, and a table that is gone stays unless somebody chooses', () => {
  const said = { question: 'q99', text: 'Река', table: 't9', group: 'resident' }
  const fields = fieldsToCorrect(refused('answer', said), sources)
  const gone = fields.filter((one) => one.what === 'choice' && one.isGone)
  expect(gone.map(({ path }) => path)).toEqual(['question', 'table'])
  const words = Object.fromEntries(fields.map(({ path, value }) => [path, value]))
  expect(faultsIn(fields, words)).toEqual({ question: 'missing' })
  expect(correctionsIn(fields, { ...words, question: 'q1' })).toEqual({ question: 'q1' })
})

test('each kind lacks what it cannot be made without, whether a word or a choice', () => {
  const lacks = (kind: string, set: Set) => lackingIn(fieldsToCorrect(refused(kind, set), sources))
  expect(lacks('delegate', { topic: 'Река' })).toEqual(['seat'])
  expect(lacks('initiative', { problem: 'Нет дороги' })).toEqual(['title'])
  expect(lacks('element', {})).toEqual(['title'])
  expect(lacks('participant', { group: 'resident' })).toEqual(['pseudonym'])
  expect(lacks('sheet', {})).toEqual(['number'])
  expect(lacks('session', {})).toEqual([])
  expect(lacks('photo', { sheet: '7' })).toEqual([])
})

test('where the rest was taken, only what was left out is put right', () => {
  const set = { question: 'q1', text: 'Река', group: 'Жители' }
  expect(pathsIn('answer', set, { group: 'invalid-value' })).toEqual(['group'])
})

test('what is chosen elsewhere, counted or lies in a picture is no field here', () => {
  expect(pathsIn('photo', { hash: 'h', size: 5, sheet: '7' })).toEqual([
    'question',
    'table',
    'sheet',
  ])
  const delegate = { seat: 'main', group: '01930000-0000-7000-8000-000000000002', minor: true }
  expect(pathsIn('delegate', delegate)).toEqual(['seat'])
  const session = { place: 'Клуб', date: '2024-11-05', 'attendance/resident:d1': 12 }
  expect(pathsIn('session', session)).toEqual(['place'])
  const plan = { 'plan/p1': { text: 'Знакомство', minutes: 10, order: 1 } }
  expect(pathsIn('session', plan)).toEqual([])
})

test('a text longer than the centre takes is told, and an emptied one is left out of the record', () => {
  const fields = fieldsToCorrect(
    refused('initiative', { title: 'а'.repeat(201), problem: 'Нет дороги' }),
    sources,
  )
  const words = { title: 'а'.repeat(201), problem: '' }
  expect(faultsIn(fields, words)).toEqual({ title: 'too-long' })
  expect(fields.find(({ path }) => path === 'title')).toMatchObject({ limit: 200 })
  expect(correctionsIn(fields, { title: 'Тропа', problem: '' })).toEqual({
    title: 'Тропа',
    problem: null,
  })
})
