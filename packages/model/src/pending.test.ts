import { describe, expect, test } from 'vitest'
import type { Change } from './change.ts'
import { afterAnswer, baseFor, withPending } from './pending.ts'
import type { RecordState } from './record.ts'
import { TinyCentre } from './samples/tiny-centre.ts'
import { TinyDevice } from './samples/tiny-device.ts'
import { sampleChange, sampleId, sampleMaking } from './samples/venue-sample.ts'
import type { ChangeAnswer } from './wire/push.ts'

const phone = sampleId(0xd1)
const tablet = sampleId(0xd2)

describe('What the person sees', () => {
  test('is nothing while the record is unknown and nobody made it', () => {
    expect(withPending(undefined, [], phone)).toBeUndefined()
    expect(withPending(undefined, [sampleChange({ set: { text: 'x' } })], phone)).toBeUndefined()
  })

  test('is a record of version 0 from the moment it is made', () => {
    expect(withPending(undefined, [sampleMaking()], phone)).toMatchObject({
      version: 0,
      fields: { question: 'q1', text: 'Мы – сибиряки' },
      made: { device: phone },
      changed: { device: phone, n: 1, over: 0 },
    })
  })

  test('is the last known state with every unsent change on top, in their order', () => {
    const known = stateAt(7, tablet)
    const pending = [
      sampleChange({ n: 2, set: { text: 'Вторая', table: 't1' } }),
      sampleChange({ n: 3, set: { text: 'Третья' }, unset: ['table'] }),
    ]
    const view = withPending(known, pending, phone)
    expect(view?.fields).toEqual({ question: 'q1', text: 'Третья' })
    expect(view).toMatchObject({ version: 7, changed: { device: phone, n: 3, over: 7 } })
  })

  test('shows a dispute as settled once the person has chosen, before anything is sent', () => {
    const loser = { value: 'Иная', person: sampleId(1), device: tablet, n: 1, version: 6 }
    const known = { ...stateAt(7, tablet), disputed: { text: [loser], table: [loser] } }
    const seen = sampleChange({ n: 2, base: 7, set: { text: 'Выбрано' } })
    expect(withPending(known, [seen], phone)?.disputed).toEqual({ table: [loser] })
    const unseen = sampleChange({ n: 2, base: 5, set: { text: 'Выбрано' } })
    expect(withPending(known, [unseen], phone)?.disputed).toEqual(known.disputed)
  })
})

describe('After the answer to a change', () => {
  const change = sampleChange({ n: 2, base: 7, set: { text: 'Вторая', table: 't1' } })

  test('that was taken the device knows what it sent, at the version of the centre', () => {
    const state = answered(stateAt(7, tablet), change, { outcome: 'taken', version: 8 })
    expect(state).toMatchObject({ version: 8, fields: { text: 'Вторая', table: 't1' } })
    expect(state?.changed).toMatchObject({ device: phone, n: 2, at: 55, over: 7 })
  })

  test('that was merged the fields that differ are as the centre has them', () => {
    const present = { text: 'Центра', table: null }
    const state = answered(stateAt(7, tablet), change, { outcome: 'merged', version: 8, present })
    expect(state?.fields).toEqual({ question: 'q1', text: 'Центра' })
  })

  test('that was refused it leaves no trace', () => {
    const known = stateAt(7, tablet)
    const answer: ChangeAnswer = { n: 2, outcome: 'refused', reason: 'not-yours' }
    expect(afterAnswer(known, change, answer, phone, 55)).toBe(known)
    expect(afterAnswer(undefined, sampleMaking(), answer, phone, 55)).toBeUndefined()
  })

  test('of which one path was refused the others stand', () => {
    const refusedPaths = { table: 'invalid-value' as const }
    const state = answered(stateAt(7, tablet), change, {
      outcome: 'taken',
      version: 8,
      refusedPaths,
    })
    expect(state?.fields).toEqual({ question: 'q1', text: 'Вторая' })
  })

  test('that a pull overtook nothing changes: the pulled state holds the change already', () => {
    const pulled = stateAt(9, tablet)
    const late: Answered = { outcome: 'same', version: 9, present: { text: 'Мы – сибиряки' } }
    expect(answered(pulled, change, late)).toBe(pulled)
    expect(answered(pulled, change, { outcome: 'taken', version: 8 })).toBe(pulled)
  })

  test('that was repeated with its follower, both answered from the present, neither is lost', () => {
    const centre = new TinyCentre()
    const device = new TinyDevice(phone)
    const record = device.make({ question: 'q1', text: 'Первая' })
    device.edit(record, { table: 't1' })
    device.push(centre, 'present', true)
    device.push(centre, 'present')
    expect(device.known.get(record)?.fields).toEqual(centre.state(record).fields)
    expect(device.known.get(record)?.version).toBe(2)
  })
})

