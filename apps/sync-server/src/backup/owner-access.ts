import { access } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { OperationProblem } from '../operation-problem.ts'
import { startPrivatePostgres } from '../postgres/private-postgres.ts'
import { readServerNote } from '../server-note.ts'
import type { Settings } from '../settings.ts'

export interface OwnerAccess {
  readonly connectionString: string
  close(): Promise<void>
}

type Place = Pick<Settings, 'databaseUrl' | 'dataDir'>

/**
 * The database of this centre for a command: the one of DATABASE_URL, that of the running server, or, where no
 * server runs, the private one, started for as long as the command takes.
 */
export async function openOwnerAccess({ databaseUrl, dataDir }: Place): Promise<OwnerAccess> {
  if (databaseUrl !== undefined) return opened(databaseUrl)
  const note = await readServerNote(dataDir)
  // A killed server leaves its note behind.
  if (note !== undefined && (await answers(note.connectionString))) {
    return opened(note.connectionString)
  }
  const isThere = await access(join(dataDir, 'postgres-password')).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    throw new OperationProblem(
      `В папке ${dataDir} нет данных центра. Укажите его папку в DATA_DIR или его базу в DATABASE_URL.`,
      `The folder ${dataDir} holds no data of a centre. Name its folder in DATA_DIR, or its database in DATABASE_URL.`,
    )
  }
  const postgres = await startPrivatePostgres({ dataDir, log: () => {} })
  return { connectionString: postgres.connectionString, close: () => postgres.stop() }
}

function opened(connectionString: string): OwnerAccess {
  return { connectionString, close: async () => {} }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
