import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase } from './storage/database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection to the PostgreSQL of this test run. */
    postgresUrl: string
  }
}

export interface TestDatabase {
  /** The owner's connection string, for this database alone. */
  url: string
  /** A statement as the owner, who sees everything. */
  run<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<Row[]>
  /** Breaks all connections and lets nobody in, not even the owner; returns what lets them in again. */
  close(): Promise<() => Promise<void>>
  drop(): Promise<void>
}

/** A database of one's own in the PostgreSQL of the test run: all tables, nothing in them. */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await databaseMadeBy((name) => `create database ${name} template ${migrated}`)
  // Two centres of one epoch would take each other's tokens.
  await database.run('update server set epoch = gen_random_uuid(), epoch_began_at = now()')
  return database
}

/** The same without a table in it, for what a first start, an upgrade or a restore does. */
export function emptyDatabase(): Promise<TestDatabase> {
  return databaseMadeBy((name) => `create database ${name}`)
}

const migrated = 'migrated'

/** Makes what `testDatabase` copies; a server needs three times as long to begin where it runs all migrations. */
export async function makeMigratedDatabase(server: string): Promise<void> {
  await runOn(server, `create database ${migrated}`)
  const connectionString = urlOf(server, migrated)
  await (await openDatabase({ connectionString, maxConnections: 1, patienceMs: 60_000 })).close()
  // Only of a database that nobody uses can a copy be made.
  await runOn(server, `alter database ${migrated} allow_connections false`)
}

async function databaseMadeBy(creation: (name: string) => string): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await runOn(server, creation(name))
  const url = urlOf(server, name)
  return {
    url,
    run: (statement, values) => runOn(url, statement, values),
    close: async () => {
      await runOn(server, `alter database ${name} allow_connections false`)
      await runOn(
        server,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
        [name],
      )
      return async () => {
        await runOn(server, `alter database ${name} allow_connections true`)
      }
    },
    drop: async () => {
      await runOn(server, `drop database if exists ${name} with (force)`)
    },
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

/** Of a database that is copied or dropped somebody may just be leaving; PostgreSQL waits for them five seconds and no longer. */
const objectInUse = '55006'
const mostAttempts = 6

/** A statement as the owner of a server or of one of its databases. */
export async function runOn<Row extends pg.QueryResultRow>(
  connectionString: string,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await client.query<Row>(statement, values)).rows
      } catch (error) {
        const isInUse = error instanceof pg.DatabaseError && error.code === objectInUse
        if (!isInUse || attempt === mostAttempts) throw error
      }
    }
  } finally {
    await client.end()
  }
}
