import type { Space } from '@living-libraries/model/space'
import { type Kysely, sql, type Transaction as KyselyTransaction } from 'kysely'
import type { PictureStore } from '../picture-store-port.ts'
import { type Advance, type Storage, StorageUnavailable, type Transaction } from '../ports.ts'
import { PostgresDevices } from './postgres-devices.ts'
import { PostgresErasures } from './postgres-erasures.ts'
import { PostgresInvitations } from './postgres-invitations.ts'
import { PostgresLikenesses } from './postgres-likenesses.ts'
import { PostgresOverview } from './postgres-overview.ts'
import { PostgresResults } from './postgres-results.ts'
import { PostgresRecords } from './postgres-records.ts'
import { PostgresSignIns } from './postgres-sign-ins.ts'
import { databaseCondition } from './database-condition.ts'
import { PostgresPhotos } from './postgres-photos.ts'
import { PostgresThemes } from './postgres-themes.ts'
import { PostgresTransfers } from './postgres-transfers.ts'
import { identify } from './identity.ts'
import { announce } from './postgres-announcements.ts'
import type { Tables } from './tables.ts'

/** The storage of the services on PostgreSQL. */
export function postgresStorage(kysely: Kysely<Tables>, pictures?: PictureStore): Storage {
  const reading = <Result>(
    spaces: readonly Space[],
    isWhole: boolean,
    work: (tx: Transaction) => Promise<Result>,
  ) =>
    guarded(() =>
      kysely
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (trx) => {
          await open(trx, spaces, isWhole)
          return work(transactionOf(trx, nothingYet(), pictures))
        }),
    )
  return {
    write: (spaces, work) =>
      repeated(async () => {
        const news = nothingYet()
        const result = await kysely.transaction().execute(async (trx) => {
          await open(trx, spaces, false)
          return work(transactionOf(trx, news, pictures))
        })
        // After the commit and apart from it: announcing inside would make all commits wait in one line.
        await announce(kysely, news).catch(() => {})
        return result
      }),
    read: (spaces, work) => reading(spaces, false, work),
    readWhole: (work) => reading([], true, work),
    server: () =>
      guarded(() =>
        kysely.selectFrom('server').select(['epoch', 'device', 'person']).executeTakeFirstOrThrow(),
      ),
    beginEpoch: (old) =>
      guarded(async () => {
        const { rows } = await sql<{
          epoch: string
        }>`select begin_epoch(${old}::uuid) as epoch`.execute(kysely)
        return rows[0]?.epoch ?? old
      }),
    identify: (tokenHash, unsent) => guarded(() => identify(kysely, tokenHash, unsent)),
    condition: () => guarded(() => databaseCondition(kysely)),
    forumPosition: () =>
      guarded(async () => {
        const { rows } = await sql<{ at: number | null }>`select forum_seq() as at`.execute(kysely)
        return rows[0]?.at ?? 0
      }),
  }
}

/** What a transaction did that streams want to hear of. */
export interface News {
  readonly advanced: Advance[]
  readonly revoked: string[]
  /** Devices whose name, persons or roles are others now. */
  readonly changed: string[]
  /** The region's desk did something with its themes. */
  hasThemes: boolean
}

function nothingYet(): News {
  return { advanced: [], revoked: [], changed: [], hasThemes: false }
}

async function open(
  trx: KyselyTransaction<Tables>,
  spaces: readonly Space[],
  isWhole: boolean,
): Promise<void> {
  await sql`select set_config('app.spaces', ${spaces.join(',')}, true),
    set_config('app.whole', ${isWhole ? 'on' : 'off'}, true)`.execute(trx)
}

function transactionOf(
  trx: KyselyTransaction<Tables>,
  news: News,
  pictures: PictureStore | undefined,
): Transaction {
  return {
    records: new PostgresRecords(trx, news),
    devices: new PostgresDevices(trx, news),
    invitations: new PostgresInvitations(trx),
    signIns: new PostgresSignIns(trx),
    overview: new PostgresOverview(trx),
    results: new PostgresResults(trx),
    erasures: new PostgresErasures(trx),
    transfers: new PostgresTransfers(trx),
    photos: new PostgresPhotos(trx, pictures),
    themes: new PostgresThemes(trx, news),
    likenesses: new PostgresLikenesses(trx),
  }
}

const mostAttempts = 6

/** Serialisation failure, deadlock, and the same new id written twice at once. */
const repeatable = new Set(['40001', '40P01', '23505'])

async function repeated<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let number = 1; ; number++) {
    try {
      return await guarded(attempt)
    } catch (error) {
      if (number >= mostAttempts || !repeatable.has(codeOf(error) ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** number))
    }
  }
}

async function guarded<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt()
  } catch (error) {
    if (isLost(error))
      throw new StorageUnavailable('the database does not answer', { cause: error })
    throw error
  }
}

/**
 * Connection lost, shutting down (ours too), starting up, not accepting connections, too many connections, disk full, read-only after a failover,
 * a statement that took too long: all of them pass, and nothing was acknowledged.
 */
function isLost(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== undefined) {
    return /^(08...|57P0.|57014|53...|55000|25006|25P03|ECONN.*|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT|EAI_AGAIN)$/.test(
      code,
    )
  }
  return (
    error instanceof Error &&
    /connection (terminated|error)|timeout exceeded|not queryable|driver has already been destroyed/i.test(
      error.message,
    )
  )
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
