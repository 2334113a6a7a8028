import type { AnswersPage } from '@living-libraries/model/overview'
import {
  type Codebook,
  codebookSchema,
  type ThemeCommand,
  type ThemeDone,
  themeDigestSchema,
  themeDoneSchema,
  themeHistorySchema,
  type ThemeTables,
  themeTablesSchema,
  unreadSchema,
} from '@living-libraries/model/themes'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'

const groups = ['resident', 'business', null] as const
const places = { 'irkutsk-gorod': 9, 'bratsk-gorod': 6, 'zima-gorod': 5 } as const

let server: TestCentre
let desk: TestDevice
let reader: TestDevice
/** Ids of all answers that may be read, by what was said. */
const said = new Map<string, string>()

beforeAll(async () => {
  server = await startTestCentre()
  desk = await TestDevice.with(server, { role: 'regional' })
  reader = await TestDevice.with(server, { role: 'administrator' })
  for (const [place, count] of Object.entries(places)) await evening(place, count)
})
afterAll(() => server.stop())

/** The evening of Зима is never submitted: of its answers nobody at the desk may learn anything. */
async function evening(place: string, count: number): Promise<void> {
  const space = `venue/${place}-1` as const
  const one = await TestDevice.with(server, { role: 'librarian', venue: `${place}-1` })
  const session = one.session(space, { date: '2024-11-05' })
  const answers = Array.from({ length: count }, (_, at) => {
    const group = groups[at % 3]
    const naming = at === 3 ? { naming: 'accusation' } : {}
    const more = { question: at % 2 === 0 ? 'q1' : 'q2', ...(group ? { group } : {}), ...naming }
    const answer = one.answer(space, session.record, `${place}: дорога номер ${at}`, more)
    said.set(`${place} ${at}`, answer.record)
    return answer
  })
  await one.push(session, ...answers)
  if (place !== 'zima-gorod') await one.push(one.act(space, session.record, 'submit', 1000))
}

const id = (name: string) => said.get(name) ?? ''

async function act(command: ThemeCommand, by = desk, request: string = crypto.randomUUID()) {
  const body = { id: request, person: by.person, command }
  const done: ThemeDone = v.parse(themeDoneSchema, await okJson(await by.post('/api/themes', body)))
  return { ...done, id: request }
}

async function made(title: string, parent: string | null = null): Promise<string> {
  const theme = crypto.randomUUID()
  await act({ act: 'make', theme, title, definition: '', parent, search: null })
  return theme
}

async function codebook(): Promise<Codebook> {
  return v.parse(codebookSchema, await okJson(await desk.request('/api/themes')))
}

async function counts(): Promise<{ [title: string]: readonly [number, number] }> {
  const { themes } = await codebook()
  return Object.fromEntries(themes.map((one) => [one.title, [one.answers, one.answersBelow]]))
}

async function ofTheme(theme: string): Promise<string[]> {
  const page: AnswersPage = await okJson(await desk.request(`/api/overview/answers?theme=${theme}`))
  expect(page.total).toBe(page.answers.length)
  return page.answers.map((answer) => answer.id).sort()
}

