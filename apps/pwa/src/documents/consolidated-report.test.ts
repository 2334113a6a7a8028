import { readFileSync } from 'node:fs'
import type { SentReport } from '@living-libraries/model/frozen-report'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import { describe, expect, it } from 'vitest'
import { consolidatedReportOf } from './consolidated-report.ts'
import { type Block, spansOf } from './official-document.ts'
import { type RegionPicture, territoryLines } from './region-picture.ts'

const packFile = new URL('../../../../forums/priangarye-2024.json', import.meta.url)
const pack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))
const asOf = 1_730_900_000_000
const result = { session: 's', venue: 'v', type: null, state: 'accepted', isLate: false } as const
const element = { ...result, now: 'Поит и кормит', future: null, answers: 3 }
const initiative = {
  ...result,
  version: 1,
  review: { state: 'sent' as const, isChanged: false, acts: [] },
  problem: null,
  result: null,
  resources: { federal: '2 млн рублей', local: 'Помещение' },
  support: 'Письмо',
  stages: [],
  regionEffect: null,
  carrier: 'Перрон',
  team: 2,
  partners: [],
  filled: 5,
}

function venue(id: string, municipality: string, state?: 'accepted' | 'draft') {
  const session = { id, date: null, isSelfAccepted: false, answers: 10, lateAnswers: 0, late: 0 }
  return {
    venue: id,
    municipality,
    name: id,
    address: null,
    sessions: state === undefined ? [] : [{ ...session, state, submittedAt: null, actedAt: null }],
    attendance: {},
    participants: 0,
    answers: {
      received: state === undefined ? 0 : 10,
      accepted: 0,
      late: 0,
      deleted: 0,
      setAside: 0,
    },
    lastReceivedAt: null,
    contact: { installations: 1, lastAt: null, unsent: 0 },
  }
}

const picture: RegionPicture = {
  pack,
  names: new Map([
    ['a', 'Аларский район'],
    ['b', 'Братский район'],
    ['c', 'Чунский район'],
  ]),
  board: {
    asOf,
    municipalities: [],
    venues: [venue('a-1', 'a', 'accepted'), venue('b-1', 'b', 'draft'), venue('c-1', 'c')],
  },
  numbers: {
    asOf,
    attendance: [
      { municipality: 'a', group: 'resident', count: 15 },
      { municipality: 'a', group: 'unstated', count: 5 },
    ],
    answers: [{ municipality: 'a', question: 'q1', group: 'unstated', count: 9 }],
    rule: {
      received: 23,
      counted: 9,
      countedUnreviewed: 0,
      late: 1,
      returned: 0,
      inDraft: 10,
      deleted: 2,
      setAside: 1,
    },
  },
  results: {
    asOf,
    elements: [
      { ...element, id: '1', municipality: 'a', title: 'Ангара', votes: 9 },
      { ...element, id: '2', municipality: 'a', title: 'Тайга', votes: 2 },
    ],
    initiatives: [
      { ...initiative, id: '3', municipality: 'a', title: 'Тропа', votes: 1 },
      { ...initiative, id: '4', municipality: 'a', title: 'Опоздавшая', votes: 8, isLate: true },
    ],
    counts: [{ municipality: 'a', kind: 'initiative', received: 2, counted: 1 }],
  },
  reports: { asOf, reports: [] },
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'paragraph')
        return spansOf(block.text)
          .map(({ text }) => text)
          .join('')
      if (block.type === 'table') return block.rows.map((row) => row.join(' | ')).join('\n')
      return block.type === 'heading' ? block.text : ''
    })
    .join('\n')
    .replaceAll('\u00a0', ' ')
}

describe('the consolidated report', () => {
  const { blocks } = consolidatedReportOf(picture)
  const end = blocks.findIndex(({ type }) => type === 'page-break')
  const firstPage = wordsOf(blocks.slice(0, end))

  it('says all on its first page: who took part, what is most valuable, what is asked for, who is missing', () => {
    expect(firstPage).toContain(
      'В сессиях участвовали 2 территории из 3: 20 человек (группа не указана: 25 %), 9 учтённых ответов.',
    )
    expect(firstPage).toContain('Итоги приняты полностью: 1 территория.')
    expect(firstPage).toContain('Аларский район: Ангара, Тайга.')
    expect(firstPage).toContain('В реестре 1 инициатива.')
    expect(firstPage).toContain('федеральный: 2 000 000 ₽')
    expect(firstPage).toContain('Нет сведений (1): Чунский район.')
    expect(firstPage).toContain('Итоги приняты не полностью (1): Братский район.')
  })

  it('prints the rule, and it adds up', () => {
    const words = wordsOf(blocks)
    expect(words).toContain('Ответы | 23 | 9 | 14')
    expect(words).toContain('Инициативы | 2 | 1 | 1')
    expect(words).toContain('23 = 9 + 1 + 0 + 10 + 2 + 1.')
    expect(words).not.toContain('Опоздавшая')
  })

  it('takes the most valuable from the report of a territory where there is one', () => {
    const heading = (level: 1 | 2, text: string) => ({ type: 'heading', level, text }) as const
    const blocks = [
      heading(1, 'Самое ценное'),
      heading(2, '1. Слово держать (ценность)'),
      heading(1, 'Инициативы'),
      heading(2, '2. Другое'),
    ]
    const report: SentReport = {
      report: 'r',
      municipality: 'a',
      name: 'Аларский район',
      state: 'accepted',
      number: 1,
      agreement: 'g',
      sentAt: 1,
      reason: null,
      remarks: [],
      scans: [],
      frozen: { asOf, over: '', title: '', subtitle: '', figures: {}, blocks },
    }
    const [line] = territoryLines({ ...picture, reports: { asOf, reports: [report] } })
    expect(line).toMatchObject({ valuable: ['Слово держать'], isByVotes: false })
  })
})
