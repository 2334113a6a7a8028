import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../test-database.ts'
import { problemIn, TestDevice } from '../test-device.ts'
import { startTestServer } from '../test-server.ts'
import { openDatabase } from './database.ts'
import { migrationFiles } from './migrations.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await emptyDatabase()
})
afterEach(() => database.drop())

describe('opening a database', () => {
  it('works from several processes at once and a second time', async () => {
    const open = () => openDatabase({ connectionString: database.url, maxConnections: 1 })
    const opened = await Promise.all([open(), open(), open()])
    const again = await open()
    for (const one of [...opened, again]) await one.close()
    const names = (await migrationFiles()).map(({ name }) => ({ name }))
    expect(names.length).toBeGreaterThan(1)
    expect(await database.run('select name from migration order by name')).toEqual(names)
  })

  it('says what is wrong with one that a newer version has made', async () => {
    const opened = await openDatabase({ connectionString: database.url, maxConnections: 1 })
    await opened.close()
    await database.run(`insert into migration (name, checksum) values ('9999-later.sql', 'x')`)
    await expect(openDatabase({ connectionString: database.url })).rejects.toThrow('newer version')
    await database.run(`delete from migration where name = '9999-later.sql'`)
    await database.run(`update migration set checksum = 'x'`)
    await expect(openDatabase({ connectionString: database.url })).rejects.toThrow('is not the one')
  })

  it('refuses one that would forget what it acknowledged', async () => {
    const name = new URL(database.url).pathname.slice(1)
    await database.run(`alter database ${name} set synchronous_commit = off`)
    await expect(openDatabase({ connectionString: database.url })).rejects.toThrow(
      'synchronous_commit=off',
    )
  })

  it('says how to reach none', async () => {
    const nowhere = 'postgres://nobody@127.0.0.1:1/none'
    await expect(openDatabase({ connectionString: nowhere })).rejects.toThrow('cannot be reached')
  })
})

describe('a database that dies', () => {
  it('is told as unavailable, acknowledges nothing, and what was acknowledged is there after it', async () => {
    const server = await startTestServer({ connectionString: database.url })
    const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
    const before = device.session('venue/zima-gorod-1', { title: 'до' })
    expect(await device.push(before)).toMatchObject([{ outcome: 'taken' }])
    const during = device.session('venue/zima-gorod-1', { title: 'во время' })
    const reopen = await database.close()
    const statuses: number[] = []
    for (let time = 0; time < 4; time++) {
      statuses.push((await device.pushBody(device.body([during]))).status)
    }
    expect(statuses).toEqual([503, 503, 503, 503])
    await reopen()
    expect(await device.push(during)).toMatchObject([{ outcome: 'taken' }])
    const titles = (await device.pull()).map(({ fields }) => fields['title'])
    expect(titles).toEqual(expect.arrayContaining(['до', 'во время']))
    await server.stop()
  })

  it('in the middle of many pushes loses none that was acknowledged', async () => {
    const server = await startTestServer({ connectionString: database.url })
    const grant = { role: 'librarian', venue: 'zima-gorod-1' } as const
    const devices = await Promise.all([1, 2, 3, 4].map(() => TestDevice.with(server, grant)))
    const acknowledged = new Set<string>()
    let isOver = false
    const pushing = devices.map(async (device) => {
      while (!isOver) {
        const change = device.session('venue/zima-gorod-1')
        const response = await device.pushBody(device.body([change]))
        if (response.status === 200) acknowledged.add(change.record)
        else expect(response.status).toBe(503)
      }
    })
    for (const enough of [5, 10, 15]) {
      await expect.poll(() => acknowledged.size).toBeGreaterThan(enough)
      await (await database.close())()
    }
    isOver = true
    await Promise.all(pushing)
    const rows = await database.run<{ id: string }>(`select id from record where kind = 'session'`)
    const kept = new Set(rows.map(({ id }) => id))
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(10)
    await server.stop()
  })

  it('lets every route say so', async () => {
    const server = await startTestServer({ connectionString: database.url })
    const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
    await server.services.stop()
    expect(await problemIn(await device.request('/api/me'))).toBe('503 unavailable')
    expect(await problemIn(await device.pushBody(device.body([])))).toBe('503 unavailable')
    expect(await problemIn(await server.fetch('/api/health'))).toBe('503 unavailable')
  })
})
