import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type Run,
  type RunAs,
  end,
  ownerOfProcess,
  postmasterPid,
  processesOn,
  query,
  refused,
  startProgram,
  started,
} from './postgres-run.ts'

const isRoot = process.getuid?.() === 0
const nobody: RunAs = { uid: 65534, gid: 65534 }
const hasSystem = existsSync('/usr/lib/postgresql') || succeeds('postgres', ['--version'])
const reading = `require('fs').readFileSync(${JSON.stringify(fileURLToPath(import.meta.url))})`
const isReadableByNobody = isRoot && succeeds(process.execPath, ['-e', reading], nobody)

let dataDir: string
const running = new Set<Run>()

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'living-libraries-house-'))
  // mkdtemp closes the folder to everybody else; a data folder that npm start makes is open to pass.
  chmodSync(dataDir, 0o711)
})

afterEach(async () => {
  for (const run of running) await end(run, 'SIGTERM')
  running.clear()
  rmSync(dataDir, { recursive: true, force: true })
})

const whoever: { who: string; runAs: RunAs | undefined; skip: boolean }[] = [
  { who: isRoot ? 'root' : 'an ordinary user', runAs: undefined, skip: false },
  { who: 'an ordinary user, where root tests', runAs: nobody, skip: !isReadableByNobody },
]
const sources = [
  { source: 'system', skip: !hasSystem },
  { source: 'embedded', skip: false },
]

describe.each(sources)('PostgreSQL of the source $source', ({ source, skip }) => {
  test.skipIf(skip).for(whoever)(
    'keeps data over a stop, started by $who',
    async (who, context) => {
      context.skip(who.skip)
      if (who.runAs) chownSync(dataDir, who.runAs.uid, who.runAs.gid)
      const options = { source, runAs: who.runAs }

      const first = await startedHere(options)
      await query(first, 'create table kept as select 1 as n')
      expect(ownerOfProcess(postmasterPid(first))).not.toBe(0)
      expect(await settings(first)).toEqual(['UTF8', 'on', 'on', 'on', 'байкал', '127.0.0.1'])
      expect(await end(first, 'SIGTERM')).toBe(0)
      expect(processesOn(first.cluster)).toEqual([])
      expect(existsSync(join(first.cluster, 'postmaster.pid'))).toBe(false)

      const second = await startedHere(options)
      expect(await query(second, 'select n from kept')).toEqual([1])
    },
  )

  test.skipIf(skip)('loses nothing acknowledged when everything is killed', async () => {
    const first = await startedHere({ source })
    await query(first, 'create table word (n int primary key)')
    const acknowledged = await writeUntilKilled(first)
    expect(acknowledged).toBeGreaterThanOrEqual(enough)

    const second = await startedHere({ source })
    const [kept] = await query(second, 'select count(*)::int from word')
    expect(kept).toBeGreaterThanOrEqual(acknowledged)
  })
})

describe('what an earlier server left', () => {
  test('PostgreSQL that outlived its server is stopped and started anew', async () => {
    const first = await startedHere()
    await query(first, 'create table kept as select 1 as n')
    const orphan = postmasterPid(first)
    await end(first, 'SIGKILL')
    expect(processesOn(first.cluster)).toContain(orphan)

    const second = await startedHere()
    expect(second.log()).toContain(`process ${orphan}`)
    expect(postmasterPid(second)).not.toBe(orphan)
    expect(processesOn(second.cluster)).not.toContain(orphan)
    expect(await query(second, 'select n from kept')).toEqual([1])
  })

  test('a process that got the number of a dead PostgreSQL is left in peace', async () => {
    const first = await startedHere()
    const account = ownerOfProcess(postmasterPid(first))
    await end(first, 'SIGTERM')
    const stranger = spawn('sleep', ['600'], isRoot ? { uid: account } : {})
    const file = join(first.cluster, 'postmaster.pid')
    writeFileSync(file, `${stranger.pid}\n${first.cluster}\n0\n5432\n`, { mode: 0o600 })
    if (isRoot) chownSync(file, account, account)

    await startedHere()
    expect(stranger.exitCode).toBeNull()
    expect(stranger.signalCode).toBeNull()
    stranger.kill()
  })

  test('a first start that was interrupted begins again', async () => {
    mkdirSync(join(dataDir, 'postgres.new-abc'))
    writeFileSync(join(dataDir, 'postgres.new-abc', 'PG_VERSION'), '15')
    const run = await startedHere()
    expect(await query(run, 'select 1')).toEqual([1])
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-password'])
  })

  test('data whose password file is lost open all the same', async () => {
    const first = await startedHere()
    await query(first, 'create table kept as select 1 as n')
    await end(first, 'SIGTERM')
    rmSync(join(dataDir, 'postgres-password'))
    const second = await startedHere()
    expect(await query(second, 'select n from kept')).toEqual([1])
    await end(second, 'SIGTERM')
    // As a power cut leaves a file that was just written.
    writeFileSync(join(dataDir, 'postgres-password'), '')
    expect(await query(await startedHere(), 'select n from kept')).toEqual([1])
  })

  test('a password that does not open the database is told in a sentence, and nothing is touched', async () => {
    const first = await startedHere()
    await query(first, 'create table kept as select 1 as n')
    await end(first, 'SIGTERM')
    const file = join(dataDir, 'postgres-password')
    writeFileSync(file, 'of another database')
    const { code, log } = await refused(dataDir)
    expect(code).toBe(3)
    expect(log).toContain('Remove the file postgres-password')
    rmSync(file)
    expect(await query(await startedHere(), 'select n from kept')).toEqual([1])
  })
})