describe('The base of a new change', () => {
  test('is nothing for a record that no server has seen', () => {
    expect(baseFor(undefined, phone)).toBe(0)
    expect(baseFor(stateAt(0, phone), phone)).toBe(0)
  })

  test('is the version that came by pull from another device', () => {
    expect(baseFor(stateAt(7, tablet), phone)).toBe(7)
  })

  test('is not the number that the answer gave to an own change', () => {
    const state = answered(stateAt(7, tablet), sampleChange({ n: 2 }), {
      outcome: 'taken',
      version: 12,
    })
    expect(state?.version).toBe(12)
    expect(baseFor(state, phone)).toBe(7)
  })

  test('so that what others did between one’s own push and pull is never overwritten unseen', () => {
    const centre = new TinyCentre()
    const [one, other] = [new TinyDevice(phone), new TinyDevice(tablet)]
    const record = one.make({ question: 'q1', text: 'Первая' })
    one.push(centre)
    other.pull(centre)
    other.edit(record, { table: 't1' })
    other.push(centre)
    one.edit(record, { text: 'Вторая' })
    one.push(centre)
    one.edit(record, { table: 't2' })
    one.push(centre)
    expect(centre.state(record).disputed).toMatchObject({
      table: [{ value: 't1', device: tablet }],
    })
  })
})

describe('A device whose text won', () => {
  test('learns of the losing text too, also when it had pulled that text before it pushed', () => {
    const centre = new TinyCentre()
    const [one, other] = [new TinyDevice(phone), new TinyDevice(tablet)]
    const record = one.make({ question: 'q1', text: 'Первая' })
    one.push(centre)
    other.pull(centre)
    other.edit(record, { text: 'С планшета' })
    one.edit(record, { text: 'С телефона' })
    other.push(centre)
    one.pull(centre)
    one.push(centre)
    one.pull(centre)
    expect(one.value(record, 'text')).toBe('С телефона')
    expect(one.view(record)?.disputed).toMatchObject({ text: [{ value: 'С планшета' }] })
  })
})

describe('A device that comes back after days with edits of shared records', () => {
  test('gets what others did to them, also when its pull comes in many pages', () => {
    const centre = new TinyCentre()
    const [one, other] = [new TinyDevice(phone), new TinyDevice(tablet)]
    const record = one.make({ question: 'q1', text: 'Первая' })
    one.push(centre)
    other.pull(centre)
    other.edit(record, { table: 't1' })
    for (let count = 0; count < 5; count++) other.make({ question: 'q2', text: `Ответ ${count}` })
    other.push(centre)
    one.edit(record, { text: 'Вторая' })
    one.push(centre)
    one.pull(centre, 2)
    expect(one.view(record)?.fields).toMatchObject({ text: 'Вторая', table: 't1' })
  })

  test('does not download its own push again', () => {
    const centre = new TinyCentre()
    const device = new TinyDevice(phone)
    for (let count = 0; count < 300; count++)
      device.make({ question: 'q1', text: `Ответ ${count}` })
    device.push(centre)
    const page = centre.pull(phone, { position: 0, complete: 0 }, 300, 1_000)
    expect([page.records.length, page.token.position]).toEqual([0, 300])
  })
})

type Answered = Omit<Extract<ChangeAnswer, { version: number }>, 'n'>

function answered(state: RecordState, change: Change, answer: Answered): RecordState | undefined {
  return afterAnswer(state, change, { n: change.n, ...answer }, phone, 55)
}

function stateAt(version: number, device: string): RecordState {
  const author = { person: sampleId(1), device, at: 0 }
  return {
    id: sampleMaking().record,
    kind: 'answer',
    space: 'venue/kachug-1',
    session: sampleId(0x5e),
    version,
    fields: { question: 'q1', text: 'Мы – сибиряки' },
    deleted: false,
    disputed: {},
    made: author,
    changed: { ...author, n: 1, over: 0 },
  }
}
