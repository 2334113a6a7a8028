import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface Finished {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

type Environment = { readonly [name: string]: string }

/** One of the server's programs, in a process of its own as `npm run …` starts it. */
export async function runCommand(
  name: 'backup' | 'restore' | 'doctor' | 'audit' | 'transfer' | 'invite' | 'people' | 'unlock',
  args: readonly string[],
  environment: Environment,
): Promise<Finished> {
  const child = startProcess(name, args, environment)
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}

export interface RunningServer {
  readonly url: string
  /** What it printed when it was ready: the first invitations. */
  readonly told: string
  stop(): Promise<void>
}

export async function startServer(environment: Environment): Promise<RunningServer> {
  const child = startProcess('main', [], { PORT: '0', ...environment })
  let told = ''
  child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      if (told.includes('npm run invite')) resolve()
    })
    child.on('close', () => reject(new Error(`the server did not start: ${told}`)))
  })
  const url = /ready (\S+)/.exec(told)?.[1] ?? ''
  return {
    url,
    told,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await new Promise((resolve) => child.on('close', resolve))
    },
  }
}

function startProcess(
  name: string,
  args: readonly string[],
  environment: Environment,
): ChildProcess {
  const program = fileURLToPath(new URL(`../../apps/sync-server/src/${name}.ts`, import.meta.url))
  const { DATABASE_URL: _, ...own } = process.env
  return spawn(process.execPath, ['--import', tsx, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...own, ...environment },
  })
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href
