import type { AnswersPage, Board, Numbers } from '@living-libraries/model/overview'
import { answersPageSchema, boardSchema, numbersSchema } from '@living-libraries/model/overview'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, TestDevice } from './test-device.ts'

const places = [
  { venue: 'irkutsk-gorod-1', municipality: 'irkutsk-gorod', ends: 'accept' },
  { venue: 'bratsk-gorod-1', municipality: 'bratsk-gorod', ends: 'submit' },
  { venue: 'zima-gorod-1', municipality: 'zima-gorod', ends: 'return' },
  { venue: 'sayansk-gorod-1', municipality: 'sayansk-gorod', ends: 'draft' },
] as const

const forms = ['Байкал', 'байкала', 'к Байкалу', 'Байкалом', 'на Байкале', 'БАЙКАЛ!']
const texts = [...forms, 'Работаем, как байк', 'Тайга и горы', 'Наши люди', 'Ангара']

let server: TestCentre
let desk: TestDevice
/** What was said where, as the test itself knows it. */
const said: {
  venue: string
  question: string
  group: string | null
  text: string
  also: string[]
}[] = []

beforeAll(async () => {
  server = await startTestCentre()
  desk = await TestDevice.with(server, { role: 'regional' })
  for (const { venue, municipality, ends } of places) await evening(venue, municipality, ends)
})
afterAll(() => server.stop())

async function evening(venue: string, municipality: string, ends: string): Promise<void> {
  const space = `venue/${venue}` as const
  const one = await TestDevice.with(server, { role: 'librarian', venue })
  const reviewer = await TestDevice.with(server, { role: 'coordinator', municipality })
  const session = one.session(space, {
    date: '2024-11-05',
    'tables/t1': { name: 'Стол у окна', order: 1 },
    [`attendance/resident:${one.id}`]: 12,
    [`attendance/business:${one.id}`]: 3,
  })
  const answers = texts.map((text, at) => {
    const question = at % 2 === 0 ? 'q3' : 'q5'
    const group = at % 3 === 0 ? null : 'business'
    const also = at === 0 ? ['q5'] : []
    said.push({ venue, question, group, text, also })
    return one.answer(space, session.record, text, {
      question,
      table: 't1',
      ...(group === null ? {} : { group }),
      ...(also.length > 0 ? { 'also/q5': true } : {}),
    })
  })
  const gone = one.answer(space, session.record, 'ошибка')
  await one.push(session, ...answers, gone)
  await one.push(one.change({ record: gone.record, base: 99, set: { deleted: true } }))
  const content = (await reviewer.pull()).filter((record) => record.space === space)
  const seen = Math.max(...content.map(({ version }) => version))
  if (ends === 'draft') return
  await one.push(one.act(space, session.record, 'submit', seen))
  if (ends !== 'submit') await reviewer.push(reviewer.act(space, session.record, ends, seen))
  if (ends === 'accept')
    await one.push(one.answer(space, session.record, 'Байкал, сказанный позже'))
}

