import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataDirectoryOf } from './owner-connection.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { PostgresProblem } from './postgres-problem.ts'
import { type Account, ended, postgresEnvironment } from './program.ts'

export interface PostmasterQuestion {
  cluster: string
  account: Account | undefined
  binaries: PostgresBinaries
  password: string
  settings: Record<string, string>
  log: (line: string) => void
}

export interface Postmaster {
  child: ChildProcess
  port: number
}

/**
 * Starts PostgreSQL and waits until it answers, through crash recovery too. It listens on the loopback
 * with a password, not on a Unix socket: a socket's path may be too long or swept out of /tmp, and root
 * and the account would have to share its folder.
 */
export async function startPostmaster(
  question: PostmasterQuestion,
  fixedPort?: number,
): Promise<Postmaster> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const port = fixedPort ?? (await freePort())
    const tail: string[] = []
    const child = spawnPostgres(question, port, tail)
    if (await answers(child, question, port)) return { child, port }

    const output = tail.join('\n')
    if (!isPassing(output) || performance.now() > deadline) {
      throw new PostgresProblem(
        `PostgreSQL ${question.binaries.version} did not start on ${question.cluster}: ${output || 'it said nothing'}`,
      )
    }
    await sleep(300)
  }
}

/** Stops it as PostgreSQL likes it best: connections are closed, everything is on disk, no recovery next time. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  child.kill('SIGINT')
  const urgent = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  await ended(child)
  clearTimeout(urgent)
}

const patienceMs = 60_000
const keptLines = 20

const ownSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_connections: '50',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // People's words must not reach a log: neither the statement nor the row that an error is about.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

function spawnPostgres(question: PostmasterQuestion, port: number, tail: string[]): ChildProcess {
  const settings = { ...ownSettings, ...question.settings, port: String(port) }
  const switches = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(
    join(question.binaries.binFolder, 'postgres'),
    ['-D', question.cluster, ...switches],
    {
      cwd: question.cluster,
      env: postgresEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
      // A session of its own: Ctrl-C reaches the server alone, which stops the database last.
      detached: true,
      ...question.account,
    },
  )
  child.on('error', (problem) => tail.push(problem.message))
  // When our process ends without having stopped it (a defect, Ctrl-C in the middle of a start), it
  // is at least asked to stop.
  const lastWord = (): boolean => child.kill('SIGINT')
  process.once('exit', lastWord)
  child.once('exit', () => process.off('exit', lastWord))
  child.stderr?.on('data', (chunk: Buffer) => {
    const lines = chunk.toString().split('\n').filter(Boolean)
    tail.push(...lines)
    tail.splice(0, tail.length - keptLines)
    for (const line of lines) if (isWorthTelling(line)) question.log(line)
  })
  return child
}

/** True when it answers on this folder, false when it ended before. */
async function answers(
  child: ChildProcess,
  { cluster, password, log }: PostmasterQuestion,
  port: number,
): Promise<boolean> {
  let nextNews = performance.now() + 10_000
  let wrongPasswords = 0
  while (isRunning(child)) {
    const folder = await dataDirectoryOf({ port, password }).catch((error: unknown) => {
      wrongPasswords = isWrongPassword(error) ? wrongPasswords + 1 : 0
      return undefined
    })
    if (folder === cluster) return true
    // Once may have been another server that was just leaving the port.
    if (wrongPasswords > 20) {
      await stopPostmaster(child)
      throw new PostgresProblem(
        `The password kept in the data folder does not open the database in ${cluster}. ` +
          'Remove the file postgres-password there and start again: a new one will be set; the data were not touched.',
      )
    }
    if (performance.now() > nextNews) {
      log('PostgreSQL is still starting: it repairs what an unclean stop left')
      nextNews += 10_000
    }
    await sleep(40)
  }
  return false
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '28P01'
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

/** Ends by itself in a moment: the last processes of a killed PostgreSQL, a port that was taken just now. */
function isPassing(output: string): boolean {
  return /shared memory block|another postmaster|Address already in use|could not bind/.test(output)
}

function isWorthTelling(line: string): boolean {
  return /WARNING|ERROR|FATAL|PANIC/.test(line) && !/system is (starting|shutting)/.test(line)
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
