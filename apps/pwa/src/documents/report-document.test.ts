import { describe, expect, it } from 'vitest'
import { cardDocumentOf } from './card-document.ts'
import { spansOf } from './official-document.ts'
import { reportDocumentOf, sectionBlocks } from './report-document.ts'
import { standingOf } from './report-words.ts'
import { differencesSince, frozenReportOf } from './report-freezing.ts'
import {
  sampleAnswers,
  sampleMunicipality,
  sampleRecord,
  sampleSession,
  sampleTerritory,
  sampleVenue,
  seenAll,
} from './sample-territory.ts'
import type { TerritoryRecords } from './territory-assembly.ts'

const [first, second] = sampleAnswers

function wordsOf(changed?: Partial<TerritoryRecords>): string {
  return reportDocumentOf(sampleTerritory(changed))
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
    const blocks = sectionBlocks(sampleTerritory(), 'answers')
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
    expect(sectionBlocks(sampleTerritory(), 'counting')).toEqual([])
    expect(sectionBlocks(sampleTerritory(), 'delegates')).toEqual([])
  })

  it('stops quoting an answer that was deleted, late or returned', () => {
    const deleted = sampleAnswers.map((answer) => ({ ...answer, deleted: true }))
    expect(wordsOf({ answers: deleted })).not.toContain('Мы – люди дороги\n')
    expect(wordsOf({ acts: [] })).not.toContain('Мы – люди дороги\n')
  })
})

describe('a frozen report', () => {
  const frozen = frozenReportOf(sampleTerritory())

  it('differs in nothing as long as nothing happened, whatever the clock says', () => {
    const later = { ...sampleTerritory(), asOf: 1_731_000_000_000 }
    expect(differencesSince(JSON.parse(JSON.stringify(frozen)), later)).toBeUndefined()
  })

  it('keeps what was erased, and lists it for the next version', () => {
    const erased = sampleAnswers.map((answer, at) => ({ ...answer, deleted: at === 0 }))
    const found = differencesSince(frozen, sampleTerritory({ answers: erased }))
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
    const { blocks, isOneSheet } = cardDocumentOf(sampleTerritory())
    expect(isOneSheet).toBe(true)
    expect(JSON.stringify(blocks).replaceAll('\u00a0', ' ')).toContain(
      'За этим стоят: 1 ответ, 1 человек, 1 группа, 7 голосов.',
    )
  })
})

describe('answers and elements that were put together', () => {
  const grouping = (of: string, members: readonly (string | undefined)[]) =>
    sampleRecord('grouping', sampleMunicipality, null, {
      of,
      title: 'Вместе',
      reason: 'Одно и то же',
      members: Object.fromEntries(members.map((id) => [id ?? '', true])),
    })

  it('tell beside a quote how many more say the same, and lead to them', () => {
    const groupings = [grouping('answer', [first?.id, second?.id])]
    const quotes = sectionBlocks(sampleTerritory({ groupings }), 'answers').filter(
      ({ type }) => type === 'quote',
    )
    expect(quotes).toMatchObject([
      {
        source: expect.stringMatching(/, и ещё 1.ответ о том же$/),
        sources: [first?.id, second?.id],
      },
    ])
  })

  it('add up answers and votes behind an element, each once', () => {
    const [element] = sampleTerritory().elements
    const other = sampleRecord('element', sampleVenue, sampleSession.id, {
      title: 'Река Бирюса',
      answers: { [first?.id ?? '']: true, [second?.id ?? '']: true },
      votes: { 'dot:a': 5 },
    })
    const elements = element === undefined ? [] : [element, other]
    const groupings = [grouping('element', [element?.id, other.id])]
    const { blocks } = cardDocumentOf(sampleTerritory({ elements, groupings }))
    expect(JSON.stringify(blocks).replaceAll('\u00a0', ' ')).toContain(
      'За этим стоят: 2 ответа, не больше 2 человек, 1 группа, 12 голосов.',
    )
  })
})

describe('who stands behind an element', () => {
  it('is counted by person where the venue told speakers apart, and else at the most', () => {
    const said = (participant: string | undefined, text: string) =>
      sampleRecord('answer', sampleVenue, sampleSession.id, {
        question: 'q1',
        text,
        ...(participant === undefined ? {} : { participant }),
      })
    const answers = [said('p1', 'Река кормит'), said('p1', 'Река поит'), said('p2', 'Река зовёт')]
    const unknown = said(undefined, 'Река – это мы')
    const elementOf = (grownFrom: typeof answers) =>
      sampleRecord('element', sampleVenue, sampleSession.id, {
        title: 'Бирюса',
        answers: Object.fromEntries(grownFrom.map(({ id }) => [id, true])),
      })
    const elements = [elementOf(answers), elementOf([...answers, unknown]), elementOf([])]
    const accept = sampleRecord('review', sampleVenue, sampleSession.id, {
      act: 'self-accept',
      seen: seenAll,
    })
    const changed = { answers: [...answers, unknown], elements, acts: [accept] }
    const territory = sampleTerritory(changed)
    expect(elements.map(({ id }) => standingOf(territory, id))).toMatchObject([
      { answers: 3, people: 2, isAtMost: false },
      { answers: 4, people: 3, isAtMost: true },
      { answers: 0, people: 0, isAtMost: false },
    ])
  })
})

describe('initiatives that were put together', () => {
  const [one, other] = ['tayshetskiy-1', 'tayshetskiy-2'].map((id, at) =>
    sampleRecord('initiative', `venue/${id}`, sampleSession.id, {
      title: `Тропа ${at + 1}`,
      votes: { 'dot:a': at + 2 },
    }),
  )
  const grouping = sampleRecord('grouping', sampleMunicipality, null, {
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
