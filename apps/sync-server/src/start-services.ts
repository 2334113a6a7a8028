import type { ForumPack } from '@living-libraries/model/forum-pack'
import { ForumRegistry } from './services/forum.ts'
import { WordFrequencies } from './services/word-frequencies.ts'
import { loadForumPack } from './services/registry-loading.ts'
import type { Services } from './services/services.ts'
import { openDatabase } from './storage/database.ts'
import type { PictureStore } from './picture-store-port.ts'
import { keepMoving } from './services/picture-moving.ts'
import { noteRestore } from './services/administration.ts'
import { keepErased } from './services/erasure.ts'
import { keepShutOut } from './services/shut-out.ts'
import { diskSpaceOf } from './storage/disk-space.ts'
import { openRegionKeys } from './storage/key-files.ts'
import { shutOutLedger } from './storage/ledger-file.ts'
import { PostgresAnnouncements } from './storage/postgres-announcements.ts'
import { postgresStorage } from './storage/postgres-storage.ts'

export interface StartOptions {
  readonly connectionString: string
  /** Folder of the region's keys. */
  readonly keysDir: string
  readonly pack: ForumPack
  readonly now?: () => number
  readonly maxConnections?: number
  /** See `DatabaseOptions`. */
  readonly patienceMs?: number | undefined
  /** Where pictures go after they came; without it they stay in the database. */
  readonly pictures?: PictureStore | undefined
  /** A picture could not be moved; it is tried again. */
  readonly onMovingFailure?: (error: unknown) => void
}

export interface StartedServices extends Services {
  stop(): Promise<void>
}

/** Opens the database, brings it up to date, loads the forum pack and starts to listen to other processes. */
export async function startServices(options: StartOptions): Promise<StartedServices> {
  const { connectionString, keysDir, pack, now = Date.now, maxConnections = 10 } = options
  const { patienceMs, pictures, onMovingFailure = () => {} } = options
  const database = await openDatabase({ connectionString, maxConnections, patienceMs })
  const announcements = new PostgresAnnouncements(connectionString, patienceMs)
  let stopMoving = async () => {}
  const stop = async () => {
    await stopMoving()
    await announcements.close()
    await database.close()
  }
  try {
    const storage = postgresStorage(database.kysely, pictures)
    const server = await storage.server()
    await loadForumPack({ storage, server, now }, pack)
    const keys = await openRegionKeys(keysDir)
    const ledger = shutOutLedger(keysDir)
    await keepShutOut({ storage, ledger })
    const registry = new ForumRegistry(storage)
    const forum = await registry.current()
    await keepErased({ storage, ledger, server, now }, forum)
    await noteRestore({ storage, server, now }, forum)
    await announcements.start()
    if (pictures !== undefined) stopMoving = keepMoving(storage, pictures, onMovingFailure)
    const words = new WordFrequencies(storage, now)
    const diskSpace = diskSpaceOf(keysDir)
    const startedAt = now()
    return {
      storage,
      server,
      keys,
      ledger,
      announcements,
      registry,
      words,
      diskSpace,
      startedAt,
      now,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
