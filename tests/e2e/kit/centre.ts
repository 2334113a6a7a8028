import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Grant } from '@living-libraries/model/access'
import pg from 'pg'
import { builtApp } from './built-app.ts'

export interface Centre {
  readonly url: string
  /** The link that the server prints at its first start for a role that nobody holds. */
  link(role: Grant['role']): string
  /** `kill -9` of the server and of its database, every process of it. */
  kill(): Promise<void>
  /** Starts it again, on the same data and under the same address. */
  start(): Promise<void>
  /** As the owner of the database, past the server. */
  query(statement: string, values?: readonly unknown[]): Promise<unknown[]>
  /** Ends it as Ctrl-C does, and takes its data away. */
  stop(): Promise<void>
}

/** The server as `npm start` runs it: a process of its own, with its own PostgreSQL, on a fresh data folder. */
export async function startCentre(): Promise<Centre> {
  builtApp()
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'living-libraries-e2e-')))
  // PostgreSQL runs as another user where root started us; it must get in.
  await chmod(dataDir, 0o711)
  const port = await freePort()
  const url = `http://localhost:${port}`
  let running = await startServer(dataDir, port)
  const links = linksIn(running.told)

  return {
    url,
    link: (role) => {
      const link = links.get(role)
      if (link === undefined) throw new Error(`the server printed no link for a ${role}`)
      return link
    },
    kill: async () => {
      await end(running.child, 'SIGKILL')
      const cluster = join(dataDir, 'postgres')
      for (const pid of await processesIn(cluster)) kill(pid)
      while ((await processesIn(cluster)).length > 0) await sleep(20)
    },
    start: async () => {
      running = await startServer(dataDir, port)
    },
    query: async (statement, values = []) => {
      const note: unknown = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'))
      const { connectionString } = note as { connectionString: string }
      const client = new pg.Client({ connectionString })
      await client.connect()
      try {
        return (await client.query<pg.QueryResultRow>(statement, [...values])).rows
      } finally {
        await client.end()
      }
    },
    stop: async () => {
      await end(running.child, 'SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const root = new URL('../../../', import.meta.url)
const program = fileURLToPath(new URL('apps/sync-server/src/main.ts', root))
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href

interface Running {
  readonly child: ChildProcess
  /** Everything that it printed at its start. */
  readonly told: string
}

async function startServer(dataDir: string, port: number): Promise<Running> {
  const child = spawn(process.execPath, ['--import', tsx, program], {
    cwd: fileURLToPath(root),
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      if (told.includes('npm run invite')) resolve({ child, told })
    })
    child.once('exit', () => reject(new Error(`the server did not start: ${complaints}`)))
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
