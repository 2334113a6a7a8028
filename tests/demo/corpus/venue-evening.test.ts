import { readFileSync } from 'node:fs'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import { describe, expect, test } from 'vitest'
import { QUESTION_IDS } from './bank-text.ts'
import { corpusReport, plainText } from './corpus-report.ts'
import { questionBanks } from './evening-words.ts'
import { localBankOf } from './municipal-banks.ts'
import { makeVenueEvening } from './venue-evening.ts'

const pack = parseForumPack(
  JSON.parse(
    readFileSync(new URL('../../../forums/priangarye-2024.json', import.meta.url), 'utf8'),
  ),
)
const evenings = pack.venues.map(({ id, municipality }) => ({
  id,
  municipality,
  evening: makeVenueEvening(pack, id, 2024),
}))
const everyText = evenings.flatMap(({ evening }) =>
  [...evening.answers, ...evening.lateAnswers].map(({ text }) => text),
)

describe('an evening at a venue', () => {
  test('is the same for the same seed and another for another seed', () => {
    expect(makeVenueEvening(pack, 'olkhonskiy-1', 7)).toEqual(
      makeVenueEvening(pack, 'olkhonskiy-1', 7),
    )
    expect(makeVenueEvening(pack, 'olkhonskiy-1', 8)).not.toEqual(
      makeVenueEvening(pack, 'olkhonskiy-1', 7),
    )
  })

  test('has sixty people, about three hundred answers and a few late ones', () => {
    for (const { evening } of evenings) {
      expect(evening.participants).toHaveLength(60)
      expect(evening.answers.length).toBeGreaterThanOrEqual(260)
      expect(evening.answers.length).toBeLessThanOrEqual(340)
      expect(evening.lateAnswers.length).toBeGreaterThanOrEqual(2)
      expect(evening.comments.length).toBeGreaterThanOrEqual(2)
      expect(new Set(evening.participants.map(({ pseudonym }) => pseudonym)).size).toBe(60)
    }
  })

  test('names nobody who refused consent, and counts everybody by group', () => {
    const groups = pack.groups.map(({ id }) => id)
    let refused = 0
    for (const { evening } of evenings) {
      for (const person of evening.participants) {
        expect(groups).toContain(person.group)
        if (!person.consent) {
          refused += 1
          expect(person.name).toBeUndefined()
        }
      }
      const counted = Object.values(evening.attendance).reduce((sum, count) => sum + count, 0)
      expect(counted).toBeGreaterThanOrEqual(60)
    }
    expect(refused).toBeGreaterThan(43)
  })

  test('asks every question, at tables that exist, of groups and levels of the pack', () => {
    const groups = pack.groups.map(({ id }) => id)
    const levels = pack.identityLevels.map(({ id }) => id)
    for (const { evening } of evenings) {
      expect(new Set(evening.answers.map(({ question }) => question))).toEqual(
        new Set(QUESTION_IDS),
      )
      for (const answer of [...evening.answers, ...evening.lateAnswers]) {
        expect(evening.tables).toContain(answer.table)
        if (answer.group !== undefined) expect(groups).toContain(answer.group)
        if (answer.level !== undefined) expect(levels).toContain(answer.level)
      }
    }
  })

  test('answers a question with words for that question', () => {
    const askedFor = new Map<string, Set<string>>()
    for (const id of QUESTION_IDS) {
      for (const { text } of questionBanks[id].statements) {
        const known = askedFor.get(plainText(text)) ?? new Set()
        askedFor.set(plainText(text), known.add(id))
      }
    }
    const belongsToAnother = evenings.flatMap(({ evening }) =>
      evening.answers.filter(({ question, text }) => {
        const asked = askedFor.get(plainText(text))
        return asked !== undefined && !asked.has(question)
      }),
    )
    expect(belongsToAnother).toEqual([])
  })
})

describe('the words of all venues together', () => {
  const report = corpusReport(evenings.map(({ evening }) => evening))

  test('are as many and as different as in life', () => {
    expect(report.answers).toBeGreaterThan(12_000)
    expect(report.distinctShare).toBeGreaterThanOrEqual(0.7)
    expect(report.wordForms).toBeGreaterThanOrEqual(6_000)
    expect(report.longest).toBeLessThanOrEqual(600)
    expect(report.repeats[0]?.times).toBeGreaterThan(5)
  })

  test('have no gap left unfilled and no careless spaces', () => {
    const careless = everyText.filter((text) =>
      /ЧЕМ|ЧТО|undefined|null|[{}$=|]|\s{2}|^\s|\s$|\s[,.!?]|\.\.|,,|:\./u.test(text),
    )
    expect(careless).toEqual([])
  })

  test('speak of their own places at every venue', () => {
    for (const { id, municipality, evening } of evenings) {
      const bank = localBankOf(municipality)
      expect(bank, id).toBeDefined()
      const marks = [
        ...Object.values(bank?.statements ?? {}).flatMap((said) => said.map(({ text }) => text)),
        ...(bank?.things ?? []).flatMap((thing) => Object.values(thing)),
      ].map(plainText)
      const local = evening.answers.filter(({ text }) =>
        marks.some((mark) => plainText(text).includes(mark)),
      )
      expect(local.length, id).toBeGreaterThanOrEqual(15)
    }
  })

  test('are written in the other languages of the oblast too', () => {
    const languages = new Set(
      evenings.flatMap(({ evening }) => evening.answers.map(({ language }) => language)),
    )
    expect(languages).toContain('bua')
    expect(languages).toContain('evn')
  })
})
