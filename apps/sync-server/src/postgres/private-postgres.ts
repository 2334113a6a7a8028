import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { clusterPlace } from './cluster-place.ts'
import { ensureCluster } from './cluster.ts'
import { lockData } from './data-lock.ts'
import { stopLeftover } from './leftover-postmaster.ts'
import { connectionStringOf, ensureDatabase } from './owner-connection.ts'
import { choosePostgres, type PostgresSource } from './postgres-binaries.ts'
import { keepRunning } from './supervisor.ts'

export interface PrivatePostgresOptions {
  /** The server's data folder; the database is below it. */
  dataDir: string
  log: (line: string) => void
  /** Forces one source of the programs; else the system's, else the embedded ones. */
  source?: PostgresSource
  /** PostgreSQL settings beyond ours. */
  settings?: Record<string, string>
  /** Called when PostgreSQL has died and does not come back; there is nothing left to serve from. */
  onLost?: (problem: Error) => void
}

export interface PrivatePostgres {
  /** As the owner of the database, who may do everything: for migrations, not for requests. */
  connectionString: string
  version: string
  source: PostgresSource
  /** Where the data lie. */
  cluster: string
  stop(): Promise<void>
}

/**
 * A real PostgreSQL of our own, as a child process, on the data below `dataDir`. Throws
 * `PostgresProblem` with a sentence for the person who started us; no failure touches existing data.
 *
 * | found at the start                        | what happens                                        |
 * |-------------------------------------------|-----------------------------------------------------|
 * | another server of ours on these data      | a sentence with its process number                  |
 * | PostgreSQL left by a killed server        | stopped cleanly, started anew                       |
 * | unclean stop of everything                | PostgreSQL repairs; we wait                         |
 * | data of a major version that is not here  | a sentence with the version to install              |
 * | an interrupted first start                | begins again                                        |
 */
export async function startPrivatePostgres(
  options: PrivatePostgresOptions,
): Promise<PrivatePostgres> {
  const { log } = options
  const { cluster, account, copies } = await clusterPlace(options.dataDir)
  const lock = await lockData(options.dataDir)
  try {
    const passwordFile = join(await realpath(options.dataDir), 'postgres-password')
    const known = await readFile(passwordFile, 'utf8').catch(() => undefined)
    await stopLeftover(cluster, known?.trim(), log)

    const binaries = await choosePostgres({ cluster, account, copies, source: options.source })
    const password = await ensureCluster({ cluster, passwordFile, account, binaries })
    const question = { cluster, account, binaries, password, settings: options.settings ?? {}, log }
    const running = await keepRunning(question, options.onLost)
    const address = { port: running.port, password }
    await ensureDatabase(address)

    return {
      connectionString: connectionStringOf(address),
      version: binaries.version,
      source: binaries.source,
      cluster,
      stop: async () => {
        await running.stop()
        await lock.release()
      },
    }
  } catch (problem) {
    await lock.release()
    throw problem
  }
}
