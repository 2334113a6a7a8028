import pg from 'pg'
import { DatabaseProblem } from '../storage/database-problem.ts'
import { waitingMigrations } from '../storage/migrations.ts'
import { refuseUnsafeServer } from '../storage/server-role.ts'
import { countAgain, countFinding } from './count-finding.ts'
import { bad, type Finding, fine, warning } from './finding.ts'

/** What the other looks need of the database. */
export interface DatabaseView {
  readonly findings: readonly Finding[]
  /** Its clock, and the newest time in the log; ms. */
  readonly times?: { readonly at: number; readonly newest: number | null }
  readonly devices?: readonly SeenDevice[]
}

export interface SeenDevice {
  readonly id: string
  readonly lastSeenAt: number | null
  /** Records that waited on it at its last contact. */
  readonly unsent: number | null
}

/** Looks at the database as its owner and changes nothing; only where that is wished it counts again first. */
export async function checkDatabase(
  connectionString: string,
  wish: { readonly countAgain?: boolean } = {},
): Promise<DatabaseView> {
  const owner = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  owner.on('error', () => {})
  try {
    await owner.connect()
    return await lookAt(owner, wish.countAgain === true)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      findings: [bad(`База не отвечает: ${reason}`, `The database does not answer: ${reason}`)],
    }
  } finally {
    await owner.end().catch(() => {})
  }
}

async function lookAt(owner: pg.Client, isCountedAgain: boolean): Promise<DatabaseView> {
  const safety = await safetyOf(owner)
  const waiting = await waitingMigrations(owner).catch((error: unknown) => {
    if (error instanceof DatabaseProblem) return error
    throw error
  })
  if (waiting instanceof DatabaseProblem) {
    const newer = bad(`База не подходит к этой версии: ${waiting.message}`, waiting.message)
    return { findings: [safety, newer] }
  }
  if (waiting === 'empty') {
    const empty = warning(
      'База пуста: центр ещё не запускали.',
      'The database is empty: no start yet.',
    )
    return { findings: [safety, empty] }
  }
  const schema =
    waiting.length === 0
      ? fine('Схема базы соответствует версии.', 'The schema is that of this version.')
      : warning(
          `Схема базы старше программы на ${waiting.length}; обновится при следующем запуске. Сначала сделайте копию.`,
          `The schema is ${waiting.length} behind the program; the next start brings it up. Make a backup first.`,
        )
  const again = isCountedAgain && waiting.length === 0 ? [await countAgain(owner)] : []
  await owner.query(`begin read only; set local app.whole = 'on'`)
  const { rows } = await owner.query<{ at: number; newest: number | null }>(`select
    (extract(epoch from clock_timestamp()) * 1000)::float8 as at,
    (extract(epoch from (select max(received_at) from revision)) * 1000)::float8 as newest`)
  const devices = await owner.query<SeenDevice>(`select id, unsent,
    (extract(epoch from last_seen_at) * 1000)::float8 as "lastSeenAt"
    from device where signing_key <> '' and revoked_at is null`)
  // What is counted is a matter of the schema: of an older one it is asked after the next start.
  const counts = waiting.length === 0 ? [await countFinding(owner)] : []
  await owner.query('rollback')
  const [times] = rows
  const findings = [safety, schema, ...again, ...counts]
  return { findings, devices: devices.rows, ...(times ? { times } : {}) }
}

async function safetyOf(owner: pg.Client): Promise<Finding> {
  try {
    await refuseUnsafeServer(owner)
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error
    return bad(`База настроена опасно: ${error.message}`, error.message)
  }
  const { rows } = await owner.query<{ version: string; pages: string; sums: string; mb: number }>(
    `select current_setting('server_version') as version, current_setting('full_page_writes') as pages,
      current_setting('data_checksums') as sums,
      (pg_database_size(current_database()) / 1048576)::int as mb`,
  )
  const [{ version, pages, sums, mb } = { version: '', pages: '', sums: '', mb: 0 }] = rows
  if (pages === 'off') {
    return bad(
      'PostgreSQL работает с full_page_writes=off: отключение питания может испортить базу. Включите.',
      'PostgreSQL runs with full_page_writes=off: a power cut may damage the database. Turn it on.',
    )
  }
  const sumsWord = sums === 'on' ? '' : ', без контрольных сумм / without checksums'
  return fine(
    `База: PostgreSQL ${version.split(' ')[0]}, ${mb} МБ, пишет на диск (fsync)${sumsWord}.`,
    `Database: PostgreSQL ${version.split(' ')[0]}, ${mb} MB, writes to the disk (fsync).`,
  )
}