describe('the region’s desk', () => {
  it('sees every venue with its state, its people and its numbers', async () => {
    const board: Board = v.parse(
      boardSchema,
      await okJson(await desk.request('/api/overview/board')),
    )
    expect(board.venues).toHaveLength(server.pack.venues.length)
    expect(board.municipalities).toHaveLength(server.pack.municipalities.length)
    const of = (venue: string) => board.venues.find((one) => one.venue === venue)
    expect(of('irkutsk-gorod-1')).toMatchObject({
      sessions: [{ date: '2024-11-05', state: 'accepted', answers: 11, late: 1 }],
      attendance: {
        business: 3,
        [server.pack.groups.some(({ id }) => id === 'resident') ? 'resident' : 'unstated']: 12,
      },
      answers: { received: 11, accepted: 10, late: 1, deleted: 1, setAside: 0 },
      lastReceivedAt: expect.any(Number),
      contact: { installations: 1, lastAt: expect.any(Number), unsent: 0 },
    })
    expect(of('bratsk-gorod-1')?.sessions).toMatchObject([{ state: 'submitted', answers: 10 }])
    expect(of('zima-gorod-1')?.sessions).toMatchObject([{ state: 'returned' }])
    expect(of('sayansk-gorod-1')?.sessions).toMatchObject([{ state: 'draft', submittedAt: null }])
    expect(of('angarsk-gorod-1')).toMatchObject({
      sessions: [],
      lastReceivedAt: null,
      contact: { installations: 0, lastAt: null, unsent: 0 },
    })
  })

  it('gets numbers that a recount from the words themselves gives too', async () => {
    const numbers: Numbers = v.parse(
      numbersSchema,
      await okJson(await desk.request('/api/overview/numbers')),
    )
    const { rule } = numbers
    expect(rule).toEqual({
      received: 45,
      counted: 20,
      countedUnreviewed: 10,
      late: 1,
      returned: 10,
      inDraft: 10,
      deleted: 4,
      setAside: 0,
    })
    expect(rule.received).toBe(
      rule.counted + rule.late + rule.returned + rule.inDraft + rule.deleted + rule.setAside,
    )
    const counted = said.filter(({ venue }) => /irkutsk|bratsk/.test(venue))
    const recount = (of: (one: (typeof said)[number]) => string) => {
      const totals: { [key: string]: number } = {}
      for (const one of counted) totals[of(one)] = (totals[of(one)] ?? 0) + 1
      return totals
    }
    expect(
      Object.fromEntries(
        numbers.answers.map((one) => [
          `${one.municipality} ${one.question} ${one.group}`,
          one.count,
        ]),
      ),
    ).toEqual(
      recount(
        ({ venue, question, group }) =>
          `${venue.replace(/-1$/, '')} ${question} ${group ?? 'unstated'}`,
      ),
    )
    const people = numbers.attendance.reduce((total, { count }) => total + count, 0)
    expect(people).toBe(places.length * 15)
  })

  it('finds every form of a word and nothing that only looks like it', async () => {
    for (const text of ['Байкал', 'байкале', 'БАЙКАЛОМ']) {
      const page = await search({ text, late: 'without', venue: 'bratsk-gorod-1' })
      expect(page.answers.map((one) => one.text).sort()).toEqual([...forms].sort())
      expect(page.total).toBe(forms.length)
    }
    const two = await search({ text: 'тайга -люди' })
    expect(two.answers.map((one) => one.text)).toEqual(['Тайга и горы', 'Тайга и горы'])
    expect((await search({ text: 'и' })).total).toBe(21)
  })

  it('reads no words before they were submitted, nor after they were returned', async () => {
    const page = await search({})
    expect(page.total).toBe(21)
    const venues = new Set(page.answers.map(({ venue }) => venue))
    expect([...venues].sort()).toEqual(['bratsk-gorod-1', 'irkutsk-gorod-1'])
    expect(page.answers[0]).toMatchObject({ table: 'Стол у окна', language: null })
  })

  it('filters, counts what another choice would find, and goes on page by page', async () => {
    const all = await search({})
    const q5 = await search({ question: 'q5' })
    const expected = said.filter(
      (one) =>
        /irkutsk|bratsk/.test(one.venue) && (one.question === 'q5' || one.also.includes('q5')),
    )
    expect(q5.total).toBe(expected.length)
    expect(q5.facets.question).toEqual(all.facets.question)
    expect(all.facets).toMatchObject({
      municipality: { 'irkutsk-gorod': 11, 'bratsk-gorod': 10 },
      state: { accepted: 11, submitted: 10 },
      late: 1,
    })
    expect((await search({ late: 'only' })).answers).toMatchObject([
      { text: 'Байкал, сказанный позже', isLate: true, state: 'accepted' },
    ])
    expect((await search({ group: 'unstated' })).total).toBe(all.facets.group['unstated'])
    const main = await search({ question: 'q5', also: 'without', late: 'without' })
    const { answers } = v.parse(
      numbersSchema,
      await okJson(await desk.request('/api/overview/numbers')),
    )
    const counted = answers.filter((one) => one.question === 'q5')
    expect(main.total).toBe(counted.reduce((sum, { count }) => sum + count, 0))
    expect(main.facets.question['q5']).toBe(main.total)
    const session = all.answers[0]?.session ?? ''
    const ofSession = await search({ session })
    expect(ofSession.answers.every((one) => one.session === session)).toBe(true)
    expect([10, 11]).toContain(ofSession.total)
    const pages: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: AnswersPage = await search({ limit: '4', ...(cursor ? { cursor } : {}) })
      pages.push(...page.answers.map(({ id }) => id))
      cursor = page.next
    }
    expect(pages).toEqual(all.answers.map(({ id }) => id))
    expect((await desk.request('/api/overview/answers?cursor=x')).status).toBe(400)
    expect((await desk.request('/api/overview/answers?limit=1000')).status).toBe(400)
  })

  it('gets no name of anybody', async () => {
    const all = await Promise.all(
      ['board', 'numbers', 'answers'].map(async (path) =>
        (await desk.request(`/api/overview/${path}`)).text(),
      ),
    )
    expect(all.join('')).not.toMatch(/facilitator|person|author|device/)
  })
})

async function search(query: { [name: string]: string }): Promise<AnswersPage> {
  const response = await desk.request(`/api/overview/answers?${new URLSearchParams(query)}`)
  return v.parse(answersPageSchema, await okJson(response))
}
