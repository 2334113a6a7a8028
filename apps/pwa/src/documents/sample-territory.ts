import { readFileSync } from 'node:fs'
import { type ForumPack, parseForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import type { KindName, RecordOf } from '@living-libraries/model/kinds'
import type { Space } from '@living-libraries/model/space'
import { type TerritoryRecords, territoryOf } from './territory-assembly.ts'
import type { Territory } from './territory.ts'

const packFile = new URL('../../../../forums/priangarye-2024.json', import.meta.url)
const pack: ForumPack = parseForumPack(JSON.parse(readFileSync(packFile, 'utf8')))
export const sampleVenue: Space = 'venue/tayshetskiy-1'
export const sampleMunicipality: Space = 'municipality/tayshetskiy'

/** What whoever accepts has seen who has read all that there is, however many samples other tests have made. */
export const seenAll = 1_000_000_000

let made = 0
/** As a device holds it; every one is later than the one before. */
export function sampleRecord<Name extends KindName>(
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

export const sampleSession = sampleRecord('session', sampleVenue, null, {
  date: '2024-11-05',
  tables: { t1: { name: 'Стол 1', order: 1 } },
  attendance: { 'resident:a': 20, 'culture:a': 5 },
})
export const sampleAnswers = ['Мы – люди дороги', 'Мы живём у Бирюсы', 'Мы не бросаем своих'].map(
  (text) =>
    sampleRecord('answer', sampleVenue, sampleSession.id, {
      question: 'q1',
      text,
      group: 'resident',
      table: 't1',
    }),
)
const [first, second] = sampleAnswers
const element = sampleRecord('element', sampleVenue, sampleSession.id, {
  title: 'Бирюса',
  now: 'Поит и кормит',
  answers: { [second?.id ?? '']: true },
  votes: { 'dot:a': 7 },
})
const accept = sampleRecord('review', sampleVenue, sampleSession.id, {
  act: 'self-accept',
  seen: seenAll,
})
const card = sampleRecord('card', sampleMunicipality, null, {
  answers: { q1: 'Мы – люди дороги и реки.' },
  quotes: { [`q1:${first?.id}`]: 1 },
  sources: { [`q1:${second?.id}`]: true },
  valuable: { [element.id]: 1 },
})
const report = sampleRecord('report', sampleMunicipality, null, {
  texts: { sessions: 'Говорили {людей}, записано {ответов}, и {чего-то ещё}.' },
  leftOut: { counting: true },
})
const records: TerritoryRecords = {
  sessions: [sampleSession],
  answers: sampleAnswers,
  acts: [accept],
  elements: [element],
  initiatives: [],
  delegates: [],
  groups: [],
  groupings: [],
  photos: [],
  cards: [card],
  reports: [report],
}

/** A municipality of two venues, one of which has accepted its session. */
export function sampleTerritory(changed: Partial<TerritoryRecords> = {}): Territory {
  const place = { id: 'tayshetskiy', name: 'Тайшетский район', pack, asOf: 1_730_900_000_000 }
  const venues = [
    { id: 'tayshetskiy-1', name: 'Районная библиотека' },
    { id: 'tayshetskiy-2', name: 'Городская библиотека' },
  ]
  return territoryOf({ ...records, ...changed }, { ...place, venues })
}
