import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../test-database.ts'
import { openDatabase } from './database.ts'
import { ensureServerRole } from './server-role.ts'
import { migrate, migrationFiles, runMigrations, waitingMigrations } from './migrations.ts'

let database: TestDatabase
let owner: pg.Client

beforeEach(async () => {
  database = await emptyDatabase()
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
})
afterEach(async () => {
  await owner.end()
  await database.drop()
})

/** A database as an older version of the program left it, with a colleague in it. */
async function ofOlderVersion(): Promise<void> {
  const files = await migrationFiles()
  await ensureServerRole(owner)
  await owner.query('begin')
  await runMigrations(
    owner,
    files.filter(({ name }) => name < '0007'),
  )
  await owner.query(`insert into person (id, name) values (gen_random_uuid(), 'Анна')`)
  await owner.query('commit')
}

async function people(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select name from person where name <> 'server'`,
  )
  return rows.map(({ name }) => name)
}

it('an upgrade brings an older database up to date with everything in it', async () => {
  await ofOlderVersion()
  expect(await waitingMigrations(owner)).toContain('0007-erasure.sql')
  await (await openDatabase({ connectionString: database.url, maxConnections: 1 })).close()
  expect(await waitingMigrations(owner)).toEqual([])
  expect(await people()).toEqual(['Анна'])
})

it('an upgrade that fails in its middle leaves the database to the old version as it was', async () => {
  await ofOlderVersion()
  const before = await waitingMigrations(owner)
  await owner.query('create table photo_piece (in_the_way integer)')
  await expect(migrate(owner)).rejects.toThrow(/photo_piece/)
  expect(await waitingMigrations(owner)).toEqual(before)
  expect(await people()).toEqual(['Анна'])

  await owner.query('drop table photo_piece')
  expect(await migrate(owner)).toEqual(before)
  expect(await people()).toEqual(['Анна'])
})
