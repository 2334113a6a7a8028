import pg from 'pg'
import { ownerRole } from './cluster.ts'

export interface OwnerAddress {
  port: number
  password: string
}

export const databaseName = 'living_libraries'

export function connectionStringOf(
  { port, password }: OwnerAddress,
  database = databaseName,
): string {
  return `postgresql://${ownerRole}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/** Runs something on one connection of the owner to the database that every PostgreSQL has. */
export async function asOwner<T>(
  address: OwnerAddress,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: connectionStringOf(address, 'postgres') })
  // A server that goes away while nothing is asked would otherwise end the whole process.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

export async function dataDirectoryOf(address: OwnerAddress): Promise<string | undefined> {
  const { rows } = await asOwner(address, (client) =>
    client.query<{ data_directory: string }>('show data_directory'),
  )
  return rows[0]?.data_directory
}

export async function ensureDatabase(address: OwnerAddress): Promise<void> {
  await asOwner(address, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      databaseName,
    ])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  })
}
