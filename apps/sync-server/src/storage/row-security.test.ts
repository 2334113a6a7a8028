import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from '../test-centre.ts'
import { TestDevice } from '../test-device.ts'
import { type Database, openDatabase } from './database.ts'

const own = 'venue/irkutsk-gorod-1'
const foreign = 'venue/bratsk-gorod-1'
const tables = ['record', 'revision', 'session_review', 'space'] as const

let server: TestCentre
let opened: Database

beforeAll(async () => {
  server = await startTestCentre()
  opened = await openDatabase({ connectionString: server.database.url, maxConnections: 2 })
  for (const venue of ['irkutsk-gorod-1', 'bratsk-gorod-1']) {
    const device = await TestDevice.with(server, { role: 'librarian', venue })
    const session = device.session(`venue/${venue}`)
    await device.push(session, device.act(`venue/${venue}`, session.record, 'submit', 1))
  }
})
afterAll(async () => {
  await opened.close()
  await server.stop()
})

/** A statement in a transaction that names these spaces, and perhaps the whole. */
async function within(spaces: string, statement: string, whole = 'off'): Promise<unknown[]> {
  return opened.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('app.spaces', ${spaces}, true),
      set_config('app.whole', ${whole}, true)`.execute(trx)
    return (await sql.raw(statement).execute(trx)).rows
  })
}

describe('the database itself', () => {
  it.each(tables)('shows of %s only the rows of the spaces that were opened', async (table) => {
    const column = table === 'space' ? 'id' : 'space'
    const read = `select distinct ${column} as space from ${table} order by 1`
    expect(await within(own, read)).toEqual([{ space: own }])
    expect(await within('', read)).toEqual([])
    expect(
      await opened.kysely.transaction().execute((trx) => sql.raw(read).execute(trx)),
    ).toMatchObject({ rows: [] })
    expect(await within('', read, 'on')).toContainEqual({ space: foreign })
  })

  it.each(['record', 'session_review', 'space'])(
    'changes nothing of %s elsewhere',
    async (table) => {
      const column = table === 'space' ? 'id' : 'space'
      const set = {
        record: 'late = true',
        session_review: 'self_accepted = true',
        space: 'last_seq = 99',
      }
      const change = set[table as keyof typeof set]
      for (const whole of ['off', 'on']) {
        const updated = await within(
          own,
          `update ${table} set ${change} where ${column} = '${foreign}' returning 1`,
          whole,
        )
        expect(updated).toEqual([])
      }
    },
  )

  it('takes no row for a space that was not opened', async () => {
    const insert = `insert into space (id) values ('venue/elsewhere')`
    await expect(within(own, insert)).rejects.toThrow('row-level security')
    await expect(within(own, insert, 'on')).rejects.toThrow('row-level security')
    await expect(within(own, `update space set id = '${foreign}-x'`)).rejects.toThrow()
  })

  it('keeps the themes for the region’s desk, and their history as it was written', async () => {
    const make = `insert into theme (id, title, definition, state)
      values (gen_random_uuid(), 'Дороги', '', 'active') returning title`
    await expect(within(own, make)).rejects.toThrow('row-level security')
    await expect(within('', make, 'on')).rejects.toThrow('row-level security')
    expect(await within('region', make)).toEqual([{ title: 'Дороги' }])
    expect(await within(own, 'select title from theme')).toEqual([])
    expect(await within('', 'select title from theme', 'on')).toEqual([{ title: 'Дороги' }])
    for (const statement of [
      'delete from theme_command',
      'update theme_answer_history set is_assigned = true',
      'update theme_command set person = person',
      'delete from theme',
    ]) {
      await expect(within('region', statement)).rejects.toThrow('permission denied')
    }
  })

  it('tells of the words of answers only where the whole was opened', async () => {
    for (const statement of ['select * from answer_words', 'select * from theme_cell']) {
      await expect(within('', statement, 'on')).rejects.toThrow('permission denied')
    }
    for (const call of ['answer_cells()', 'found_answers(null, null)', 'theme_cells()']) {
      await expect(within(own, `select * from ${call}`)).rejects.toThrow('the whole is not open')
      expect(await within('', `select * from ${call}`, 'on')).toEqual([])
    }
  })

  it('lets nobody rewrite history or take back the owner’s rights by itself', async () => {
    for (const statement of ['update revision set seq = 0', 'delete from revision']) {
      await expect(within(own, statement)).rejects.toThrow('permission denied')
      await expect(server.database.run(statement)).rejects.toThrow('only ever added to')
    }
    await expect(server.database.run('truncate revision')).rejects.toThrow('only ever added to')
    await expect(within(own, 'delete from record')).rejects.toThrow('permission denied')
    await expect(within(own, 'alter table record disable row level security')).rejects.toThrow()
  })

  it('S10: refuses a record that changed without a new position, or that moves', async () => {
    const at = `where space = '${own}' and kind = 'session'`
    await expect(within(own, `update record set state = state || '{"x":1}' ${at}`)).rejects.toThrow(
      'without a new position',
    )
    await expect(
      within(`${own},${foreign}`, `update record set space = '${foreign}', position = 9 ${at}`),
    ).rejects.toThrow('for ever')
    await within(own, `update record set late = late ${at}`)
  })
})
