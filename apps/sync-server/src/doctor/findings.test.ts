import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegionKeys } from '../storage/key-files.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from '../test-database.ts'
import { TestDevice } from '../test-device.ts'
import { startTestServer } from '../test-server.ts'
import { checkDatabase } from './database-check.ts'
import { checkDevices } from './device-check.ts'
import { report } from './finding.ts'
import { checkBackups, checkKeys } from './key-check.ts'
import { checkClock, judgeDisk } from './machine-check.ts'
import { checkCertificate, checkServer } from './server-check.ts'

const dayMs = 24 * 60 * 60 * 1000
let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await emptyDatabase()
  folder = await mkdtemp(join(tmpdir(), 'living-libraries-doctor-'))
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('the doctor', () => {
  it('looks at the database as it is, and changes nothing', async () => {
    const levels = async () =>
      (await checkDatabase(database.url)).findings.map(({ level }) => level)
    expect(await levels()).toEqual(['fine', 'warning'])
    const server = await startTestServer({ connectionString: database.url })
    const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
    await device.push(device.session('venue/zima-gorod-1'))
    await server.stop()
    const view = await checkDatabase(database.url)
    expect(view.findings.map(({ level }) => level)).toEqual(['fine', 'fine', 'fine'])
    expect(view.devices).toMatchObject([{ id: device.id, unsent: null }])
    expect(Math.abs((view.times?.newest ?? 0) - Date.now())).toBeLessThan(dayMs)

    await database.run(`delete from migration where name like '0002%'`)
    expect(await levels()).toEqual(['fine', 'warning'])
    await database.run(`insert into migration (name, checksum) values ('9999-later.sql', 'x')`)
    expect(await levels()).toEqual(['fine', 'bad'])
    const name = new URL(database.url).pathname.slice(1)
    await database.run(`alter database ${name} set synchronous_commit = off`)
    expect((await levels())[0]).toBe('bad')
    const nowhere = await checkDatabase('postgres://nobody@127.0.0.1:1/none')
    expect(nowhere.findings).toMatchObject([{ level: 'bad' }])
  })

  it('says where the numbers of the desk differ from the records, and counts them again where that is wished', async () => {
    const own = await testDatabase()
    const server = await startTestServer({ connectionString: own.url })
    const device = await TestDevice.with(server, { role: 'librarian', venue: 'zima-gorod-1' })
    const session = device.session('venue/zima-gorod-1')
    await device.push(session, device.answer('venue/zima-gorod-1', session.record, 'Тайга'))
    await server.stop()
    await own.run('update session_answers set answers = 7')
    const last = async (wish = {}) => (await checkDatabase(own.url, wish)).findings.at(-1)
    expect(await last()).toMatchObject({ level: 'bad' })
    expect((await last())?.english).toContain('session: 1')
    expect(await last({ countAgain: true })).toMatchObject({ level: 'fine' })
    expect(await last()).toMatchObject({ level: 'fine' })
    await own.drop()
  })

  it('finds keys that are missing, open to others or damaged, and backups that are old', async () => {
    expect(await checkKeys(folder)).toMatchObject({ level: 'bad' })
    await openRegionKeys(folder)
    expect(await checkKeys(folder)).toMatchObject({ level: 'fine' })
    await chmod(join(folder, 'age-identity.txt'), 0o644)
    expect(await checkKeys(folder)).toMatchObject({ level: 'bad' })
    await chmod(join(folder, 'age-identity.txt'), 0o600)
    await writeFile(join(folder, 'signing-key.json'), '{"d":')
    expect(await checkKeys(folder)).toMatchObject({ level: 'bad' })

    const now = Date.now()
    expect((await checkBackups(folder, folder, now)).english).toContain('--new-key')
    await writeFile(join(folder, 'living-libraries-2024-11-05T01-02-03Z.tar.gz.age'), '')
    expect(await checkBackups(folder, folder, now)).toMatchObject({ level: 'fine' })
    expect(await checkBackups(folder, folder, now + 3 * dayMs)).toMatchObject({ level: 'warning' })
  })

  it('names devices that hold unsent work and are silent, by their ids', () => {
    const now = 100 * dayMs
    const seen = (id: string, daysAgo: number, unsent: number) => {
      return { id: `${id}-device-id`, lastSeenAt: now - daysAgo * dayMs, unsent }
    }
    expect(checkDevices([seen('a', 0, 5), seen('b', 3, 0)], now)).toMatchObject([{ level: 'fine' }])
    const [stuck, silent] = checkDevices([seen('a', 3, 7), seen('b', 20, 0)], now)
    expect(stuck?.english).toContain('a-device: 7, 3 d')
    expect(silent?.english).toContain('two weeks: 1')
  })

  it('minds the room, the clocks and the way in', async () => {
    const gigabytes = [0.5, 3, 50].map((free) => judgeDisk(free * 1024 ** 3).level)
    expect(gigabytes).toEqual(['bad', 'warning', 'fine'])
    const now = Date.now()
    expect((await checkClock(now, { at: now - 120_000, newest: null })).level).toBe('bad')
    expect((await checkClock(now, { at: now, newest: now + dayMs })).level).toBe('bad')
    expect((await checkCertificate('http://localhost:8787', now)).level).toBe('warning')
    expect((await checkCertificate('http://forum.example.org', now)).level).toBe('bad')
    expect((await checkCertificate('https://127.0.0.1:1', now)).level).toBe('bad')
    expect((await checkServer('http://127.0.0.1:1', '1')).level).toBe('bad')
  })

  it('asks the running server for its version', async () => {
    const own = await testDatabase()
    const server = await startTestServer({ connectionString: own.url })
    const url = await server.listen()
    expect((await checkServer(url, 'test')).level).toBe('fine')
    expect((await checkServer(url, 'newer')).level).toBe('warning')
    await server.stop()
    await own.drop()
  })

  it('says the worst last', () => {
    const finding = (level: 'fine' | 'bad') => ({ level, russian: `р ${level}`, english: 'e' })
    expect(report([finding('bad'), finding('fine')])).toBe('✓ р fine\n  e\n✗ р bad\n  e\n')
  })
})