describe('the codebook', () => {
  it('takes answers in one by one and by a search, each command once', async () => {
    const roads = await made('Дороги')
    const some = [id('irkutsk-gorod 0'), id('irkutsk-gorod 1'), id('bratsk-gorod 0')]
    const first = await act({ act: 'assign', theme: roads, answers: some })
    expect(first).toMatchObject({ assigned: 3, released: 0 })
    const body = { act: 'assign', theme: roads, answers: some } as const
    expect(await act(body, desk, first.id)).toEqual(first)
    expect(await act(body)).toMatchObject({ assigned: 0 })
    expect(await ofTheme(roads)).toEqual([...some].sort())
    const found = await act({ act: 'assignFound', theme: roads, search: { text: 'дорогами' } })
    expect(found.assigned).toBe(12)
    expect(await act({ act: 'undo', command: found.id })).toMatchObject({ released: 12 })
    expect(await ofTheme(roads)).toEqual([...some].sort())
    await act({ act: 'remove', theme: roads })
    expect(await counts()).toEqual({})
  })

  it('knows nothing of answers that were not submitted', async () => {
    const theme = await made('Зима')
    const body = { act: 'assign', theme, answers: [id('zima-gorod 0')] } as const
    const request = { id: crypto.randomUUID(), person: desk.person, command: body }
    expect(await problemIn(await desk.post('/api/themes', request))).toBe('404 not-found')
    await act({ act: 'remove', theme })
  })

  it('splits, merges and renames, and takes every step back', async () => {
    const people = await made('Люди')
    const own = ['irkutsk-gorod 0', 'irkutsk-gorod 2', 'bratsk-gorod 1', 'bratsk-gorod 3'].map(id)
    await act({ act: 'assign', theme: people, answers: own })
    const part = crypto.randomUUID()
    const split = await act({
      act: 'split',
      theme: people,
      made: part,
      title: 'Соседи',
      answers: own.slice(0, 1),
    })
    expect(await counts()).toEqual({ Люди: [3, 3], Соседи: [1, 1] })
    await act({ act: 'change', theme: part, parent: people })
    expect(await counts()).toEqual({ Люди: [3, 4], Соседи: [1, 1] })
    const below = await made('Земляки', part)
    const circle = { act: 'change', theme: people, parent: below } as const
    const request = { id: crypto.randomUUID(), person: desk.person, command: circle }
    expect(await problemIn(await desk.post('/api/themes', request))).toBe('400 body-malformed')
    const merged = await act({ act: 'merge', theme: part, into: people })
    expect(await counts()).toEqual({ Люди: [4, 4], Земляки: [0, 0] })
    await act({ act: 'change', theme: people, title: 'Люди рядом' })
    await act({ act: 'undo', command: merged.id })
    expect(await counts()).toEqual({ 'Люди рядом': [3, 4], Соседи: [1, 1], Земляки: [0, 0] })
    expect((await codebook()).themes.find(({ id: one }) => one === below)?.parent).toBe(part)
    await act({ act: 'undo', command: split.id })
    // «Земляки» hangs on it by now, so it stays, without its answers.
    expect(await counts()).toEqual({ 'Люди рядом': [4, 4], Соседи: [0, 0], Земляки: [0, 0] })
    for (const theme of [below, part, people]) await act({ act: 'remove', theme })
  })

  it('leaves alone what somebody else has done since', async () => {
    const [one, other] = [await made('Первая'), await made('Вторая')]
    const answer = id('irkutsk-gorod 4')
    const first = await act({ act: 'assign', theme: one, answers: [answer] })
    await act({ act: 'release', theme: one, answers: [answer] })
    await act({ act: 'assign', theme: one, answers: [answer] }, reader)
    const undo = await act({ act: 'undo', command: first.id })
    expect(undo).toMatchObject({ assigned: 0, released: 0 })
    expect(await ofTheme(one)).toEqual([answer])
    const again = { id: crypto.randomUUID(), person: desk.person }
    const twice = { ...again, command: { act: 'undo', command: first.id } }
    expect(await problemIn(await desk.post('/api/themes', twice))).toBe('404 not-found')
    const { acts } = v.parse(
      themeHistorySchema,
      await okJson(await desk.request(`/api/themes/history?answer=${answer}`)),
    )
    const kept = acts.filter(({ theme }) => theme === one).map((step) => step.act)
    expect(kept).toEqual(['assign', 'release', 'assign'])
    expect(acts.every(({ at }) => at > 0)).toBe(true)
    for (const theme of [one, other]) await act({ act: 'remove', theme })
  })

  it('is of the desk alone, and of those who are on the device', async () => {
    const command = { act: 'remove', theme: crypto.randomUUID() }
    const asAnother = { id: crypto.randomUUID(), person: reader.person, command }
    expect(await problemIn(await desk.post('/api/themes', asAnother))).toBe('403 not-allowed')
  })
})

