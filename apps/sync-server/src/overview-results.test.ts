import {
  arrivalsSchema,
  type Results,
  resultsSchema,
} from '@living-libraries/model/overview-results'
import type { Json } from '@living-libraries/model/json'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, TestDevice } from './test-device.ts'

let server: TestCentre
let desk: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  desk = await TestDevice.with(server, { role: 'regional' })
  await evening('irkutsk-gorod', 'accept')
  await evening('bratsk-gorod', 'submit')
  await evening('zima-gorod', 'draft')
})
afterAll(() => server.stop())

/** One element, one initiative, one delegate and two answers, one of which is deleted. */
async function evening(municipality: string, ends: string): Promise<void> {
  const venue = `${municipality}-1`
  const space = `venue/${venue}` as const
  const one = await TestDevice.with(server, { role: 'librarian', venue })
  const reviewer = await TestDevice.with(server, { role: 'coordinator', municipality })
  const session = one.session(space)
  const make = (kind: string, set: { [path: string]: Json }, of: string | null = session.record) =>
    one.change({ create: { kind, space, session: of }, set })
  const answer = one.answer(space, session.record, 'Река кормит')
  const gone = one.answer(space, session.record, 'Ошибка')
  const group = make('group', { title: 'Перрон', leader: 'Иван Тайный', consent: 'paper' }, null)
  const element = make('element', {
    title: `Река, ${municipality}`,
    type: 'nature',
    [`answers/${answer.record}`]: true,
    [`votes/dot:${one.id}`]: 3,
  })
  const initiative = make('initiative', {
    title: `Музей, ${municipality}`,
    type: 'project',
    support: 'Письмо губернатора',
    carrier: group.record,
    'resources/regional': '1,5 млн рублей',
    'stages/b': 'Открыть в 2026',
    'stages/a': 'Собрать в 2025',
    'team/a': 'Мария Тайная: экскурсии',
    [`votes/dot:${one.id}`]: municipality === 'bratsk-gorod' ? 9 : 4,
  })
  const delegate = make('delegate', { seat: 'main', name: 'Пётр Тайный', consent: 'paper' })
  await one.push(session, answer, gone, group, element, initiative, delegate)
  await one.push(one.change({ record: gone.record, base: 99, set: { deleted: true } }))
  if (ends === 'draft') return
  const seen = Math.max(...(await reviewer.pull()).map(({ version }) => version))
  await one.push(one.act(space, session.record, 'submit', seen))
  if (ends === 'accept') await reviewer.push(reviewer.act(space, session.record, ends, seen))
}

async function results(): Promise<Results> {
  return v.parse(resultsSchema, await okJson(await desk.request('/api/overview/results')))
}

describe('the register of the region', () => {
  it('has what was submitted, those with most votes first, and no word of a draft', async () => {
    const { initiatives, elements } = await results()
    expect(initiatives.map(({ title }) => title)).toEqual([
      'Музей, bratsk-gorod',
      'Музей, irkutsk-gorod',
    ])
    expect(initiatives[1]).toMatchObject({
      municipality: 'irkutsk-gorod',
      type: 'project',
      resources: { regional: '1,5 млн рублей' },
      support: 'Письмо губернатора',
      stages: ['Собрать в 2025', 'Открыть в 2026'],
      carrier: 'Перрон',
      team: 1,
      votes: 4,
      filled: 5,
      state: 'accepted',
      isLate: false,
    })
    expect(elements).toHaveLength(2)
    expect(elements[0]).toMatchObject({ type: 'nature', votes: 3, answers: 1 })
  })

  it('counts everything, also what nobody may read yet', async () => {
    const { counts } = await results()
    for (const kind of ['element', 'initiative', 'delegate'] as const) {
      const own = counts.filter((one) => one.kind === kind)
      expect(
        own.map(({ municipality, received, counted }) => [municipality, received, counted]),
      ).toEqual([
        ['bratsk-gorod', 1, 1],
        ['irkutsk-gorod', 1, 1],
        ['zima-gorod', 1, 0],
      ])
    }
  })

  it('names nobody', async () => {
    expect(JSON.stringify(await results())).not.toMatch(/Тайн/)
  })

  it('knows when answers came, as many as the counting rule has received', async () => {
    const { hours } = v.parse(
      arrivalsSchema,
      await okJson(await desk.request('/api/overview/arrivals')),
    )
    expect(hours.reduce((sum, { received }) => sum + received, 0)).toBe(6)
    for (const { hour } of hours) expect(hour % 3_600_000).toBe(0)
  })
})
