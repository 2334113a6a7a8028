import { type ChildProcess, spawn } from 'node:child_process'

/** Whom a program runs as, when it is not we ourselves. */
export interface Account {
  uid: number
  gid: number
}

export interface Outcome {
  code: number
  output: string
}

// PostgreSQL gets nothing of our environment: PGHOST, LANG or PGDATA of a shell must not reach it.
export const postgresEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_MESSAGES: 'C',
  PGTZ: 'UTC',
}

/** Runs a program to its end; a program that cannot be started has the code 127. */
export function runProgram(
  command: string,
  args: readonly string[],
  {
    account,
    input,
    cwd = '/',
  }: { account?: Account | undefined; input?: string; cwd?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: postgresEnvironment, ...account })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (problem) => resolve({ code: 127, output: problem.message }))
    child.on('close', (code) => resolve({ code: code ?? 128, output }))
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
  })
}

/** Resolves when the child has ended, also when it ended before. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}
