import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Grant } from '@living-libraries/model/access'
import pg from 'pg'

/** The server as `npm start` runs it: a process of its own, with its own PostgreSQL below its data folder. */
export interface CentreProcess {
  /** The links that it printed for the roles that nobody held. */
  readonly links: ReadonlyMap<string, string>
  /** `kill -9` of the server and of its database, every process of it. */
  kill(): Promise<void>
  /** As Ctrl-C does. */
  end(): Promise<void>
}

const root = new URL('../../', import.meta.url)
const program = fileURLToPath(new URL('apps/sync-server/src/main.ts', root))
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href

/** On the database behind `databaseUrl`, or on a PostgreSQL of its own below `dataDir`. */
export async function startCentreProcess(
  dataDir: string,
  port: number,
  databaseUrl?: string,
): Promise<CentreProcess> {
  const { DATABASE_URL: _inherited, ...inherited } = process.env
  const own = { NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port) }
  const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, ['--import', tsx, program], {
    cwd: fileURLToPath(root),
    env: { ...inherited, ...own, ...database },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      if (told.includes('npm run invite')) resolve()
    })
    child.once('exit', () => reject(new Error(`the server did not start: ${complaints}`)))
  })
  return {
    links: linksIn(told),
    end: () => end(child, 'SIGTERM'),
    kill: async () => {
      await end(child, 'SIGKILL')
      const cluster = join(dataDir, 'postgres')
      while ((await processesIn(cluster)).length > 0) {
        for (const pid of await processesIn(cluster)) kill(pid)
        await sleep(20)
      }
    },
  }
}

export function linkFor(links: ReadonlyMap<string, string>, role: Grant['role']): string {
  const link = links.get(role)
  if (link === undefined) throw new Error(`the server printed no link for a ${role}`)
  return link
}

/** As the owner of the database, past the server. */
export async function queryCentre(
  dataDir: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<unknown[]> {
  const note: unknown = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'))
  return queryDatabase((note as { connectionString: string }).connectionString, statement, values)
}

export async function queryDatabase(
  connectionString: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  // A server that is killed while it is asked says so by the rejection of the question.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<pg.QueryResultRow>(statement, [...values])).rows
  } finally {
    await client.end()
  }
}

const portsOfEach = 500

/**
 * One that nobody holds, that no system gives to an outgoing connection while the server is still starting, and that no
 * other file that runs at the same time chooses.
 */
export async function freePort(): Promise<number> {
  const first = 20_000 + (Number(process.env['VITEST_POOL_ID'] ?? 0) % 20) * portsOfEach
  for (;;) {
    const port = randomInt(first, first + portsOfEach)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}

function linksIn(told: string): ReadonlyMap<string, string> {
  const printed = told.matchAll(/\/ (librarian|coordinator|regional|administrator).*\n\s+(\S+)/g)
  return new Map([...printed].map(([, role = '', link = '']) => [role, link]))
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** PostgreSQL's processes all work in the folder of their data. */
async function processesIn(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const places = await Promise.all(
    pids.map(async (pid) => [Number(pid), await workingFolder(pid)] as const),
  )
  return places.filter(([, place]) => place === folder).map(([pid]) => pid)
}

function workingFolder(pid: string): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself in between.
  }
}
