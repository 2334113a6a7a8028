import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../storage/database.ts'
import { migrationFiles, runMigrations } from '../storage/migrations.ts'
import { type TestDatabase, testDatabase } from '../test-database.ts'
import { TestDevice } from '../test-device.ts'
import { startTestServer } from '../test-server.ts'
import { checkChain } from './chain-check.ts'
import { checkStates } from './state-check.ts'

const space = 'venue/zima-gorod-1'
let database: TestDatabase
let owner: pg.Client

beforeEach(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
})
afterEach(async () => {
  await owner.end()
  await database.drop()
})

/** An evening with two devices, a text that lost, a deletion, an act of review. */
async function evening(): Promise<void> {
  const server = await startTestServer({ connectionString: database.url })
  const grant = { role: 'librarian', venue: 'zima-gorod-1' } as const
  const [one, two] = [await TestDevice.with(server, grant), await TestDevice.with(server, grant)]
  const session = one.session(space, { title: 'Вечер' })
  await one.push(session)
  const edit = (device: TestDevice, title: string) =>
    device.change({ record: session.record, base: 1, set: { title } })
  await one.push(edit(one, 'Вечер на реке'))
  await two.push(edit(two, 'Вечер у реки'))
  const answer = one.change({
    create: { kind: 'answer', space, session: session.record },
    set: { question: 'q1', text: 'Слово' },
  })
  await one.push(answer, one.act(space, session.record, 'submit', 4))
  await one.push(one.change({ record: answer.record, base: 5, set: { deleted: true } }))
  await server.stop()
}

/** As somebody who owns the database and knows what he does. */
async function tamper(statement: string): Promise<void> {
  await owner.query(`begin; set local session_replication_role = replica; ${statement}; commit`)
}

async function found(heads: Awaited<ReturnType<typeof checkChain>>['heads'] = []) {
  const { tamperings } = await checkChain(owner, heads)
  return [...tamperings, ...(await checkStates(owner)).tamperings]
}

describe('the chain', () => {
  it('holds over what the server wrote, and every state follows from its history', async () => {
    await evening()
    const { rows, erased, heads } = await checkChain(owner)
    expect(rows).toBeGreaterThan(6)
    expect(erased).toBe(0)
    expect(heads.map((head) => head.space)).toContain(space)
    expect(await found(heads)).toEqual([])
    const { compared, passedOver } = await checkStates(owner)
    expect([compared > 80, passedOver]).toEqual([true, 0])
  })

  it.each([
    [
      'a value',
      `update revision set change = jsonb_set(change, '{set,title}', '"Иное"')`,
      'values',
    ],
    ['an author', `update revision set person = gen_random_uuid()`, 'row'],
    ['a time', `update revision set received_at = received_at + interval '1 hour'`, 'row'],
    ['a replaced text', `update revision set replaced = '{"title": "Иное"}'`, 'values'],
    ['a row that is gone', `delete from revision`, 'missing'],
  ])('shows %s that the owner of the database changed', async (_, statement, what) => {
    await evening()
    await tamper(`${statement} where space = '${space}' and seq = 3`)
    expect(await found()).toContainEqual(expect.objectContaining({ space, what }))
  })

  it('shows a state that was changed past the history', async () => {
    await evening()
    await tamper(`update record set state = jsonb_set(state, '{fields,title}', '"Иное"')
      where space = '${space}' and kind = 'session'`)
    expect(await found()).toMatchObject([{ space, what: 'state' }])
  })

  it('misses nobody whom an older release did not name, and shows whoever was named past the history', async () => {
    await evening()
    const { rowCount } = await owner.query(
      `select from record where space = $1 and state ? 'setBy'`,
      [space],
    )
    expect(rowCount).toBe(2)
    await tamper(`update record set state = state - 'setBy' where space = '${space}'`)
    expect(await found()).toEqual([])
    await tamper(`update record set state = jsonb_set(state, '{setBy}', '{"title": [{"device": "nobody", "n": 9}]}')
      where space = '${space}' and kind = 'session'`)
    expect(await found()).toMatchObject([{ space, what: 'state' }])
  })

  it('misses nothing that an older release did not tell of a dispute, and shows what never stood there', async () => {
    await evening()
    const told = `state #> '{disputed,title,0}' ? 'was'`
    const { rowCount } = await owner.query(`select from record where ${told}`)
    expect(rowCount).toBe(1)
    await tamper(`update record set state = state #- '{disputed,title,0,was}' where ${told}`)
    expect(await found()).toEqual([])
    await tamper(`update record set state = jsonb_set(state, '{disputed,title,0,was}', '"Утро"')
      where space = '${space}' and kind = 'session'`)
    expect(await found()).toMatchObject([{ space, what: 'state' }])
  })

  it('shows an end that was cut off, even where the counter was put back, by a head kept elsewhere', async () => {
    await evening()
    const { heads } = await checkChain(owner)
    await tamper(`delete from revision where space = '${space}' and seq = 8`)
    expect((await checkChain(owner)).tamperings).toEqual([{ space, seq: 8, what: 'missing' }])
    await tamper(`update space set last_seq = 7 where id = '${space}'`)
    const { tamperings } = await checkChain(owner)
    expect(tamperings).toEqual([])
    expect((await checkChain(owner, heads)).tamperings).toMatchObject([{ space, what: 'head' }])
  })

  it('takes in the history that was there before it', async () => {
    await owner.query('begin')
    const files = await migrationFiles()
    await runMigrations(
      owner,
      files.filter(({ name }) => name < '0007'),
    )
    await owner.query(`insert into space (id, last_seq) values ('forum', 2)`)
    await owner.query(`insert into revision select 'forum', n, gen_random_uuid(), '{"n": 1, "base": 0, "madeAt": 5,
      "set": {"a": "б"}, "unset": []}', '{}', gen_random_uuid(), gen_random_uuid(), now() from generate_series(1, 2) n`)
    await owner.query('commit')
    await (await openDatabase({ connectionString: database.url, maxConnections: 1 })).close()
    const { rows, tamperings } = await checkChain(owner)
    expect([rows, tamperings]).toEqual([2, []])
  })
})
