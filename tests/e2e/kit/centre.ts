import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Grant } from '@living-libraries/model/access'
import { type Finished, runCommand } from '../../house/centre-commands.ts'
import {
  freePort,
  linkFor,
  queryCentre,
  queryDatabase,
  startCentreProcess,
} from '../../house/centre-process.ts'
import { builtApp } from './built-app.ts'

export interface Centre {
  readonly url: string
  /** The link that the server prints at its first start for a role that nobody holds. */
  link(role: Grant['role']): string
  /** `kill -9` of the server and of its database, every process of it. */
  kill(): Promise<void>
  /** Starts it again, on the same data and under the same address. */
  start(): Promise<void>
  /** `npm run transfer` beside it. */
  transfer(...args: string[]): Promise<Finished>
  /** As the owner of the database, past the server. */
  query(statement: string, values?: readonly unknown[]): Promise<unknown[]>
  /** Ends it as Ctrl-C does, and takes its data away. */
  stop(): Promise<void>
}

/**
 * The server as `npm start` runs it, with the built app, on a fresh data folder; with a PostgreSQL of its own below it
 * unless `databaseUrl` leads to another.
 */
export async function startCentre(databaseUrl?: string): Promise<Centre> {
  builtApp()
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'living-libraries-e2e-')))
  // PostgreSQL runs as another user where root started us; it must get in.
  await chmod(dataDir, 0o711)
  const port = await freePort()
  let running = await startCentreProcess(dataDir, port, databaseUrl)
  const { links } = running
  return {
    url: `http://localhost:${port}`,
    link: (role) => linkFor(links, role),
    kill: () => running.kill(),
    start: async () => {
      running = await startCentreProcess(dataDir, port, databaseUrl)
    },
    transfer: (...args) =>
      runCommand('transfer', args, {
        DATA_DIR: dataDir,
        ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      }),
    query: (statement, values) =>
      databaseUrl === undefined
        ? queryCentre(dataDir, statement, values)
        : queryDatabase(databaseUrl, statement, values),
    stop: async () => {
      await running.end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
