import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'
import { packedRecordsMediaType } from '@living-libraries/model/wire/version'

const venue = 'venue/irkutsk-gorod-1'
const librarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const coordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const
const stranger = { role: 'librarian', venue: 'bratsk-gorod-1' } as const

let server: TestCentre

beforeAll(async () => {
  server = await startTestCentre()
})
afterAll(() => server.stop())

function words(answers: readonly ChangeAnswer[]): string[] {
  return answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome))
}

function versionOf(answer: ChangeAnswer | undefined): number {
  return answer !== undefined && answer.outcome !== 'refused' ? answer.version : 0
}

describe('pushing', () => {
  it('S6: answers a repeated push from the present state and applies nothing', async () => {
    const one = await TestDevice.with(server, librarian)
    const two = await TestDevice.with(server, librarian)
    const session = one.session(venue, { title: 'Вечер' })
    const answer = one.answer(venue, session.record, 'Байкал')
    const first = await one.push(session, answer)
    expect(words(first)).toEqual(['taken', 'taken'])
    const base = versionOf(first[1])
    await two.push(two.change({ record: answer.record, base, set: { text: 'Ангара' } }))
    const [, again] = await one.push(session, answer)
    const present = { text: 'Ангара' }
    expect(again).toEqual({ n: answer.n, outcome: 'same', version: base + 1, present })
  })

  it('S6: a repeat within one push, and pushes that cross each other, apply once', async () => {
    const one = await TestDevice.with(server, librarian)
    const session = one.session(venue)
    const answer = one.answer(venue, session.record, 'один раз')
    const bodies = [one.body([session, answer]), one.body([answer, session, session])]
    const statuses = await Promise.all(
      [...bodies, ...bodies].map(async (body) => (await one.pushBody(body)).status),
    )
    expect(statuses).toEqual([200, 200, 200, 200])
    const rows = await server.database.run(
      `select 1 from revision where record = '${answer.record}'`,
    )
    expect(rows).toHaveLength(1)
  })

  it('S7: keeps the text that lost against a later arrival', async () => {
    const one = await TestDevice.with(server, librarian)
    const two = await TestDevice.with(server, coordinator)
    const session = one.session(venue)
    const answer = one.answer(venue, session.record, 'тайга')
    const base = versionOf((await one.push(session, answer))[1])
    await one.push(one.change({ record: answer.record, base, set: { text: 'тайга и горы' } }))
    const late = two.change({ record: answer.record, base, set: { text: 'Тайга.' } })
    expect(words(await two.push(late))).toEqual(['merged'])
    const record = (await one.pull()).find(({ id }) => id === answer.record)
    expect(record?.fields['text']).toBe('Тайга.')
    const lost = { value: 'тайга и горы', device: one.id, was: 'тайга' }
    expect(record?.disputed['text']).toMatchObject([lost])
  })

  it('S7: what changes nothing gets no version, and its number is done', async () => {
    const one = await TestDevice.with(server, librarian)
    const session = one.session(venue, { title: 'Вечер' })
    const base = versionOf((await one.push(session))[0])
    const again = one.change({ record: session.record, base, set: { title: 'Вечер' } })
    expect(await one.push(again)).toEqual([{ n: again.n, outcome: 'same', version: base }])
    expect(await one.push(again)).toEqual([{ n: again.n, outcome: 'same', version: base }])
  })

  it('S8: a record of a foreign space is answered like one that does not exist', async () => {
    const one = await TestDevice.with(server, librarian)
    const other = await TestDevice.with(server, stranger)
    const session = one.session(venue)
    await one.push(session)
    const answers = await other.push(
      other.change({ record: session.record, base: 1, set: { title: 'чужое' } }),
      other.change({ record: crypto.randomUUID(), base: 1, set: { title: 'ничьё' } }),
      other.session(venue),
      other.session('venue/bratsk-gorod-1'),
    )
    expect(words(answers)).toEqual(['unknown-record', 'unknown-record', 'foreign-space', 'taken'])
    expect((await other.request(`/api/records/${session.record}/history`)).status).toBe(404)
    expect((await other.pull()).some(({ space }) => space === venue)).toBe(false)
  })

  it('S8: a refused number is not used up and may be sent again', async () => {
    const one = await TestDevice.with(server, librarian)
    const session = one.session(venue)
    const bad = one.change({
      create: { kind: 'answer', space: venue, session: session.record },
      set: { question: 'q1', text: 7 },
    })
    expect(words(await one.push(session, bad))).toEqual(['taken', 'invalid-value'])
    const good = { ...bad, set: { question: 'q1', text: 'семь' } }
    expect(words(await one.push(good))).toEqual(['taken'])
  })

  it('S10: gives every effective change the next number of its space, and keeps them all', async () => {
    const one = await TestDevice.with(server, librarian)
    const session = one.session(venue, { title: 'а' })
    const edits = ['б', 'в', 'г'].map((title) =>
      one.change({ record: session.record, set: { title } }),
    )
    const versions = (await one.push(session, ...edits)).map(versionOf)
    expect(versions).toEqual([0, 1, 2, 3].map((step) => (versions[0] ?? 0) + step))
    const history: { revisions: object[] } = await okJson(
      await one.request(`/api/records/${session.record}/history`),
    )
    expect(history.revisions).toMatchObject([
      { version: versions[0], set: { title: 'а' }, replaced: {} },
      { version: versions[1], set: { title: 'б' }, replaced: { title: 'а' } },
      { version: versions[2], set: { title: 'в' }, replaced: { title: 'б' } },
      { version: versions[3], set: { title: 'г' }, replaced: { title: 'в' }, person: one.person },
    ])
  })

  it('marks what comes after an acceptance as late until somebody takes it in', async () => {
    const one = await TestDevice.with(server, librarian)
    const reviewer = await TestDevice.with(server, coordinator)
    const session = one.session(venue)
    const answers = await one.push(session, one.answer(venue, session.record, 'вовремя'))
    await one.push(one.act(venue, session.record, 'submit', versionOf(answers[1])))
    await reviewer.push(reviewer.act(venue, session.record, 'accept', versionOf(answers[1])))
    const late = one.answer(venue, session.record, 'позже')
    await one.push(late)
    const marks = () =>
      server.database.run<{ state: string; counted: number; late: string }>(
        `select r.state, (select sum(a.late)::int from session_answers a
           where a.session = r.session) as counted, (select string_agg(state->'fields'->>'text', ',') from record
           where of_session = r.session and late) as late
         from session_review r where session = '${session.record}'`,
      )
    expect(await marks()).toEqual([{ state: 'accepted', counted: 1, late: 'позже' }])
    const seen = (await reviewer.pull()).find(({ id }) => id === late.record)?.version ?? 0
    await reviewer.push(
      reviewer.change({
        create: { kind: 'review', space: venue, session: session.record },
        set: { act: 'take-in', seen, records: [late.record] },
      }),
    )
    expect(await marks()).toEqual([{ state: 'accepted', counted: 0, late: null }])
  })

  it('an act of review in another venue says nothing about this one’s session', async () => {
    const one = await TestDevice.with(server, librarian)
    const other = await TestDevice.with(server, stranger)
    const session = one.session(venue)
    await one.push(session, one.act(venue, session.record, 'submit', 0))
    const foreign = other.act('venue/bratsk-gorod-1', session.record, 'recall', 0)
    expect(words(await other.push(foreign))).toEqual(['taken'])
    const rows = await server.database.run(
      `select state from session_review where session = '${session.record}' and space = '${venue}'`,
    )
    expect(rows).toEqual([{ state: 'submitted' }])
  })
})

