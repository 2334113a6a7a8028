import pg from 'pg'
import { databaseName } from '../postgres/owner-connection.ts'
import { startPrivatePostgres } from '../postgres/private-postgres.ts'

const freshName = `${databaseName}_restoring`

/**
 * Fills an empty database of the private PostgreSQL and puts it into the place of the present one, in one step. The
 * present one is kept under the name that is answered; undefined where it was empty. A running server refuses.
 */
export async function inPlaceOfPrivate(
  dataDir: string,
  now: Date,
  fill: (owner: pg.Client) => Promise<void>,
): Promise<string | undefined> {
  const postgres = await startPrivatePostgres({ dataDir, log: () => {} })
  const { connectionString } = postgres
  try {
    return await withClient(connectionString, 'postgres', async (cluster) => {
      await cluster.query(`drop database if exists ${freshName} with (force)`)
      await cluster.query(`create database ${freshName}`)
      try {
        await withClient(connectionString, freshName, fill)
      } catch (error) {
        await cluster.query(`drop database ${freshName} with (force)`)
        throw error
      }
      return swap(cluster, connectionString, now)
    })
  } finally {
    await postgres.stop()
  }
}

async function swap(
  cluster: pg.Client,
  connectionString: string,
  now: Date,
): Promise<string | undefined> {
  const isEmpty = await withClient(connectionString, databaseName, async (present) => {
    const { rowCount } = await present.query(
      `select from pg_class where relnamespace = 'public'::regnamespace limit 1`,
    )
    return rowCount === 0
  })
  const kept = `${databaseName}_before_${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}`
  await cluster.query('begin')
  await cluster.query(`alter database ${databaseName} rename to ${kept}`)
  await cluster.query(`alter database ${freshName} rename to ${databaseName}`)
  await cluster.query('commit')
  if (!isEmpty) return kept
  await cluster.query(`drop database ${kept}`)
  return undefined
}

async function withClient<Result>(
  connectionString: string,
  database: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const url = new URL(connectionString)
  url.pathname = `/${database}`
  const client = new pg.Client({ connectionString: url.href })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
