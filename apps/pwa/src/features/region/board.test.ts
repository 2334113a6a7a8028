import type { Board, BoardVenue } from '@living-libraries/model/overview'
import { describe, expect, it } from 'vitest'
import { boardViewOf, sorted } from './board.ts'
import { type ForumTimes, needOf, stateOfVenue } from './need.ts'

const dayMs = 86_400_000
const begin = Date.parse('2024-11-05T12:00:00Z')
const times: ForumTimes = { sessionsBegin: begin, submissionEnds: begin + 2 * dayMs }

const untouched: BoardVenue = {
  venue: 'zima-gorod-1',
  municipality: 'zima-gorod',
  name: 'Библиотека',
  address: null,
  sessions: [],
  attendance: {},
  participants: 0,
  answers: { received: 0, accepted: 0, late: 0, deleted: 0, setAside: 0 },
  lastReceivedAt: null,
  contact: { installations: 0, lastAt: null, unsent: 0 },
}

function session(state: 'draft' | 'submitted' | 'returned' | 'accepted', more: object = {}) {
  return {
    id: '01930000-0000-7000-8000-000000000001',
    date: '2024-11-05',
    state,
    isSelfAccepted: false,
    answers: 3,
    lateAnswers: 0,
    late: 0,
    submittedAt: null,
    actedAt: null,
    ...more,
  }
}

describe('who needs a call', () => {
  const heard = { contact: { installations: 1, lastAt: begin + dayMs / 2, unsent: 0 } }

  it('is nobody before the sessions begin', () => {
    expect(needOf(untouched, times, begin - 1)).toBe('none')
  })

  it('is a venue where nobody joined, then one that went silent, then one that is overdue', () => {
    expect(needOf(untouched, times, begin + dayMs)).toBe('nobody')
    expect(needOf({ ...untouched, ...heard }, times, begin + dayMs)).toBe('none')
    expect(needOf({ ...untouched, ...heard }, times, begin + 1.6 * dayMs)).toBe('silent')
    const writing = { ...untouched, sessions: [session('draft')] }
    const present = { installations: 1, lastAt: begin + 2.1 * dayMs, unsent: 0 }
    expect(needOf({ ...writing, contact: present }, times, begin + 2.2 * dayMs)).toBe('overdue')
  })

  it('is a venue whose devices said that records were waiting, and then no more', () => {
    const submitted = {
      ...untouched,
      sessions: [session('submitted', { submittedAt: begin, answers: 0 })],
    }
    const left = { ...submitted, contact: { installations: 2, lastAt: begin, unsent: 7 } }
    expect(needOf(left, times, begin + dayMs / 48)).toBe('none')
    expect(needOf(left, times, begin + dayMs / 12)).toBe('unsent')
  })

  it('is a returned session at once, and one that its coordinator leaves lying', () => {
    expect(needOf({ ...untouched, sessions: [session('returned')] }, times, begin)).toBe('returned')
    const waiting = {
      ...untouched,
      sessions: [session('submitted', { submittedAt: begin, answers: 0 })],
    }
    expect(needOf(waiting, times, begin + dayMs / 2)).toBe('none')
    expect(needOf(waiting, times, begin + 2 * dayMs)).toBe('unreviewed')
    const accepted = { ...untouched, sessions: [session('accepted', { late: 2 })] }
    expect(needOf(accepted, times, begin + 9 * dayMs)).toBe('late')
  })
})

describe('the board', () => {
  const board: Board = {
    asOf: begin,
    municipalities: ['a', 'b', 'c'].map((id) => ({
      municipality: id,
      name: id,
      lat: null,
      lon: null,
    })),
    venues: [
      { ...untouched, municipality: 'a', sessions: [session('accepted', { answers: 0 })] },
      { ...untouched, municipality: 'a' },
      {
        ...untouched,
        municipality: 'b',
        sessions: [
          session('accepted', { answers: 5, lateAnswers: 1 }),
          session('returned', { answers: 4 }),
        ],
        attendance: { resident: 12, unstated: 3 },
        answers: { received: 9, accepted: 4, late: 1, deleted: 2, setAside: 1 },
        lastReceivedAt: begin,
      },
      {
        ...untouched,
        municipality: 'c',
        sessions: [session('submitted', { submittedAt: begin, answers: 0 })],
      },
    ],
  }
  const view = boardViewOf(board, times, begin + dayMs / 2)

  it('counts every venue in exactly one state, by the session that is furthest behind', () => {
    expect([...view.total.byState]).toEqual([
      ['returned', 1],
      ['none', 1],
      ['draft', 0],
      ['submitted', 1],
      ['accepted', 1],
    ])
    expect([...view.total.byState.values()].reduce((sum, count) => sum + count, 0)).toBe(4)
    expect(stateOfVenue({ sessions: [session('accepted'), session('draft')] })).toBe('draft')
  })

  it('adds venues up to municipalities, and these to the whole', () => {
    const parts = { counted: 4, late: 1, returned: 4, inDraft: 0, deleted: 2, setAside: 1 }
    const figures = { people: 15, accepted: 4, answers: { received: 12, ...parts } }
    expect(view.municipalities[1]).toMatchObject(figures)
    expect(view.total).toMatchObject(figures)
  })

  it('puts first whoever needs help', () => {
    const order = (by: Parameters<typeof sorted>[1]) =>
      sorted(view.municipalities, by).map(({ municipality }) => municipality.municipality)
    expect(order('need')).toEqual(['b', 'a', 'c'])
    expect(order('people')).toEqual(['b', 'a', 'c'])
    expect(order('name')).toEqual(['a', 'b', 'c'])
  })
})