describe('pulling', () => {
  it('S11: sends the present state once, however often it was edited', async () => {
    const one = await TestDevice.with(server, librarian)
    const two = await TestDevice.with(server, librarian)
    await two.pull()
    const session = one.session(venue, { title: 'начало' })
    await one.push(session)
    for (let edit = 0; edit < 5; edit++) {
      await one.push(one.change({ record: session.record, set: { title: `правка ${edit}` } }))
    }
    expect((await two.pull()).map(({ fields }) => fields['title'])).toEqual(['правка 4'])
    expect(await two.pull()).toEqual([])
  })

  it('S11: does not send a device its own push again, unless somebody else had a part in it', async () => {
    const one = await TestDevice.with(server, librarian)
    const two = await TestDevice.with(server, librarian)
    await one.pull()
    const session = one.session(venue)
    const [first] = await one.push(session)
    expect(await one.pull({ acknowledged: session.n })).toEqual([])
    await two.push(
      two.change({ record: session.record, base: versionOf(first), set: { note: 'и я' } }),
    )
    const edit = one.change({ record: session.record, base: versionOf(first), set: { title: 'я' } })
    await one.push(edit)
    const again = await one.pull({ acknowledged: edit.n })
    expect(again.map(({ fields }) => fields)).toEqual([{ title: 'я', note: 'и я' }])
  })

  it('S11: cuts pages by bytes and brings the same as one page', async () => {
    const one = await TestDevice.with(server, librarian)
    const session = one.session(venue)
    const many = Array.from({ length: 40 }, (_, at) =>
      one.answer(venue, session.record, `ответ ${at}`),
    )
    await one.push(session, ...many)
    const small = await TestDevice.with(server, librarian)
    const large = await TestDevice.with(server, librarian)
    const page = await small.pullPage({ maxBytes: 4_096 })
    expect(page.more).toBe(true)
    const pieces = [...page.records, ...(await small.pull({ maxBytes: 4_096 }))]
    const whole = await large.pull({ maxBytes: 8_000_000 })
    const own = (id: string) => (record: { space: string; id: string }) =>
      record.space === venue && record.id !== id
    expect(
      pieces
        .filter(own(''))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      whole
        .filter(own(''))
        .map(({ id }) => id)
        .sort(),
    )
  })

  it('S11: a strange token means "from the beginning", never an error', async () => {
    const one = await TestDevice.with(server, librarian)
    const all = (await one.pull()).length
    const strange = ['', 'x', '%%%', 'e30', btoa('{"e":"other","p":{"forum":3}}')]
    const me = await one.me()
    strange.push(btoa(JSON.stringify({ e: me.epoch, p: { forum: 10 ** 9, [venue]: 10 ** 9 } })))
    for (const token of strange) {
      one.token = token
      expect((await one.pull()).length, token).toBe(all)
    }
  })

  it('tells by a tiny head whether there is anything new', async () => {
    const one = await TestDevice.with(server, librarian)
    const two = await TestDevice.with(server, librarian)
    await one.pull()
    const head = () => one.request(`/api/records/head?token=${one.token}`)
    expect((await head()).status).toBe(204)
    await two.push(two.session(venue))
    expect(await okJson(await head())).toEqual({ more: true })
    expect((await one.request('/api/records/head')).status).toBe(200)
  })

  it('S12: names the spaces that the device may read now', async () => {
    const one = await TestDevice.with(server, librarian, coordinator)
    expect((await one.pullPage()).spaces).toEqual(['forum', 'municipality/irkutsk-gorod', venue])
    await server.database.run(`delete from device_person where person = '${one.person}'`)
    expect((await one.pullPage()).spaces).toEqual(['forum', venue])
  })

  it('refuses who is nobody', async () => {
    const nobody = new TestDevice(server)
    expect(await problemIn(await nobody.pushBody(nobody.body([])))).toBe('401 device-unknown')
    const pull = await nobody.post('/api/records/pull', { wire: 1, token: null })
    expect(await problemIn(pull)).toBe('401 device-unknown')
  })

  it('compresses what is worth it', async () => {
    const one = await TestDevice.with(server, librarian)
    for (const encoding of ['br', 'gzip']) {
      const headers = { 'accept-encoding': encoding }
      const answer = await one.request('/api/openapi.json', { headers })
      expect(answer.headers.get('content-encoding')).toBe(encoding)
    }
    const records = await one.post('/api/records/pull', { wire: 1, token: null })
    expect(records.headers.get('content-type')).toBe(packedRecordsMediaType)
  })
})
