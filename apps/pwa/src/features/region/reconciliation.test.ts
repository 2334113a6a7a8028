import type { BoardVenue } from '@living-libraries/model/overview'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { answerSumParts, missingOf, totalOf, venueSumOf } from './reconciliation.ts'

const session = fc
  .record({
    state: fc.constantFrom('draft', 'submitted', 'returned', 'accepted'),
    counted: fc.nat(50),
    lateAnswers: fc.nat(5),
  })
  .map(({ state, counted, lateAnswers }) => ({
    id: 's',
    date: null,
    state,
    isSelfAccepted: false,
    answers: counted + lateAnswers,
    lateAnswers,
    late: lateAnswers,
    submittedAt: null,
    actedAt: null,
  }))

function venue(sessions: BoardVenue['sessions'], more: Partial<BoardVenue> = {}): BoardVenue {
  const received = sessions.reduce((sum, { answers }) => sum + answers, 0)
  return {
    venue: 'v',
    municipality: 'm',
    name: 'Площадка',
    address: null,
    sessions,
    attendance: {},
    participants: 0,
    answers: { received, accepted: 0, late: 0, deleted: 0, setAside: 0 },
    lastReceivedAt: 1,
    contact: { installations: 1, lastAt: 1, unsent: 0 },
    ...more,
  }
}

it('adds up for every venue, whatever states its sessions are in, also with answers that came before their session', () => {
  fc.assert(
    fc.property(
      fc.array(session, { maxLength: 4 }),
      fc.record({ orphans: fc.nat(9), deleted: fc.nat(9), setAside: fc.nat(3) }),
      (sessions, { orphans, ...removed }) => {
        const plain = venue(sessions)
        const received = plain.answers.received + orphans
        const answers = { ...plain.answers, ...removed, received }
        const sum = venueSumOf({ ...plain, answers })
        expect(sum.received).toBe(received + removed.deleted + removed.setAside)
        for (const one of [sum, totalOf([sum, sum])]) {
          const [whole, ...parts] = answerSumParts.map((part) => one[part])
          expect(parts.reduce((total, part) => total + part, 0)).toBe(whole)
          for (const part of parts) expect(part).toBeGreaterThanOrEqual(0)
        }
      },
    ),
  )
})

it('says what is missing and where it is', () => {
  const silent = { lastReceivedAt: null, contact: { installations: 0, lastAt: null, unsent: 0 } }
  expect(missingOf(venue([], silent))).toEqual([{ what: 'nobody' }])
  expect(missingOf(venue([]))).toEqual([{ what: 'nothing' }])
  const [draft] = fc.sample(
    session.filter(({ state }) => state === 'draft'),
    1,
  )
  const holding = { contact: { installations: 2, lastAt: 1, unsent: 12 } }
  expect(missingOf(venue(draft === undefined ? [] : [draft], holding))).toEqual([
    { what: 'unsent', records: 12 },
    { what: 'draft', answers: draft?.answers },
  ])
  const [accepted] = fc.sample(
    session.filter(({ state }) => state === 'accepted'),
    1,
  )
  const whole = accepted === undefined ? [] : [{ ...accepted, lateAnswers: 0 }]
  expect(missingOf(venue(whole))).toEqual([])
})