describe('what is told in a sentence', () => {
  test('a second start on the same data names the first, which goes on', async () => {
    const first = await startedHere()
    const { code, log } = await refused(dataDir)
    expect(code).toBe(3)
    expect(log).toContain(`A server already works with the data in ${dataDir}`)
    expect(log).toContain(`process ${first.child.pid}`)
    expect(await query(first, 'select 1')).toEqual([1])
  })

  test('of two starts at the same moment exactly one wins', async () => {
    const runs = await Promise.all([startProgram(dataDir), startProgram(dataDir)])
    const winners = runs.filter((run) => 'child' in run)
    for (const winner of winners) running.add(winner)
    expect(winners).toHaveLength(1)
  })

  test('data of a major version that is not here are refused and not touched', async () => {
    const first = await startedHere()
    await end(first, 'SIGTERM')
    writeFileSync(join(first.cluster, 'PG_VERSION'), '12\n')
    const before = fingerprint(first.cluster)

    const { code, log } = await refused(dataDir)
    expect(code).toBe(3)
    expect(log).toContain('were written by PostgreSQL 12, and this machine has')
    expect(log).toContain('postgresql-12')
    expect(fingerprint(first.cluster)).toBe(before)
  })

  test('data of another source are opened by the programs of their version', async ({ skip }) => {
    skip(!hasSystem)
    const embedded = await startedHere({ source: 'embedded' })
    await end(embedded, 'SIGTERM')
    expect((await startedHere()).version).toBe(embedded.version)
  })
})

test('PostgreSQL that dies alone is started again behind the same address', async () => {
  const run = await startedHere()
  await query(run, 'create table kept as select 1 as n')
  const died = postmasterPid(run)
  process.kill(died, 'SIGKILL')
  await expect.poll(() => query(run, 'select n from kept').catch(() => []), patient).toEqual([1])
  expect(postmasterPid(run)).not.toBe(died)
})

test('Ctrl-C in a terminal, which comes more than once, stops everything cleanly', async () => {
  const run = await startedHere()
  run.child.kill('SIGINT')
  expect(await end(run, 'SIGINT')).toBe(0)
  expect(processesOn(run.cluster)).toEqual([])
})

test.runIf(isRoot)('root keeps the database where its user can get, and notes it', async () => {
  chmodSync(dataDir, 0o700)
  const first = await startedHere()
  await query(first, 'create table kept as select 1 as n')
  await end(first, 'SIGTERM')
  expect(first.cluster).toMatch(/^\/var\/lib\/living-libraries\//)
  expect(readFileSync(join(dataDir, 'where-the-database-is.txt'), 'utf8')).toContain(first.cluster)

  const second = await startedHere()
  expect(await query(second, 'select n from kept')).toEqual([1])
  await end(second, 'SIGTERM')
  rmSync(dirname(first.cluster), { recursive: true })
})

const patient = { timeout: 90_000, interval: 100 }
const enough = 50

async function startedHere(options?: Parameters<typeof started>[1]): Promise<Run> {
  const run = await started(dataDir, options)
  running.add(run)
  return run
}

async function settings(run: Run): Promise<unknown[]> {
  const names = ['server_encoding', 'data_checksums', 'fsync', 'synchronous_commit']
  const found = await Promise.all(names.map((name) => query(run, `show ${name}`)))
  const lower = await query(run, `select lower('БАЙКАЛ')`)
  return [...found, lower, await query(run, 'show listen_addresses')].flat()
}

/** Inserts row after row and kills the server and its database in the middle; answers how many were confirmed. */
async function writeUntilKilled(run: Run): Promise<number> {
  const client = new pg.Client({ connectionString: run.connectionString })
  client.on('error', () => {})
  await client.connect()
  let acknowledged = 0
  try {
    for (;;) {
      const insert = client.query('insert into word values ($1)', [acknowledged])
      if (acknowledged === enough) {
        run.child.kill('SIGKILL')
        process.kill(postmasterPid(run), 'SIGKILL')
      }
      await insert
      acknowledged += 1
    }
  } catch {
    await client.end().catch(() => {})
    return acknowledged
  }
}

function fingerprint(folder: string): string {
  return execFileSync('sh', ['-c', 'find . -type f | sort | xargs sha256sum'], {
    cwd: folder,
    encoding: 'utf8',
  })
}

function succeeds(command: string, args: string[], options: { uid?: number } = {}): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', cwd: '/', ...options })
    return true
  } catch {
    return false
  }
}
