import type { PrivatePostgres } from '@living-libraries/sync-server/postgres/private-postgres'
import { makeMigratedDatabase } from '@living-libraries/sync-server/test-database'
import type { TestProject } from 'vitest/node'
import { startTemporaryPostgres } from './temporary-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection to the PostgreSQL of this test run; `freshDatabase` makes databases in it. */
    postgresUrl: string
  }
}

/** One real PostgreSQL for all projects of a test run; the last project that ends stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users += 1
  shared.started ??= startForTests()
  const { connectionString } = await shared.started
  project.provide('postgresUrl', connectionString)
  return stop
}

async function startForTests(): Promise<PrivatePostgres> {
  const postgres = await startTemporaryPostgres({ max_connections: '200' })
  await makeMigratedDatabase(postgres.connectionString)
  return postgres
}

// Each project loads this file anew, so that a variable of the module would not be shared.
const place = globalThis as {
  livingLibrariesPostgres?: { users: number; started?: Promise<PrivatePostgres> }
}
place.livingLibrariesPostgres ??= { users: 0 }
const shared = place.livingLibrariesPostgres

async function stop(): Promise<void> {
  shared.users -= 1
  if (shared.users > 0 || shared.started === undefined) return
  const postgres = await shared.started
  delete shared.started
  await postgres.stop()
}
