import type { ThemeCommand } from '@living-libraries/model/themes'
import { themeDoneSchema } from '@living-libraries/model/themes'
import fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { checkCounts } from './audit/count-check.ts'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, TestDevice } from './test-device.ts'

const space = 'venue/irkutsk-gorod-1'
const groups = ['resident', 'business', null] as const

let server: TestCentre
let phone: TestDevice
let coordinator: TestDevice
let desk: TestDevice
let colleague: TestDevice
let administrator: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  phone = await TestDevice.with(server, { role: 'librarian', venue: 'irkutsk-gorod-1' })
  const municipality = 'irkutsk-gorod'
  coordinator = await TestDevice.with(server, { role: 'coordinator', municipality })
  desk = await TestDevice.with(server, { role: 'regional' })
  colleague = await TestDevice.with(server, { role: 'librarian', venue: 'irkutsk-gorod-1' })
  administrator = await TestDevice.with(server, { role: 'administrator' })
})
afterAll(() => server.stop())

/** What happens to answers and themes; `at`, `to` choose which of those there are. */
const step = fc.record({
  what: fc.constantFrom(
    'say',
    'say',
    'say much at once',
    'two at once',
    'erase',
    'count again',
    'question',
    'group',
    'delete',
    'bring back',
    'submit',
    'return',
    'accept',
    'drop the session',
    'read',
    'assign',
    'assign',
    'release',
    'put below',
    'put on top',
    'split',
    'merge',
    'remove',
    'undo',
  ),
  at: fc.nat(30),
  to: fc.nat(30),
})
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never

/** A history of one session and of the codebook, as it comes about step by step. */
class History {
  readonly #sessions: string[] = []
  readonly #answers: string[] = []
  readonly #themes: string[] = []
  readonly #commands: string[] = []

  async begin(): Promise<void> {
    for (const date of ['2024-11-05', '2024-11-06']) {
      const session = phone.session(space, { date })
      const said = [0, 1, 2, 3].map((at) => this.#answer(session.record, at))
      await phone.push(session, ...said)
      this.#sessions.push(session.record)
      await phone.push(phone.act(space, session.record, 'submit', 1_000_000))
    }
    for (let at = 0; at < 3; at++) await this.#make()
  }

  async take({ what, at, to }: Step): Promise<void> {
    const session = oneOf(this.#sessions, at)
    const answer = oneOf(this.#answers, at)
    const theme = oneOf(this.#themes, to)
    const edited = (set: { [path: string]: string | boolean }) =>
      phone.push(phone.change({ record: answer, base: 1_000_000, set }))
    switch (what) {
      case 'say':
        return this.#say(session, to)
      case 'say much at once':
        return this.#sayMuch(at, to)
      case 'two at once':
        return this.#twoAtOnce(session, answer, at)
      case 'erase':
        return void (await okJson(await administrator.post('/api/erasures', { record: answer })))
      case 'count again':
        return void (await server.database.run('select count_again()'))
      case 'question':
        return void (await edited({ question: to % 2 === 0 ? 'q2' : 'q3' }))
      case 'group':
        return void (await edited({ group: groups[to % 2] ?? 'resident' }))
      case 'delete':
      case 'bring back':
        return void (await edited({ deleted: what === 'delete' }))
      case 'submit':
        return void (await phone.push(phone.act(space, session, what, 1_000_000)))
      case 'return':
      case 'accept':
        return void (await coordinator.push(coordinator.act(space, session, what, 1_000_000)))
      case 'drop the session':
        return void (await phone.push(
          phone.change({ record: session, base: 1_000_000, set: { deleted: to % 2 === 0 } }),
        ))
      case 'read':
        return this.#act({ act: 'read', answer, assign: [theme], release: [] })
      case 'assign':
      case 'release':
        return this.#act({ act: what, theme, answers: this.#answers.slice(at % 5, (to % 9) + 1) })
      case 'put below':
        return this.#act({ act: 'change', theme, parent: oneOf(this.#themes, at) })
      case 'put on top':
        return this.#act({ act: 'change', theme, parent: null })
      case 'split': {
        const made = crypto.randomUUID()
        this.#themes.push(made)
        return this.#act({ act: 'split', theme, made, title: `Часть ${made}`, answers: [answer] })
      }
      case 'merge':
        return this.#act({ act: 'merge', theme, into: oneOf(this.#themes, at) })
      case 'remove':
        return this.#act({ act: 'remove', theme })
      case 'undo':
        return this.#act({ act: 'undo', command: oneOf(this.#commands, at) })
    }
  }

  async #say(session: string, at: number): Promise<void> {
    await phone.push(this.#answer(session, at))
  }

  #answer(session: string, at: number) {
    const group = groups[at % 3]
    const answer = phone.answer(space, session, `Наша дорога ${at}`, group ? { group } : {})
    this.#answers.push(answer.record)
    return answer
  }

  /** One push with new answers of both sessions, of which one changes twice and one is deleted again. */
  async #sayMuch(at: number, to: number): Promise<void> {
    const said = this.#sessions.flatMap((session) =>
      ['Река', 'Лес'].map((text) => phone.answer(space, session, text, { group: 'business' })),
    )
    const edits = [at, at + 1, to].map((index, turn) => {
      const record = oneOf(said, index).record
      const set = turn === 2 ? { deleted: true } : { question: `q${(to % 3) + turn + 1}` }
      return phone.change({ record, base: 1_000_000, set })
    })
    await phone.push(...said, ...edits)
    this.#answers.push(...said.map(({ record }) => record))
  }

  /** Pushes that cross each other and a command of the desk, all about the same answer. */
  async #twoAtOnce(session: string, answer: string, at: number): Promise<void> {
    const said = colleague.answer(space, session, 'Ещё дорога')
    const set = at % 2 === 0 ? { group: 'business' } : { deleted: at % 3 === 0 }
    const other = this.#sessions.find((one) => one !== session) ?? session
    const act = at % 2 === 0 ? 'accept' : 'return'
    await Promise.all([
      colleague.push(said, colleague.change({ record: answer, base: 1_000_000, set })),
      phone.push(phone.change({ record: answer, base: 1_000_000, set: { question: 'q3' } })),
      coordinator.push(coordinator.act(space, other, act, 1_000_000)),
      this.#act({ act: 'read', answer, assign: [oneOf(this.#themes, at)], release: [] }),
    ])
    this.#answers.push(said.record)
  }

