import { aboutBytesHeader, answerColumns } from '@living-libraries/model/answer-export'
import { type Numbers, numbersSchema } from '@living-libraries/model/overview'
import { unstatedGroup } from '@living-libraries/model/kinds/session'
import { untoldGroup } from '@living-libraries/model/told-group'
import readWorkbook from 'read-excel-file/node'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, TestDevice } from './test-device.ts'

const space = 'venue/irkutsk-gorod-1'

let server: TestCentre
let desk: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  desk = await TestDevice.with(server, { role: 'regional' })
  const librarian = await TestDevice.with(server, { role: 'librarian', venue: 'irkutsk-gorod-1' })
  const session = librarian.session(space, {
    date: '2024-11-05',
    'tables/t1': { name: 'Стол у окна', order: 1 },
    [`attendance/resident:${librarian.id}`]: 12,
    [`attendance/business:${librarian.id}`]: 3,
    // Alone behind the word «hidden», the three would be known; the next smallest group goes with them.
    [`attendance/science:${librarian.id}`]: 6,
  })
  // More than one page of the export, so that the pages are joined too.
  const answers = Array.from({ length: 1203 }, (_, at) =>
    librarian.answer(space, session.record, at === 0 ? '=НЕ(формула); "Байкал"' : `Слово ${at}`, {
      question: at % 3 === 0 ? 'q1' : 'q2',
      table: 't1',
      ...(at % 2 === 0 ? { group: groupAt(at) } : {}),
      ...(at === 9 ? { naming: 'accusation' } : {}),
    }),
  )
  await librarian.push(session, ...answers.slice(0, 700))
  await librarian.push(...answers.slice(700))
  await librarian.push(librarian.act(space, session.record, 'submit', 5000))
})
afterAll(() => server.stop())

it('counts in the exported lines what the region’s numbers count', async () => {
  const lines = (await text('jsonl')).trim().split('\n')
  const answers = lines.map((line) => JSON.parse(line) as { [key: string]: string })
  const numbers: Numbers = v.parse(
    numbersSchema,
    await okJson(await desk.request('/api/overview/numbers')),
  )
  expect(answers).toHaveLength(numbers.rule.counted)
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1203)
  const titles = new Map(server.pack.questions.map(({ id, text: title }) => [id, title]))
  for (const [question, title] of titles) {
    const counted = numbers.answers.filter((one) => one.question === question)
    const exported = answers.filter((one) => one['question'] === title)
    expect(exported).toHaveLength(counted.reduce((sum, { count }) => sum + count, 0))
  }
})

it('says the same in CSV and in a workbook, which brings what its columns mean', async () => {
  const [head, ...rows] = (await text('csv', '&question=q1')).slice(1).trim().split('\r\n')
  expect(head?.split(';')).toEqual(answerColumns.map(({ title }) => title))
  expect(rows).toHaveLength(401)
  expect(rows[0]).toContain(`"'=НЕ(формула); ""Байкал"""`)
  const file = await desk.request('/api/overview/answers/export?format=xlsx&question=q1')
  const sheets = await readWorkbook(Buffer.from(await file.arrayBuffer()))
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ['Ответы', 402],
    ['Описание столбцов', answerColumns.length + 1],
  ])
  expect(sheets[0]?.data[1]?.[7]).toBe('=НЕ(формула); "Байкал"')
})

it('hides the group where so few of it were in the hall that it says who spoke', async () => {
  const answers = (await text('jsonl')).trim().split('\n')
  const groups = new Set(answers.map((line) => (JSON.parse(line) as { group: string }).group))
  const resident = server.pack.groups.find(({ id }) => id === 'resident')?.title
  expect(groups).toEqual(new Set(['', 'скрыта', resident]))
  // Asked for by its name, a small group does not leave either.
  expect(await text('jsonl', '&group=business')).toBe('')
  expect(await text('jsonl', '&group=science')).toBe('')
  expect((await text('jsonl', '&group=resident')).trim().split('\n')).toHaveLength(301)
})

it('counts by group in the tables that leave exactly what the lines tell, so that no difference is left', async () => {
  const answers = await desk.request('/api/overview/numbers')
  const { told: counted = [] } = v.parse(numbersSchema, await okJson(answers))
  const groups = new Map(server.pack.groups.map(({ id, title }) => [title, id]))
  const toldIn = (cell: string) =>
    cell === '' ? unstatedGroup : cell === 'скрыта' ? untoldGroup : (groups.get(cell) ?? cell)
  for (const question of ['q1', 'q2']) {
    const lines = (await text('jsonl', `&question=${question}&also=without&late=without`)).trim()
    const counts: { [group: string]: number } = {}
    for (const line of lines.split('\n')) {
      const told = toldIn((JSON.parse(line) as { group: string }).group)
      counts[told] = (counts[told] ?? 0) + 1
    }
    const own = counted.filter((one) => one.question === question)
    expect(Object.fromEntries(own.map(({ group, count }) => [group, count]))).toEqual(counts)
    expect(counts[untoldGroup]).toBeGreaterThan(0)
    for (const group of [...server.pack.groups.map(({ id }) => id), unstatedGroup]) {
      const of = await text(
        'jsonl',
        `&question=${question}&also=without&late=without&group=${group}`,
      )
      expect(of.split('\n').length - 1, group).toBe(counts[group] ?? 0)
    }
  }
})

it('says of words that accuse somebody only that they were said; they count like any other', async () => {
  const lines = (await text('jsonl')).trim().split('\n')
  const answers = lines.map((line) => JSON.parse(line) as { text: string; display: string })
  const kept = answers.filter(({ display }) => display === 'не для показа')
  expect(kept.map((one) => one.text)).toEqual([''])
  expect(answers.some((one) => one.text === 'Слово 9')).toBe(false)
  expect(answers).toHaveLength(1203)
})

it('says at its beginning about how large it becomes, so that a long one can show how far it is', async () => {
  for (const format of ['csv', 'xlsx', 'jsonl']) {
    const response = await desk.request(`/api/overview/answers/export?format=${format}`)
    const about = Number(response.headers.get(aboutBytesHeader))
    const { byteLength } = await response.arrayBuffer()
    expect(about / byteLength, format).toBeGreaterThan(0.5)
    expect(about / byteLength, format).toBeLessThan(1.5)
  }
})

it('carries nobody’s name, and refuses a form that it does not know', async () => {
  expect(await text('jsonl')).not.toMatch(/facilitator|person|author|device|pseudonym/)
  expect((await desk.request('/api/overview/answers/export?format=exe')).status).toBe(400)
  expect((await desk.request('/api/overview/answers/export')).status).toBe(400)
})

function groupAt(at: number): string {
  if (at === 6) return 'science'
  return at % 4 === 0 ? 'resident' : 'business'
}

async function text(format: string, filter = ''): Promise<string> {
  const response = await desk.request(`/api/overview/answers/export?format=${format}${filter}`)
  expect(response.status).toBe(200)
  // `text()` would take the byte order mark away, which a spreadsheet needs.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
}
