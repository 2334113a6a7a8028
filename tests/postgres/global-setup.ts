import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type PrivatePostgres,
  startPrivatePostgres,
} from '@living-libraries/sync-server/postgres/private-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection to the PostgreSQL of this test run; `freshDatabase` makes databases in it. */
    postgresUrl: string
  }
}

/** One real PostgreSQL for all projects of a test run; the last project that ends stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users += 1
  shared.started ??= start()
  const { postgres } = await shared.started
  project.provide('postgresUrl', postgres.connectionString)
  return stop
}

interface Started {
  postgres: PrivatePostgres
  dataDir: string
}

// Each project loads this file anew, so that a variable of the module would not be shared.
const place = globalThis as {
  livingLibrariesPostgres?: { users: number; started?: Promise<Started> }
}
place.livingLibrariesPostgres ??= { users: 0 }
const shared = place.livingLibrariesPostgres

async function start(): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), 'living-libraries-tests-'))
  const source = process.env['POSTGRES_SOURCE']
  const postgres = await startPrivatePostgres({
    dataDir,
    log: () => {},
    settings: { max_connections: '200' },
    ...(source === 'system' || source === 'embedded' ? { source } : {}),
  })
  return { postgres, dataDir }
}

async function stop(): Promise<void> {
  shared.users -= 1
  if (shared.users > 0 || shared.started === undefined) return
  const { postgres, dataDir } = await shared.started
  delete shared.started
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}
