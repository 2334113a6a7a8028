import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkChain } from '../audit/chain-check.ts'
import { serverRole } from '../storage/server-role.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from '../test-database.ts'
import { TestDevice } from '../test-device.ts'
import { startTestServer } from '../test-server.ts'
import { placeKeys } from './key-placing.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'

let source: TestDatabase
let target: TestDatabase
let dataDir: string
let key: string

beforeEach(async () => {
  source = await testDatabase()
  target = await emptyDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'living-libraries-restore-'))
  key = await generateX25519Identity()
  const server = await startTestServer({
    connectionString: source.url,
    keysDir: join(dataDir, 'keys'),
  })
  const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
  await device.push(device.session('venue/zima-gorod-1', { title: 'Вечер' }))
  await server.stop()
})
afterEach(async () => {
  await source.drop()
  await target.drop()
  await rm(dataDir, { recursive: true, force: true })
})

async function backUp(): Promise<string> {
  const keysDir = join(dataDir, 'keys')
  const sealFor = { recipients: [await identityToRecipient(key)] }
  const place = { connectionString: source.url, keysDir, dataDir, packPath: undefined }
  const made = await makeBackup({ ...place, folder: dataDir, sealFor, version: '9.9' })
  return made.path
}

async function restore(file: string, connectionString = target.url) {
  const owner = new pg.Client({ connectionString })
  await owner.connect()
  try {
    const keysDir = join(dataDir, 'keys')
    return await restoreBackup({ file, secret: { key }, owner, dataDir, keysDir, ledgers: [] })
  } finally {
    await owner.end()
  }
}

it('fills the database of an owner who is no superuser, and every row is there and closed as before', async () => {
  const user = `owner_${randomUUID().slice(0, 8)}`
  const name = new URL(target.url).pathname.slice(1)
  await target.run(`create role ${user} login password 'secret' nosuperuser nocreaterole`)
  await target.run(`alter database ${name} owner to ${user}`)
  await target.run(`alter schema public owner to ${user}`)
  await target.run(`grant ${serverRole} to ${user}`)
  const url = new URL(target.url)
  url.username = user
  url.password = 'secret'
  const { rows } = await restore(await backUp(), url.href)
  for (const table of Object.keys(rows)) {
    const [{ count } = { count: -1 }] = await target.run<{ count: string }>(
      `select count(*) from ${table}`,
    )
    expect(Number(count), table).toBe(rows[table])
  }
  expect(rows['record']).toBeGreaterThan(0)
  const owner = new pg.Client({ connectionString: target.url })
  await owner.connect()
  expect((await checkChain(owner)).tamperings).toEqual([])
  await owner.end()
  const shape = `select relname, relrowsecurity, relforcerowsecurity, (select array_agg(tgname::text || tgenabled::text order by tgname)
    from pg_trigger where tgrelid = c.oid and not tgisinternal) as triggers
    from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
  expect(await target.run(shape)).toEqual(await source.run(shape))
})

it('refuses a database that has tables, and changes nothing in it', async () => {
  const file = await backUp()
  await target.run('create table precious (id int)')
  await expect(restore(file)).rejects.toThrow('has tables already')
  expect(
    await target.run('select tablename from pg_tables where schemaname = $1', ['public']),
  ).toEqual([{ tablename: 'precious' }])
})

it('says which version made a backup that is newer than the program', async () => {
  await source.run(`insert into migration (name, checksum) values ('9999-later.sql', 'x')`)
  await expect(restore(await backUp())).rejects.toThrow('newer version of the program (9.9)')
})

it('leaves nothing behind where the file is altered in its middle', async () => {
  const file = await backUp()
  const bytes = await readFile(file)
  bytes[bytes.byteLength >> 1] = (bytes[bytes.byteLength >> 1] ?? 0) ^ 1
  await writeFile(file, bytes)
  await expect(restore(file)).rejects.toThrow('damaged or incomplete')
  expect(await target.run(`select 1 from pg_tables where schemaname = 'public'`)).toEqual([])
})

it('unites the ledgers in the order of time, and never replaces the keys of another centre', async () => {
  const line = (act: string, at: string) => JSON.stringify({ act, id: 'd', at })
  const keysDir = join(dataDir, 'keys')
  await writeFile(join(keysDir, 'shut-out.jsonl'), `${line('device-admitted', '2024-02')}\n`)
  const given = `${line('device-revoked', '2024-03')}\n${line('device-revoked', '2024-01')}\n`
  await placeKeys({ from: join(dataDir, 'none'), keysDir, ledgers: [given] })
  const united = (await readFile(join(keysDir, 'shut-out.jsonl'), 'utf8')).trim().split('\n')
  expect(united.map((text) => (JSON.parse(text) as { at: string }).at)).toEqual([
    '2024-01',
    '2024-02',
    '2024-03',
  ])
  const file = await backUp()
  await writeFile(join(keysDir, 'signing-key.json'), '{}')
  await expect(restore(file)).rejects.toThrow('keys of another centre')
})
