import { readFileSync } from 'node:fs'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import { foldReview } from '@living-libraries/model/review'
import { expect, test } from 'vitest'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import { protocolOf } from './protocol-document.ts'

const packFile = new URL('../../../../../../forums/priangarye-2024.json', import.meta.url)
const pack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))

const made = { person: 'maria', device: 'phone', at: 1 }
const envelope = {
  space: 'venue/tulun-1',
  session: 's1',
  version: 1,
  deleted: false,
  disputed: {},
  made,
  changed: { ...made, n: 1, over: 0 },
  unsent: 0,
  carried: 0,
} as const

const session: TypedRecord<'session'> = {
  ...envelope,
  id: 's1',
  kind: 'session',
  session: null,
  fields: {
    date: '2024-11-05',
    place: 'Читальный зал',
    attendance: { 'resident:phone': 14, 'unstated:phone': 2 },
    tables: { t1: { name: 'Стол 1', order: 1 } },
    tableFacilitators: { t1: 'Иван Кузнецов' },
    tableGroups: { 't1:resident': true },
    gaps: { 'question-q2': 'Не успели' },
  },
}
const answer: TypedRecord<'answer'> = {
  ...envelope,
  id: 'a1',
  kind: 'answer',
  fields: { question: 'q1', text: 'Мы люди реки', table: 't1', votes: { 'dot:phone': 3 } },
}
const element: TypedRecord<'element'> = {
  ...envelope,
  id: 'e1',
  kind: 'element',
  fields: { title: 'Река', type: 'nature', answers: { a1: true } },
}
const delegate = (id: string, fields: TypedRecord<'delegate'>['fields']) =>
  ({ ...envelope, id, kind: 'delegate', fields }) satisfies TypedRecord<'delegate'>
const delegates = [
  delegate('d1', { seat: 'main', name: 'Анна Петрова', consent: 'paper', topic: 'Тропа' }),
  delegate('d2', { seat: 'main', minor: true, topic: 'Школьный дневник' }),
]

const view: SessionView = {
  session,
  answers: [answer],
  participants: [],
  sheets: [],
  elements: [element],
  initiatives: [],
  delegates,
  content: [session, answer, element, ...delegates],
  comments: [],
  acts: [],
  review: foldReview([]),
  late: new Set(),
}

const protocol = protocolOf({
  view,
  pack,
  groups: [],
  venueName: 'Библиотека № 1',
  municipalityName: 'город Тулун',
  personName: () => 'Мария',
  asOf: 'по состоянию на 5 ноября',
})
const words = JSON.stringify(protocol.blocks)

test('the protocol says who came, what was said where, and what the hall found most valuable', () => {
  expect(protocol.subtitle).toContain('5 ноября 2024')
  expect(protocol.blocks).toContainEqual(expect.objectContaining({ foot: ['Всего', '16'] }))
  expect(protocol.blocks).toContainEqual({
    type: 'quote',
    text: 'Мы люди реки',
    source: 'Стол 1, 3\u00a0голоса',
  })
  expect(words).toContain('Природа')
})

test('each table is named with who led it and which groups sat there', () => {
  const rows = [['Стол 1', 'Иван Кузнецов', '', 'жители']]
  expect(protocol.blocks).toContainEqual(expect.objectContaining({ caption: 'Столы', rows }))
})

test('what an element grew from stands under it in the words of the hall', () => {
  const at = protocol.blocks.findIndex((block) => block.type === 'heading' && block.text === 'Река')
  expect(protocol.blocks.slice(at + 1, at + 4)).toEqual([
    { type: 'paragraph', look: 'entry', text: 'Природа.' },
    { type: 'paragraph', look: 'entry', text: [{ text: 'Выросло из ответов:', isBold: true }] },
    { type: 'quote', text: 'Мы люди реки' },
  ])
})

test('a delegate under 18 without the paper of a parent is not in the protocol', () => {
  expect(words).toContain('Анна Петрова')
  expect(words).not.toContain('Школьный дневник')
})

test('every gap is named with its reason, and who recorded it on how many devices', () => {
  expect(words).toContain('Вопрос 2: Какие мы? – Не успели')
  expect(words).toContain('Кто ведёт – без объяснения')
  expect(words).toContain('Мария (5\u00a0записей)')
  expect(words).toContain('1\u00a0устройстве')
})
