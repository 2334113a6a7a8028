import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CountedRecords, figuresOf } from './figures.ts'
import type { ReviewAct } from './kinds/review.ts'
import { sampleId } from './samples/venue-sample.ts'

const groups = new Set(['resident', 'science'])
const device = sampleId(1)
const person = sampleId(2)
const made = { person, device, at: 0 }

interface Said {
  readonly session: number
  readonly version: number
  readonly deleted?: boolean
  readonly question?: string
  readonly group?: string
}

function records(
  sessions: readonly {
    readonly deleted?: boolean
    readonly attendance?: { [key: string]: number }
  }[],
  said: readonly Said[],
  acts: readonly {
    readonly session: number
    readonly act: ReviewAct
    readonly version: number
    readonly seen: number
  }[],
): CountedRecords {
  const envelope = (id: string, version: number) => {
    const changed = { ...made, device: sampleId(9), n: version, over: version }
    return { id, version, space: 'venue/kachug-1', disputed: {}, made, changed } as const
  }
  return {
    sessions: sessions.map(({ deleted = false, attendance = {} }, index) => {
      const fields = { attendance }
      return {
        ...envelope(sampleId(100 + index), 1),
        kind: 'session',
        session: null,
        deleted,
        fields,
      }
    }),
    answers: said.map(({ session, version, deleted = false, question = 'q1', group }, index) => ({
      ...envelope(sampleId(1000 + index), version),
      kind: 'answer',
      session: sampleId(100 + session),
      deleted,
      fields: { question, text: 'Слова', ...(group === undefined ? {} : { group }) },
    })),
    acts: acts.map(({ session, act, version, seen }, index) => ({
      ...envelope(sampleId(5000 + index), version),
      session: sampleId(100 + session),
      fields: { act, seen },
    })),
  }
}

const accepted = [
  { session: 0, act: 'submit', version: 10, seen: 9 },
  { session: 0, act: 'accept', version: 11, seen: 9 },
] as const

describe('the figures of a municipality', () => {
  test('count accepted answers once, by question and group, strangers’ groups as not stated', () => {
    const figures = figuresOf(
      records(
        [{ attendance: { 'resident:a': 3, 'resident:b': 2, 'elders:a': 4 } }],
        [
          { session: 0, version: 2, group: 'resident' },
          { session: 0, version: 3, group: 'elders' },
          { session: 0, version: 4, question: 'q2' },
          { session: 0, version: 5, deleted: true },
          { session: 0, version: 12 },
        ],
        accepted,
      ),
      'accepted',
      groups,
    )
    expect(figures.people).toBe(9)
    expect(Object.fromEntries(figures.peopleByGroup)).toEqual({ resident: 5, unstated: 4 })
    expect(Object.fromEntries(figures.answersByQuestion)).toEqual({ q1: 2, q2: 1 })
    expect(Object.fromEntries(figures.answersByGroup)).toEqual({ resident: 1, unstated: 2 })
    expect(figures.rule).toMatchObject({ received: 5, counted: 3, late: 1, deleted: 1 })
  })

  test('leave a draft out, unless everything is asked for', () => {
    const draft = records([{ attendance: { 'resident:a': 7 } }], [{ session: 0, version: 2 }], [])
    expect(figuresOf(draft, 'accepted', groups)).toMatchObject({
      people: 0,
      rule: { counted: 0, inDraft: 1 },
    })
    expect(figuresOf(draft, 'all', groups)).toMatchObject({
      people: 7,
      rule: { counted: 1, countedUnreviewed: 1, inDraft: 0 },
    })
  })

  test('take the answers of a deleted session for deleted', () => {
    const gone = records([{ deleted: true }], [{ session: 0, version: 2 }], accepted)
    expect(figuresOf(gone, 'all', groups).rule).toMatchObject({ counted: 0, deleted: 1 })
  })

  test('add up whatever happened', () => {
    const act = fc.constantFrom<ReviewAct>('submit', 'recall', 'return', 'accept', 'self-accept')
    const number = fc.integer({ min: 1, max: 30 })
    const said = fc.array(fc.record({ session: fc.nat(3), version: number, deleted: fc.boolean() }))
    const acts = fc.array(fc.record({ session: fc.nat(2), act, version: number, seen: number }))
    const basis = fc.constantFrom('accepted', 'all')
    fc.assert(
      fc.property(said, acts, basis, (answers, done, of) => {
        const figures = figuresOf(records([{}, { deleted: true }, {}], answers, done), of, groups)
        const { received, counted, late, returned, inDraft, deleted, setAside } = figures.rule
        expect(received).toBe(answers.length)
        expect(counted + late + returned + inDraft + deleted + setAside).toBe(received)
        expect(figures.counted.size).toBe(counted)
        for (const part of [figures.answersByQuestion, figures.answersByGroup]) {
          expect([...part.values()].reduce((sum, count) => sum + count, 0)).toBe(counted)
        }
        expect(figures.sessions.reduce((sum, session) => sum + session.answers, 0)).toBe(counted)
      }),
    )
  })
})
