import { readFile, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataDirectoryOf } from './owner-connection.ts'
import { PostgresProblem } from './postgres-problem.ts'

/**
 * Stops a PostgreSQL that outlived its server (`kill -9`) on these data, cleanly. Only a process that
 * is proven to work on this very folder is touched: the number in `postmaster.pid` may long belong to
 * another program. To be called by the holder of the data lock.
 */
export async function stopLeftover(
  cluster: string,
  password: string | undefined,
  log: (line: string) => void,
): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return

  const isOurs = (): Promise<boolean> => worksOn(cluster, pid, Number(lines[3]), password)
  if (!(await isOurs())) {
    // The number was given to somebody else; PostgreSQL would refuse to start for its sake.
    if (process.platform === 'linux') await rm(file, { force: true })
    return
  }

  log(`PostgreSQL of an earlier server still runs (process ${pid}); stopping it`)
  const gone = async (): Promise<boolean> => !isAlive(pid) || !(await isOurs())
  process.kill(pid, 'SIGINT')
  if (await within(60_000, gone)) return
  process.kill(pid, 'SIGQUIT')
  if (await within(15_000, gone)) return
  throw new PostgresProblem(
    `A PostgreSQL of an earlier server (process ${pid}) works on ${cluster} and does not stop. ` +
      'Stop it by hand and start again.',
  )
}

async function worksOn(
  cluster: string,
  pid: number,
  port: number,
  password: string | undefined,
): Promise<boolean> {
  // A postmaster's working directory is its data directory; a zombie has none.
  if (process.platform === 'linux') {
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster
  }
  if (password === undefined) return true
  return (await dataDirectoryOf({ port, password }).catch(() => '')) === cluster
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM'
  }
}

async function within(ms: number, done: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + ms
  while (performance.now() < end) {
    if (await done()) return true
    await sleep(50)
  }
  return done()
}
