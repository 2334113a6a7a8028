import type { Json } from '@living-libraries/model/json'
import type { KindName } from '@living-libraries/model/kinds'
import { describe, expect, it } from 'vitest'
import { sampleRecord, sampleVenue, seenAll } from '../../documents/sample-territory.ts'
import type { TypedRecord } from '../../device/device.ts'
import { attentionRank, type VenueRecords, venueSummaryOf } from './session-summary.ts'

/** As a device shows it. */
function shown<Name extends KindName>(
  kind: Name,
  session: string | null,
  fields: { readonly [field: string]: Json },
  unsent = 0,
) {
  const record = sampleRecord(kind, sampleVenue, session, fields)
  return { ...record, unsent, carried: 0 } as unknown as TypedRecord<Name>
}

const questions = [{ id: 'q1', text: 'Кто мы?' }]
const none: VenueRecords = {
  sessions: [],
  answers: [],
  participants: [],
  sheets: [],
  further: [],
  comments: [],
  acts: [],
}

const summaryOf = (records: Partial<VenueRecords>) =>
  venueSummaryOf({ ...none, ...records }, questions)
const sessionOf = (records: Partial<VenueRecords>) => summaryOf(records).sessions[0]

describe('how far a venue is', () => {
  const session = shown('session', null, { date: '2024-11-05', attendance: { 'resident:a': 12 } })
  const answer = shown('answer', session.id, { question: 'q1', text: 'Мы – люди дороги' })
  const act = (name: string, seen: number) =>
    shown('review', session.id, { act: name, seen, ...(name === 'return' ? { reason: '–' } : {}) })

  it('says what a session has become that was not held as usual, with the reason', () => {
    for (const outcome of ['not-held', 'postponed', 'joint']) {
      const changed = shown('session', null, { outcome, outcomeReason: 'Не было света' })
      expect(sessionOf({ sessions: [changed] })).toMatchObject({
        outcome,
        outcomeReason: 'Не было света',
      })
    }
    expect(sessionOf({ sessions: [session] })).toMatchObject({ outcome: undefined, present: 12 })
  })

  it('knows where all that there is, is paper', () => {
    const sheets = [
      shown('sheet', session.id, { number: '1' }),
      shown('sheet', session.id, { number: '2', typed: true }),
    ]
    const sessions = [session]
    expect(sessionOf({ sessions, sheets })).toMatchObject({ isPaperOnly: true, sheetsLeft: 1 })
    expect(sessionOf({ sessions, sheets, answers: [answer] })).toMatchObject({ isPaperOnly: false })
  })

  it('counts what came after the acceptance, and who accepted their own', () => {
    const late = shown('answer', session.id, { question: 'q1', text: 'Вспомнили дома' })
    const acts = [act('submit', 0), act('accept', answer.version)]
    const records = { sessions: [session], answers: [answer, late], acts }
    expect(sessionOf(records)).toMatchObject({ state: 'accepted', late: 1, isSelfAccepted: false })
    const alone = { sessions: [session], answers: [answer], acts: [act('self-accept', seenAll)] }
    expect(sessionOf(alone)).toMatchObject({ state: 'accepted', late: 0, isSelfAccepted: true })
  })

  it('counts the gaps of the protocol, open remarks, and what is only on this device', () => {
    const remark = shown('comment', session.id, { about: answer.id, text: 'Кто это сказал?' })
    const settled = shown('comment', session.id, { text: 'Спасибо', resolved: true })
    const unsent = shown('answer', session.id, { question: 'q1', text: 'Ещё не ушло' }, 1)
    const summary = summaryOf({
      sessions: [session],
      answers: [answer, unsent],
      comments: [remark, settled],
    })
    expect(summary.unsent).toBe(1)
    expect(summary.lastReceivedAt).toBe(settled.changed.at)
    expect(summary.sessions[0]).toMatchObject({ openComments: 1, answers: 2 })
    expect(summary.sessions[0]?.gaps).toBeGreaterThan(0)
  })

  it('puts first who waits for the coordinator, last who is done', () => {
    const rankOf = (records: Partial<VenueRecords>) => attentionRank(summaryOf(records))
    const sessions = [session]
    const late = shown('answer', session.id, { question: 'q1', text: 'Вспомнили дома' })
    const accepted = [act('submit', 0), act('accept', answer.version)]
    expect(rankOf({ sessions, acts: [act('submit', 0)] })).toBe(0)
    expect(rankOf({ sessions, answers: [answer, late], acts: accepted })).toBe(1)
    expect(rankOf({})).toBe(2)
    expect(rankOf({ sessions })).toBe(3)
    expect(rankOf({ sessions, acts: [act('submit', 0), act('return', 1)] })).toBe(3)
    expect(rankOf({ sessions, answers: [answer], acts: accepted })).toBe(4)
  })
})
