import { OperationProblem } from './operation-problem.ts'
import { readServerNote } from './server-note.ts'
import { terminalCaller } from './services/administration.ts'
import type { Caller } from './services/caller.ts'
import { ForumRegistry } from './services/forum.ts'
import type { Services } from './services/services.ts'
import { settingsFrom } from './settings.ts'
import { DatabaseUnreachable } from './storage/database-problem.ts'
import { openDatabase } from './storage/database.ts'
import { shutOutLedger } from './storage/ledger-file.ts'
import { postgresStorage } from './storage/postgres-storage.ts'

/** What a command needs that does beside the running server what an administrator does on the screen. */
export interface CommandServices
  extends Pick<Services, 'storage' | 'registry' | 'ledger' | 'server' | 'now'> {
  readonly caller: Caller
  /** The app's address, for links. */
  readonly publicUrl: string
}

/** Opens the database of the running server for one command. Throws a sentence where no server runs. */
export async function withCommandServices(
  environment: NodeJS.ProcessEnv,
  folder: string,
  work: (services: CommandServices) => Promise<void>,
): Promise<void> {
  const settings = settingsFrom(environment, folder)
  const note =
    settings.databaseUrl === undefined ? await readServerNote(settings.dataDir) : undefined
  const connectionString = settings.databaseUrl ?? note?.connectionString
  const publicUrl = environment['PUBLIC_URL']
    ? settings.publicUrl
    : (note?.url ?? settings.publicUrl)
  if (connectionString === undefined) throw notRunning(settings.dataDir)
  const database = await openDatabase({ connectionString, maxConnections: 1 }).catch((error) => {
    const isGone = note !== undefined && error instanceof DatabaseUnreachable
    throw isGone ? notRunning(settings.dataDir) : error
  })
  try {
    const storage = postgresStorage(database.kysely)
    const parts = {
      storage,
      registry: new ForumRegistry(storage),
      ledger: shutOutLedger(settings.keysDir),
      server: await storage.server(),
      now: Date.now,
    }
    await work({ ...parts, caller: await terminalCaller(parts), publicUrl })
  } finally {
    await database.close()
  }
}

function notRunning(dataDir: string): OperationProblem {
  return new OperationProblem(
    `Сервер не запущен: сначала npm start (данные: ${dataDir}).`,
    `The server is not running: npm start first (data: ${dataDir}).`,
  )
}
