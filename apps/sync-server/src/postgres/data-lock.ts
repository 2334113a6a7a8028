import { createHash } from 'node:crypto'
import { realpath, rm } from 'node:fs/promises'
import { type Server, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostgresProblem } from './postgres-problem.ts'

export interface DataLock {
  release(): Promise<void>
}

/**
 * Holds a data folder for one server. The lock is a listening socket named after the folder: the
 * system takes it atomically and drops it with the process, however that ends, so that there is no
 * stale lock after `kill -9`; and whoever holds it answers who he is.
 */
export async function lockData(dataDir: string): Promise<DataLock> {
  const folder = await realpath(dataDir)
  const address = addressOf(folder)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const server = await listen(address)
    if (server !== undefined) return { release: () => close(server) }
    const holder = await askHolder(address)
    if (holder !== undefined) throw new PostgresProblem(sentence(folder, holder))
    await removeAbandoned(address)
  }
  throw new PostgresProblem(sentence(folder, 'unknown'))
}

function sentence(folder: string, holder: string): string {
  return (
    `A server already works with the data in ${folder} (process ${holder}). ` +
    'Stop it first, or give this one another folder in DATA_DIR; nothing was changed.'
  )
}

function addressOf(folder: string): string {
  const name = `living-libraries-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

function listen(address: string): Promise<Server | undefined> {
  const since = new Date().toLocaleString('sv')
  const server = createServer((caller) => {
    caller.on('error', () => {})
    caller.end(`${process.pid}, since ${since}`)
  })
  return new Promise((resolve, reject) => {
    server.once('error', (problem: NodeJS.ErrnoException) =>
      problem.code === 'EADDRINUSE' ? resolve(undefined) : reject(problem),
    )
    // The lock alone must not keep a process alive that has nothing else to do.
    server.listen(address, () => resolve(server.unref()))
  })
}

/** What the holder says of itself; undefined when nobody is there any more. */
function askHolder(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(address)
    // Its machine may be busy with just this start.
    socket.setTimeout(10_000, () => {
      resolve(answer || 'unknown')
      socket.destroy()
    })
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString()
    })
    socket.on('close', () => resolve(answer || undefined))
    socket.on('error', () => resolve(undefined))
  })
}

// Only where sockets are files does a killed server leave one behind.
async function removeAbandoned(address: string): Promise<void> {
  if (address.startsWith('/')) await rm(address, { force: true })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
