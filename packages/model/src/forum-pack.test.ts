import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { municipalityOf, nextDeadline, parseForumPack, venuesOf } from './forum-pack.ts'

const priangarye: unknown = JSON.parse(
  readFileSync(new URL('../../../forums/priangarye-2024.json', import.meta.url), 'utf8'),
)
const pack = parseForumPack(priangarye)

describe('The pack of Priangarye 2024', () => {
  test('has 43 venues in 42 municipalities, and Taishet district has two of them', () => {
    expect(pack.venues).toHaveLength(43)
    expect(new Set(pack.venues.map((venue) => venue.municipality)).size).toBe(42)
    expect(venuesOf(pack, 'tayshetskiy')).toHaveLength(2)
    expect(municipalityOf(pack, 'tayshetskiy-2')?.name).toBe('Тайшетский район')
    expect(municipalityOf(pack, 'nowhere')).toBeUndefined()
  })

  test('marks every consent as a draft for a lawyer and the support telephone as a placeholder', () => {
    expect(pack.consents.map((consent) => consent.id)).toEqual([
      'personal-data',
      'publication',
      'photo',
      'parental',
    ])
    for (const consent of pack.consents) {
      expect(consent.draft).toBe(true)
      expect(consent.text).toMatch(/^ПРОЕКТ/)
    }
    expect(pack.support.placeholder).toBe(true)
  })

  test('freezes the reports before the assembly of 9 November and knows the next deadline', () => {
    const freeze = pack.deadlines.find((deadline) => deadline.id === 'reports-freeze')
    expect(Date.parse(freeze?.at ?? '')).toBeLessThan(Date.parse('2024-11-09T00:00:00+08:00'))
    expect(nextDeadline(pack, Date.parse('2024-11-05T10:00:00+08:00'))?.id).toBe('session-end')
    expect(nextDeadline(pack, Date.parse('2024-11-07T12:00:01+08:00'))?.id).toBe('return')
    expect(nextDeadline(pack, Date.parse('2024-12-01T00:00:00+08:00'))).toBeUndefined()
  })
})

describe('A pack that cannot be used', () => {
  const faults: [string, object, RegExp][] = [
    ['repeats an id', { groups: [...pack.groups, ...pack.groups] }, /groups: the id "authority"/],
    [
      'puts a venue into an unknown municipality',
      { venues: [{ id: 'a-1', municipality: 'atlantis', name: 'А' }] },
      /unknown municipality "atlantis"/,
    ],
    [
      'holds a session outside its dates',
      { dates: { ...pack.dates, sessions: ['2024-12-01'] } },
      /2024-12-01 is outside/,
    ],
    [
      'names a day that does not exist',
      { dates: { ...pack.dates, end: '2024-02-31' } },
      /dates\.end: must be a date/,
    ],
    [
      'writes an id in Russian letters',
      { region: { id: 'область', name: 'Область' } },
      /region\.id: an id is made/,
    ],
    [
      'sets a deadline without an offset',
      { deadlines: [{ id: 'a', title: 'А', at: '2024-11-06T22:00:00', ifMissed: 'Б' }] },
      /deadlines\.0\.at: must be a moment/,
    ],
    ['is in an unknown time zone', { timezone: 'Asia/Atlantis' }, /timezone: must be an IANA zone/],
    [
      'lists one lemma twice',
      {
        lexicon: [
          { lemma: 'Усть-Кут', forms: ['Усть-Кута'] },
          { lemma: 'усть кут', forms: ['Усть-Куту'] },
        ],
      },
      /lexicon: the lemma "усть-кут" is listed twice/,
    ],
  ]
  test.each(faults)('%s: the error says where', (_, change, message) => {
    expect(() => parseForumPack({ ...pack, ...change })).toThrow(message)
  })

  test.each([[null], [1], ['text'], [[]], [{}]])(
    'is %j: an error, never a crash elsewhere',
    (json) => {
      expect(() => parseForumPack(json)).toThrow(/The forum pack cannot be used/)
    },
  )
})

test('A pack of a newer version passes through with the keys that this version does not know', () => {
  const newer = { ...pack, sponsors: ['x'], support: { ...pack.support, email: 'a@example.org' } }
  expect(parseForumPack(newer)).toEqual(newer)
})