  async #make(): Promise<void> {
    const theme = crypto.randomUUID()
    this.#themes.push(theme)
    await this.#act({
      act: 'make',
      theme,
      title: theme,
      definition: '',
      parent: null,
      search: null,
    })
  }

  /** What cannot be done is refused, and must leave the counts as they were. */
  async #act(command: ThemeCommand): Promise<void> {
    const id = crypto.randomUUID()
    const response = await desk.post('/api/themes', { id, person: desk.person, command })
    if (response.status === 200) {
      v.parse(themeDoneSchema, await okJson(response))
      this.#commands.push(id)
    } else expect([400, 404]).toContain(response.status)
  }
}

test('what is kept of answers and themes is at any time what a recount gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
      const history = new History()
      await history.begin()
      for (const one of steps) await history.take(one)
      expect(await keptCounts()).toEqual(await recount())
      expect(await differences()).toEqual([])
    }),
    { numRuns: 6, endOnFailure: true },
  )
  const [all] = await server.database.run<{ assigned: number; below: number }>(
    `select sum(assigned)::int as assigned, (select sum(below)::int from theme_cell) as below
     from cell_reading`,
  )
  expect(all?.assigned).toBeGreaterThan(0)
  expect(all?.below).toBeGreaterThan(0)
}, 180_000)

test('whoever looks is told where what is kept is not what a recount gives, and can have it counted again', async () => {
  const { database } = server
  for (const [what, damage] of [
    ['answers', 'update answer_cell set answers = answers + 1 where answers > 0'],
    ['session', 'update session_answers set late = late + 1'],
    ['session', 'delete from session_answers'],
    ['arrived', 'update arrival set received = received - 1'],
    ['below', 'update theme_cell set below = below + 1'],
    ['assigned', 'update cell_reading set assigned = assigned + 1'],
  ] as const) {
    await database.run(damage)
    expect(await differences(), damage).toMatchObject([{ what }])
    await database.run('select count_again()')
    expect(await differences(), damage).toEqual([])
  }
})

async function differences() {
  const owner = new pg.Client({ connectionString: server.database.url })
  await owner.connect()
  try {
    return await checkCounts(owner)
  } finally {
    await owner.end()
  }
}

function keptCounts() {
  return server.database.run(`
    select 'answers' as what, null as theme, key, answers::int as count from answer_cell where answers <> 0
    union all select 'read', null, key, read from cell_reading r join answer_cell k on k.id = r.cell where read <> 0
    union all select 'assigned', null, key, assigned from cell_reading r join answer_cell k on k.id = r.cell
      where assigned <> 0
    union all select 'own', theme::text, key, own from theme_cell t join answer_cell k on k.id = t.cell where own <> 0
    union all select 'below', theme::text, key, below from theme_cell t join answer_cell k on k.id = t.cell
      where below <> 0
    union all select 'session', session::text, venue, answers * 10000 + late_answers * 100 + late from session_answers
    union all select 'arrived', space, kind, received from arrival
    order by 1, 2, 3`)
}

/** From the records and the assignments themselves, by another way than they are kept. */
function recount() {
  return server.database.run(`
    with said as (
      select r.*, jsonb_build_array(r.municipality, r.venue, r.question, r.also, r.grp, r.late,
        case when r.deleted or s.deleted then 'deleted' else coalesce(v.state, 'draft') end)::text as key,
        r.deleted or s.deleted as is_gone
      from record r join record s on s.id = r.of_session
      left join session_review v on v.session = r.of_session where r.kind = 'answer'),
    recursive_parts as (
      with recursive parts (theme, part) as (
        select id, id from theme union select p.theme, t.id from parts p join theme t on t.parent = p.part)
      select * from parts)
    select 'answers' as what, null as theme, key, count(*)::int as count from said group by key
    union all select 'read', null, key, count(*)::int from said
      where id in (select answer from answer_reading) group by key
    union all select 'assigned', null, key, count(*)::int from said
      where id in (select answer from theme_answer) group by key
    union all select 'own', t.theme::text, key, count(*)::int from said join theme_answer t on t.answer = said.id
      group by t.theme, key
    union all select 'below', p.theme::text, key, count(distinct said.id)::int
      from said join theme_answer t on t.answer = said.id join recursive_parts p on p.part = t.theme
      group by p.theme, key
    union all select 'session', of_session::text, venue, (count(*) filter (where not is_gone) * 10000
      + count(*) filter (where late and not is_gone) * 100 + count(*) filter (where late))::int
      from said group by of_session, venue
    union all select 'arrived', space, kind, count(*)::int from record
      where kind in ('answer', 'initiative') group by space, kind
    order by 1, 2, 3`)
}

function oneOf<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length]
  if (item === undefined) throw new Error('there is none')
  return item
}
