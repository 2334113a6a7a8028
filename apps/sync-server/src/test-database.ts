import pg from 'pg'
import { inject } from 'vitest'

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

/** An empty database of one's own in the PostgreSQL of the test run. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await runOn(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    run: (statement, values) => runOn(url.href, statement, values),
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

async function runOn<Row extends pg.QueryResultRow>(
  connectionString: string,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Row>(statement, values)).rows
  } finally {
    await client.end()
  }
}
