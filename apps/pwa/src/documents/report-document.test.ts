import { readFileSync } from 'node:fs'
import { type ForumPack, parseForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import type { KindName, RecordOf } from '@living-libraries/model/kinds'
import type { Space } from '@living-libraries/model/space'
import { describe, expect, it } from 'vitest'
import { cardDocumentOf } from './card-document.ts'
import { spansOf } from './official-document.ts'
import { reportDocumentOf, sectionBlocks } from './report-document.ts'
import { differencesSince, frozenReportOf } from './report-freezing.ts'
import type { TerritoryRecords } from './territory-assembly.ts'
import { territoryOf } from './territory-assembly.ts'

const packFile = new URL('../../../../forums/priangarye-2024.json', import.meta.url)
const pack: ForumPack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))
const venue: Space = 'venue/tayshetskiy-1'
const own: Space = 'municipality/tayshetskiy'

let made = 0
function record<Name extends KindName>(
  kind: Name,
  space: Space,
  session: string | null,
  fields: { readonly [field: string]: Json },
): RecordOf<Name> {
  made += 1
  const by = { person: idOf(1), device: idOf(2), at: made }
  const state = { id: idOf(made), kind, space, session, version: made, deleted: false, fields }
  const changed = { ...by, n: made, over: made }
  return { ...state, disputed: {}, made: by, changed } as unknown as RecordOf<Name>
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

const session = record('session', venue, null, {
  date: '2024-11-05',
  tables: { t1: { name: 'Стол 1', order: 1 } },
  attendance: { 'resident:a': 20, 'culture:a': 5 },
})
const answers = ['Мы – люди дороги', 'Мы живём у Бирюсы', 'Мы не бросаем своих'].map((text) =>
  record('answer', venue, session.id, { question: 'q1', text, group: 'resident', table: 't1' }),
)
const [first, second] = answers
const element = record('element', venue, session.id, {
  title: 'Бирюса',
  now: 'Поит и кормит',
  answers: { [second?.id ?? '']: true },
  votes: { 'dot:a': 7 },
})
const accept = record('review', venue, session.id, { act: 'self-accept', seen: 999 })
const card = record('card', own, null, {
  answers: { q1: 'Мы – люди дороги и реки.' },
  quotes: { [`q1:${first?.id}`]: 1 },
  sources: { [`q1:${second?.id}`]: true },
  valuable: { [element.id]: 1 },
})
const report = record('report', own, null, {
  texts: { sessions: 'Говорили {людей}, записано {ответов}, и {чего-то ещё}.' },
  leftOut: { counting: true },
})
const records: TerritoryRecords = {
  sessions: [session],
  answers,
  acts: [accept],
  elements: [element],
  initiatives: [],
  delegates: [],
  groups: [],
  groupings: [],
  cards: [card],
  reports: [report],
}

function territory(changed: Partial<TerritoryRecords> = {}) {
  const place = { id: 'tayshetskiy', name: 'Тайшетский район', pack, asOf: 1_730_900_000_000 }
  const venues = [
    { id: 'tayshetskiy-1', name: 'Районная библиотека' },
    { id: 'tayshetskiy-2', name: 'Городская библиотека' },
  ]
  return territoryOf({ ...records, ...changed }, { ...place, venues })
}

function wordsOf(changed?: Partial<TerritoryRecords>): string {
  return reportDocumentOf(territory(changed), 'Черновик')
    .blocks.map((block) => {
      if (block.type === 'paragraph')
        return spansOf(block.text)
          .map(({ text }) => text)
          .join('')
      if (block.type === 'table') return block.rows.map((row) => row.join(' | ')).join('\n')
      return 'text' in block && typeof block.text === 'string' ? block.text : ''
    })
    .join('\n')
    .replaceAll('\u00a0', ' ')
}

describe('the report of a municipality', () => {
  it('fills in the figures that a text names, and leaves alone what is none', () => {
    expect(wordsOf()).toContain('Говорили 25 человек, записано 3 ответа, и {чего-то ещё}.')
  })

  it('names the venue that is missing, and goes with one', () => {
    expect(wordsOf()).toContain('Ещё не приняты итоги площадок: Городская библиотека.')
    expect(wordsOf()).toContain(
      'Районная библиотека | 5 ноября 2024 г. | принята самой площадкой | 25 | 3',
    )
  })

  it('says in its own words only what names its answers, and quotes what was chosen', () => {
    const blocks = sectionBlocks(territory(), 'answers')
    const ownWords = blocks.find(
      (block) => block.type === 'paragraph' && block.text === 'Мы – люди дороги и реки.',
    )
    expect(ownWords).toMatchObject({ sources: [first?.id, second?.id] })
    expect(blocks.filter(({ type }) => type === 'quote')).toMatchObject([
      {
        text: 'Мы – люди дороги',
        source: 'Житель, стол 1, Районная библиотека',
        sources: [first?.id],
      },
    ])
  })

  it('leaves out what somebody left out and what has nothing to say', () => {
    expect(sectionBlocks(territory(), 'counting')).toEqual([])
    expect(sectionBlocks(territory(), 'delegates')).toEqual([])
  })

  it('stops quoting an answer that was deleted, late or returned', () => {
    const deleted = answers.map((answer) => ({ ...answer, deleted: true }))
    expect(wordsOf({ answers: deleted })).not.toContain('Мы – люди дороги\n')
    expect(wordsOf({ acts: [] })).not.toContain('Мы – люди дороги\n')
  })
})

describe('a frozen report', () => {
  const frozen = frozenReportOf(territory())

  it('differs in nothing as long as nothing happened, whatever the clock says', () => {
    const later = { ...territory(), asOf: 1_731_000_000_000 }
    expect(differencesSince(JSON.parse(JSON.stringify(frozen)), later)).toBeUndefined()
  })

  it('keeps what was erased, and lists it for the next version', () => {
    const erased = answers.map((answer, at) => ({ ...answer, deleted: at === 0 }))
    const found = differencesSince(frozen, territory({ answers: erased }))
    expect(found?.figures).toEqual([
      { name: 'counted', before: 3, now: 2 },
      { name: 'deleted', before: 0, now: 1 },
    ])
    expect(found?.gone).toContain('Мы – люди дороги')
    expect(JSON.stringify(frozen)).toContain('Мы – люди дороги')
  })
})

describe('the card of a territory', () => {
  it('says who stands behind what is most valuable', () => {
    const { blocks, isOneSheet } = cardDocumentOf(territory())
    expect(isOneSheet).toBe(true)
    expect(JSON.stringify(blocks).replaceAll('\u00a0', ' ')).toContain(
      'За этим стоят: 1 ответ, 1 группа, 7 голосов.',
    )
  })
})

describe('initiatives that were put together', () => {
  const [one, other] = ['tayshetskiy-1', 'tayshetskiy-2'].map((id, at) =>
    record('initiative', `venue/${id}`, session.id, {
      title: `Тропа ${at + 1}`,
      votes: { 'dot:a': at + 2 },
    }),
  )
  const grouping = record('grouping', own, null, {
    of: 'initiative',
    title: 'Тропа вдоль Бирюсы',
    reason: 'Одна и та же тропа',
    members: { [one?.id ?? '']: true, [other?.id ?? '']: true },
  })
  const initiatives = [one, other].flatMap((initiative) => initiative ?? [])

  it('stand in one line with both venues and all votes, and apart again once the grouping is gone', () => {
    expect(wordsOf({ initiatives, groupings: [grouping] })).toContain(
      'Тропа вдоль Бирюсы |  | Районная библиотека; Городская библиотека | 5',
    )
    const apart = wordsOf({ initiatives, groupings: [{ ...grouping, deleted: true }] })
    expect(apart).toContain('Тропа 1 |  | Районная библиотека | 2')
    expect(apart).toContain('Тропа 2 |  | Городская библиотека | 3')
  })
})
