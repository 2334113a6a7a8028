import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { DatabaseUnreachable } from './database-problem.ts'
import { migrate } from './migrations.ts'
import { ensureServerRole, refuseUnsafeServer, serverRole } from './server-role.ts'
import type { Tables } from './tables.ts'

export interface DatabaseOptions {
  /** Of the owner: migrations run as it, requests never. */
  connectionString: string
  maxConnections?: number
  /** How long a request waits for a connection before it is told that the database does not answer. */
  patienceMs?: number | undefined
}

export const usualPatienceMs = 5_000

/** A pool whose every connection has put the owner's rights down. */
export interface Database {
  readonly kysely: Kysely<Tables>
  close(): Promise<void>
}

/** Checks, migrates and opens; a `DatabaseProblem` says what a person must do. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { connectionString, maxConnections = 10, patienceMs = usualPatienceMs } = options
  await prepare(connectionString, patienceMs)
  const pool = new pg.Pool({
    connectionString,
    max: maxConnections,
    connectionTimeoutMillis: patienceMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: 6 * patienceMs,
    idle_in_transaction_session_timeout: 12 * patienceMs,
    application_name: 'living-libraries',
    types: { getTypeParser },
  })
  // A broken connection is replaced by the pool. Without these listeners it would end the process: the first
  // hears of idle connections only, the second of those between two statements of a transaction.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(`set role ${serverRole}`))
      },
    }),
  })
  return { kysely, close: () => kysely.destroy() }
}

async function prepare(connectionString: string, patienceMs: number): Promise<void> {
  const owner = new pg.Client({ connectionString, connectionTimeoutMillis: 2 * patienceMs })
  owner.on('error', () => {})
  try {
    await owner.connect()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseUnreachable(`The database cannot be reached: ${reason}`)
  }
  try {
    await refuseUnsafeServer(owner)
    await ensureServerRole(owner)
    await migrate(owner)
  } finally {
    await owner.end().catch(() => {})
  }
}

const { types } = pg
const int8 = 20
const int8Array = 1016

// Sequence numbers stay far below 2^53.
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === int8) return Number
  if (oid === int8Array) {
    return (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))
  }
  const parser: unknown =
    format === 'binary' ? types.getTypeParser(oid, format) : types.getTypeParser(oid)
  return parser as (value: string) => unknown
}
