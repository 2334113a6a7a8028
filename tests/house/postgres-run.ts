import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pg from 'pg'
import * as v from 'valibot'

export interface RunAs {
  uid: number
  gid: number
}

export interface Run {
  connectionString: string
  version: string
  cluster: string
  child: ChildProcess
  log: () => string
}

export interface Refusal {
  code: number | null
  log: string
}

/** Starts the program and waits until its PostgreSQL answers, or until it has refused. */
export async function startProgram(
  dataDir: string,
  { source = '', runAs }: { source?: string; runAs?: RunAs | undefined } = {},
): Promise<Run | Refusal> {
  const child = spawn(process.execPath, ['--import', tsx, program, dataDir, source], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...runAs,
  })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  return new Promise((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => {
      const told = v.parse(toldSchema, JSON.parse(chunk.toString()))
      resolve({ ...told, child, log: () => log })
    })
    child.once('close', (code) => resolve({ code, log }))
  })
}

export async function started(...args: Parameters<typeof startProgram>): Promise<Run> {
  const run = await startProgram(...args)
  if ('child' in run) return run
  throw new Error(`It did not start: ${run.log}`)
}

export async function refused(...args: Parameters<typeof startProgram>): Promise<Refusal> {
  const run = await startProgram(...args)
  if (!('child' in run)) return run
  await end(run, 'SIGTERM')
  throw new Error('It started, and should have refused.')
}

/** Sends a signal and waits until the program has ended; answers its exit code. */
export function end({ child }: Run, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}

export async function query(run: Run, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: run.connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(text)
    return rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end().catch(() => {})
  }
}

export function postmasterPid({ cluster }: Run): number {
  return Number(readFileSync(`${cluster}/postmaster.pid`, 'utf8').split('\n')[0])
}

/** Processes that work in the cluster's folder: the postmaster and its children. */
export function processesOn(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === cluster)
}

export function ownerOfProcess(pid: number): number {
  const [, uid] = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(uid)
}

const toldSchema = v.object({
  connectionString: v.string(),
  version: v.string(),
  cluster: v.string(),
})

const program = fileURLToPath(new URL('./postgres-program.ts', import.meta.url))
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}
