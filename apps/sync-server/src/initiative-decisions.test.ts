import type { JsonObject } from '@living-libraries/model/json'
import { type RegisteredInitiative, resultsSchema } from '@living-libraries/model/overview-results'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const space = 'venue/tayshetskiy-1' as const

let server: TestCentre
let librarian: TestDevice
let coordinator: TestDevice
let regional: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  librarian = await TestDevice.with(server, { role: 'librarian', venue: 'tayshetskiy-1' })
  coordinator = await TestDevice.with(server, { role: 'coordinator', municipality: 'tayshetskiy' })
  regional = new TestDevice(server)
  await regional.join(await server.invite({ role: 'regional' }), 'Ирина Павловна')
})
afterAll(() => server.stop())

/** An initiative of a session of its own, handed in. */
async function handedIn(): Promise<{ session: string; initiative: string }> {
  const session = librarian.session(space)
  const initiative = librarian.change({
    create: { kind: 'initiative', space, session: session.record },
    set: { title: 'Музей одного перрона' },
  })
  await librarian.push(session, initiative)
  await librarian.push(librarian.act(space, session.record, 'submit', 99))
  return { session: session.record, initiative: initiative.record }
}

async function registered(id: string): Promise<RegisteredInitiative> {
  const answer = await okJson(await regional.request('/api/overview/results'))
  const found = v.parse(resultsSchema, answer).initiatives.find((one) => one.id === id)
  if (found === undefined) throw new Error('the register does not have it')
  return found
}

const decide = (body: JsonObject) =>
  regional.post('/api/overview/initiatives', { id: crypto.randomUUID(), ...body })

async function actsOn(device: TestDevice, initiative: string) {
  const records = await device.pull()
  return records.filter(
    ({ kind, fields }) => kind === 'initiativeAct' && fields['initiative'] === initiative,
  )
}

describe('an initiative', () => {
  it('is remarked on, returned with a reason, corrected, handed in again and accepted', async () => {
    const { session, initiative } = await handedIn()
    const first = await registered(initiative)
    expect(first.review).toEqual({ state: 'sent', isChanged: false, acts: [] })
    const about = { initiative, seen: first.version }
    const remark = { ...about, act: 'comment', reason: 'Кто будет водить?', after: null }
    expect((await decide(remark)).status).toBe(204)
    const commented = await registered(initiative)
    expect(commented.review.state).toBe('sent')
    const after = commented.review.acts[0]?.id ?? ''
    const reason = 'Назовите сумму.'
    expect((await decide({ ...about, act: 'return', reason, after })).status).toBe(204)

    const [comment, returned] = await actsOn(coordinator, initiative)
    expect(comment?.fields).toMatchObject({ act: 'comment', reason: 'Кто будет водить?' })
    expect(returned).toMatchObject({
      session,
      fields: { act: 'return', reason, by: 'Ирина Павловна' },
    })
    // Whoever wrote the initiative reads it too, and yet does not hand it in again.
    expect(await actsOn(librarian, initiative)).toHaveLength(2)
    const again = (device: TestDevice) =>
      device.change({
        create: { kind: 'initiativeAct', space, session },
        set: { initiative, act: 'send', returned: returned?.id ?? '' },
      })
    expect(await librarian.push(again(librarian))).toMatchObject([{ reason: 'not-yours' }])
    const corrected = coordinator.change({
      record: initiative,
      base: first.version,
      set: { 'resources/regional': '300 тыс. рублей' },
    })
    expect(await coordinator.push(corrected, again(coordinator))).toMatchObject([
      { outcome: 'taken' },
      { outcome: 'taken' },
    ])

    const second = await registered(initiative)
    expect(second.review.state).toBe('sent')
    const last = { initiative, seen: second.version, after: second.review.acts.at(-1)?.id ?? '' }
    expect((await decide({ ...last, act: 'accept' })).status).toBe(204)
    const { review, version } = await registered(initiative)
    expect(review).toMatchObject({ state: 'accepted', isChanged: false })
    expect(review.acts.map(({ act, isVoid }) => [act, isVoid])).toEqual([
      ['comment', false],
      ['return', false],
      ['send', false],
      ['accept', false],
    ])
    expect(JSON.stringify(review)).not.toContain('Ирина')

    const later = { record: initiative, base: version, set: { support: 'Письмо' } }
    await coordinator.push(coordinator.change(later))
    expect((await registered(initiative)).review).toMatchObject({
      state: 'accepted',
      isChanged: true,
    })
  })

  it('is decided once, however often the decision is repeated, and never over words that nobody has seen', async () => {
    const { initiative } = await handedIn()
    const { version: seen } = await registered(initiative)
    const returning = {
      id: crypto.randomUUID(),
      initiative,
      act: 'return',
      reason: 'Что получится?',
      seen,
      after: null,
    }
    expect((await decide(returning)).status).toBe(204)
    expect((await decide(returning)).status).toBe(204)
    // A colleague who has not read the return.
    const over = { initiative, act: 'accept', seen, after: null }
    expect(await problemIn(await decide(over))).toBe('404 not-found')
    expect((await registered(initiative)).review.acts).toHaveLength(1)
    expect(await actsOn(coordinator, initiative)).toHaveLength(1)
  })

  it('is not returned without a word, and not decided by those whom it belongs to', async () => {
    const { session, initiative } = await handedIn()
    const silent = { initiative, act: 'return', seen: 1, after: null }
    expect(await problemIn(await decide(silent))).toBe('400 body-malformed')
    const accept = coordinator.change({
      create: { kind: 'initiativeAct', space, session },
      set: { initiative, act: 'accept', seen: 1 },
    })
    expect(await coordinator.push(accept)).toMatchObject([{ reason: 'not-yours' }])
  })

  it('of a draft is nothing that the region could decide about', async () => {
    const session = librarian.session(space)
    const initiative = librarian.change({
      create: { kind: 'initiative', space, session: session.record },
      set: { title: 'Черновик' },
    })
    await librarian.push(session, initiative)
    const accept = { initiative: initiative.record, act: 'accept', seen: 1, after: null }
    expect(await problemIn(await decide(accept))).toBe('404 not-found')
  })
})
