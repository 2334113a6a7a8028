import { readFile, stat } from 'node:fs/promises'
import { PostgresProblem } from './postgres-problem.ts'
import { type Account, runProgram } from './program.ts'

/**
 * PostgreSQL refuses to run as root. Root therefore lends it to the owner of the data that exist
 * already, else to the system's `postgres`, else to `nobody`. An ordinary user runs it as himself:
 * the answer is undefined.
 */
export async function accountFor(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return (await ownerOf(cluster)) ?? (await accountNamed('postgres', 'nobody'))
}

/** Whether this account can reach and enter a folder; asked of the system, because modes tell only half. */
export async function canEnter(folder: string, account: Account | undefined): Promise<boolean> {
  const { code } = await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { account })
  return code === 0
}

async function ownerOf(folder: string): Promise<Account | undefined> {
  const found = await stat(folder).catch(() => undefined)
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined
}

async function accountNamed(...names: string[]): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  for (const name of names) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new PostgresProblem(
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody" to lend it to. ' +
      'Start the server as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs already.',
  )
}
