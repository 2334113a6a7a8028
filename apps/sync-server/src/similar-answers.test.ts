import { similarAnswersSchema, answerGroupsSchema } from '@living-libraries/model/themes'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const space = 'venue/irkutsk-gorod-1'
const texts = [
  'Нужна дорога до райцентра',
  'До райцентра нужна хорошая дорога',
  'Не нужна дорога до райцентра',
  'Дорогу до райцентра размыло весной',
  'Гордимся учителями нашей школы',
  'Учителя школы: вот кем гордимся',
  'Чистая вода Байкала',
  'Байкал, вода его чистая',
]

let server: TestCentre
let desk: TestDevice
let librarian: TestDevice
const said = new Map<string, string>()

beforeAll(async () => {
  server = await startTestCentre()
  desk = await TestDevice.with(server, { role: 'regional' })
  librarian = await TestDevice.with(server, { role: 'librarian', venue: 'irkutsk-gorod-1' })
  const session = librarian.session(space, { date: '2024-11-05' })
  const answers = texts.map((text) => librarian.answer(space, session.record, text))
  for (const [at, { record }] of answers.entries()) said.set(texts[at] ?? '', record)
  await librarian.push(session, ...answers)
  await librarian.push(librarian.act(space, session.record, 'submit', 1000))
})
afterAll(() => server.stop())

async function similarTo(text: string) {
  const response = await desk.request(`/api/overview/answers/${said.get(text)}/similar`)
  return v.parse(similarAnswersSchema, await okJson(response))
}

it('finds what says the same for any answer, and never what denies it', async () => {
  const { similar } = await similarTo('Нужна дорога до райцентра')
  expect(similar.map(({ answer }) => answer.text)).toEqual(['До райцентра нужна хорошая дорога'])
  expect((await similarTo('Не нужна дорога до райцентра')).similar).toEqual([])
  expect((await similarTo('Чистая вода Байкала')).similar).toMatchObject([
    { answer: { text: 'Байкал, вода его чистая' } },
  ])
})

it('suggests the theme that similar answers were given, also to who says the opposite', async () => {
  const theme = crypto.randomUUID()
  const made = { theme, title: 'Дороги', definition: '', parent: null, search: null }
  const act = (command: object) =>
    desk.post('/api/themes', { id: crypto.randomUUID(), person: desk.person, command })
  await act({ act: 'make', ...made })
  await act({ act: 'assign', theme, answers: [said.get('До райцентра нужна хорошая дорога')] })
  expect((await similarTo('Нужна дорога до райцентра')).suggested).toEqual([theme])
  expect((await similarTo('До райцентра нужна хорошая дорога')).suggested).toEqual([])
  expect((await similarTo('Чистая вода Байкала')).suggested).toEqual([])
})

it('groups the answers of a filter', async () => {
  const response = await desk.request('/api/themes/groups?question=q1')
  const { groups, compared, total } = v.parse(answerGroupsSchema, await okJson(response))
  expect([compared, total]).toEqual([texts.length, texts.length])
  const found = groups.map(({ shown }) => shown.map(({ text }) => text).sort())
  expect(new Set(found)).toEqual(
    new Set([
      ['До райцентра нужна хорошая дорога', 'Нужна дорога до райцентра'],
      ['Байкал, вода его чистая', 'Чистая вода Байкала'],
      ['Гордимся учителями нашей школы', 'Учителя школы: вот кем гордимся'],
    ]),
  )
  const nothing = await desk.request(`/api/overview/answers/${crypto.randomUUID()}/similar`)
  expect(await problemIn(nothing)).toBe('404 not-found')
})