describe('reading', () => {
  it('goes from unread to unread, and shows how far the named readers are', async () => {
    const theme = await made('Прочитанное')
    const share = crypto.randomUUID()
    const scope = { question: 'q1', municipality: 'irkutsk-gorod' }
    await act({ act: 'shareOut', share, reader: reader.person, ...scope })
    const unread = async () =>
      v.parse(
        unreadSchema,
        await okJson(await desk.request(`/api/themes/unread?${new URLSearchParams(scope)}`)),
      )
    const before = await unread()
    expect(before.answers).toHaveLength(5)
    const [first, second] = before.answers
    const read = {
      act: 'read' as const,
      answer: first?.id ?? '',
      assign: [theme],
      release: [],
    } satisfies ThemeCommand
    const step = await act(read, reader)
    expect(step.assigned).toBe(1)
    await act({ act: 'read', answer: second?.id ?? '', assign: [], release: [] }, reader)
    expect((await unread()).coverage).toEqual({ answers: 5, read: 2, assigned: 1 })
    const { shares, coverage } = await codebook()
    expect(shares).toMatchObject([{ id: share, answers: 5, read: 2, assigned: 1 }])
    expect(coverage).toEqual({ answers: 15, read: 2, assigned: 1 })
    await act({ act: 'undo', command: step.id })
    expect((await unread()).answers.map((one) => one.id)).toContain(first?.id)
    await act({ act: 'endShare', share })
    expect((await codebook()).shares).toEqual([])
    await act({ act: 'remove', theme })
  })
})

describe('the tables', () => {
  it('count what a recount of the exported answers gives too', async () => {
    const roads = await made('Дороги')
    const near = await made('Близкие', roads)
    const far = await made('Дальние', roads)
    const assign = (theme: string, names: string[]) =>
      act({ act: 'assign', theme, answers: names.map(id) })
    await assign(near, ['irkutsk-gorod 0', 'irkutsk-gorod 1', 'bratsk-gorod 2', 'bratsk-gorod 5'])
    await assign(far, ['irkutsk-gorod 1', 'irkutsk-gorod 8', 'bratsk-gorod 3'])
    await assign(roads, ['irkutsk-gorod 1', 'irkutsk-gorod 3'])
    const tables: ThemeTables = v.parse(
      themeTablesSchema,
      await okJson(await desk.request('/api/themes/tables')),
    )
    const exported = (
      await (await desk.request('/api/overview/answers/export?format=jsonl&late=without')).text()
    )
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Exported)
    expect(exported).toHaveLength(15)
    const municipality = new Map(server.pack.municipalities.map(({ id: of, name }) => [name, of]))
    const group = new Map(server.pack.groups.map(({ id: of, title }) => [title, of]))
    const below = { [roads]: ['Дороги', 'Близкие', 'Дальние'], [near]: ['Близкие'] }
    for (const [theme, titles] of Object.entries(below)) {
      const own = exported.filter(({ themes }) =>
        themes.split('; ').some((t) => titles.includes(t)),
      )
      expect(cells(tables.byMunicipality, theme, 'municipality')).toEqual(
        recount(own.map((one) => municipality.get(one.municipality) ?? '?')),
      )
      // Nobody counted who came, so every group is a small one and hidden in the file: only its absence is told.
      const unstated = own.filter((one) => one.group === '').length
      expect(cells(tables.byGroup, theme, 'group')['unstated'] ?? 0).toBe(unstated)
      const all = Object.values(cells(tables.byGroup, theme, 'group'))
      expect(all.reduce((sum, count) => sum + count, 0)).toBe(own.length)
    }
    expect(group.size).toBeGreaterThan(0)
    expect(tables.base.municipality).toEqual({ 'irkutsk-gorod': 9, 'bratsk-gorod': 6 })
    expect(tables.base.total).toBe(15)
    const digest = v.parse(
      themeDigestSchema,
      await okJson(await desk.request('/api/themes/digest?municipality=irkutsk-gorod')),
    )
    expect(digest).toMatchObject({ base: 9, coverage: { answers: 9, assigned: 4 } })
    const found = digest.themes.map(({ title, count, quotes }) => [title, count, quotes.length])
    expect(found).toEqual([
      ['Близкие', 2, 2],
      ['Дальние', 2, 2],
      // What accuses somebody counts and is not quoted.
      ['Дороги', 4, 3],
    ])
    expect(JSON.stringify(digest)).not.toContain('номер 3')
  })
})

interface Exported {
  readonly municipality: string
  readonly group: string
  readonly themes: string
}

function cells<Name extends string>(
  all: readonly ({ readonly theme: string; readonly count: number } & {
    readonly [N in Name]: string
  })[],
  theme: string,
  name: Name,
): { [value: string]: number } {
  return Object.fromEntries(
    all.filter((one) => one.theme === theme).map((one) => [one[name], one.count]),
  )
}

function recount(values: readonly string[]): { [value: string]: number } {
  const totals: { [value: string]: number } = {}
  for (const value of values) totals[value] = (totals[value] ?? 0) + 1
  return totals
}
