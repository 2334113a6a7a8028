import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../test-database.ts'
import { TestDevice } from '../test-device.ts'
import { startTestServer } from '../test-server.ts'
import { openDatabase } from './database.ts'
import { serverRole } from './server-role.ts'

let database: TestDatabase
const user = `owner_${randomUUID().slice(0, 8)}`

beforeAll(async () => {
  database = await emptyDatabase()
  const name = new URL(database.url).pathname.slice(1)
  await database.run(`create role ${user} login password 'secret' nosuperuser nocreaterole`)
  await database.run(`alter database ${name} owner to ${user}`)
  await database.run(`alter schema public owner to ${user}`)
  const [{ count } = { count: '0' }] = await database.run<{ count: string }>(
    `select count(*) from pg_roles where rolname = '${serverRole}'`,
  )
  if (count === '0') await database.run(`create role ${serverRole} nologin`)
})
afterAll(async () => {
  await database.drop()
})

function asUser(): string {
  const url = new URL(database.url)
  url.username = user
  url.password = 'secret'
  return url.href
}

it('tells an ordinary database user what an administrator must run once', async () => {
  await expect(openDatabase({ connectionString: asUser() })).rejects.toThrow(
    `GRANT ${serverRole} TO`,
  )
})

it('works for an owner who is no superuser, once the role was given', async () => {
  await database.run(`grant ${serverRole} to ${user}`)
  const server = await startTestServer({ connectionString: asUser() })
  const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
  const session = device.session('venue/zima-gorod-1')
  expect(await device.push(session)).toMatchObject([{ outcome: 'taken' }])
  const other = await TestDevice.with(server, { role: 'librarian', venue: 'bratsk-gorod-1' })
  const stolen = { ...other.session('venue/bratsk-gorod-1'), record: session.record }
  expect(await other.push(stolen)).toMatchObject([{ reason: 'id-taken' }])
  const desk = await TestDevice.with(server, { role: 'regional' })
  expect((await desk.request('/api/overview/board')).status).toBe(200)
  await server.stop()
})
