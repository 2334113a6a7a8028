import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { OperationProblem } from '../operation-problem.ts'
import { DatabaseProblem } from '../storage/database-problem.ts'
import { runMigrations } from '../storage/migrations.ts'
import { quoted } from './database-dump.ts'
import type { Manifest } from './manifest.ts'

/**
 * Fills an empty database from a dump, in one transaction that the caller has begun and ends: made as it was when
 * the backup was made, filled, brought up to this version, and given another epoch (S15).
 */
export class DatabaseLoad {
  readonly #owner: pg.ClientBase
  readonly #manifest: Manifest
  /** Tables whose row-level security binds their owner too, which is put back at the end. */
  readonly #forced: readonly string[]
  readonly #rows: { [table: string]: number }
  readonly #filled = new Set<string>()
  #current: { table: string; stream: CopyStreamQuery } | undefined

  private constructor(owner: pg.ClientBase, manifest: Manifest, forced: readonly string[]) {
    this.#owner = owner
    this.#manifest = manifest
    this.#forced = forced
    this.#rows = Object.fromEntries(manifest.tables.map(({ name }) => [name, 0]))
  }

  static async begin(owner: pg.ClientBase, manifest: Manifest): Promise<DatabaseLoad> {
    await refuseFilled(owner)
    try {
      await runMigrations(owner, manifest.migrations)
    } catch (error) {
      throw error instanceof DatabaseProblem ? newerBackup(manifest.version) : error
    }
    const forced = await forcedTables(owner)
    // PostgreSQL copies nothing into a table whose row-level security holds for the one who copies.
    for (const table of forced) await alter(owner, table, 'no force row level security')
    for (const { name } of manifest.tables) await alter(owner, name, 'disable trigger user')
    for (const { name } of [...manifest.tables].reverse()) {
      await owner.query(`delete from ${quoted(name)}`)
    }
    return new DatabaseLoad(owner, manifest, forced)
  }

  /** A piece of a table's rows; the pieces of one table follow one another. */
  async add(table: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.#current?.table !== table) {
      await this.#close()
      const known = this.#manifest.tables.find(({ name }) => name === table)
      if (known === undefined || this.#filled.has(table)) {
        throw new SyntaxError(`rows of ${table} in a wrong place`)
      }
      this.#filled.add(table)
      const columns = known.columns.map(quoted).join(', ')
      const statement = `copy ${quoted(table)} (${columns}) from stdin`
      const stream = this.#owner.query(copyFrom(statement))
      // Heard where it is written to; one that comes between two pieces must not end the process.
      stream.on('error', () => {})
      this.#current = { table, stream }
    }
    const { stream } = this.#current
    for await (const piece of content) {
      if (!stream.write(piece)) await once(stream, 'drain')
    }
  }

  /** Ends the filling; answers the number of rows by table. */
  async end(): Promise<{ readonly [table: string]: number }> {
    await this.#close()
    const owner = this.#owner
    await continueSequences(owner)
    for (const { name } of this.#manifest.tables) await alter(owner, name, 'enable trigger user')
    for (const table of this.#forced) await alter(owner, table, 'force row level security')
    await runMigrations(owner)
    await owner.query('select begin_epoch(epoch) from server')
    return this.#rows
  }

  /** Lets the connection go, so that the transaction can be undone. */
  async abort(): Promise<void> {
    const stream = this.#current?.stream
    this.#current = undefined
    if (stream === undefined) return
    stream.destroy(new Error('the backup was not read to its end'))
    await finished(stream).catch(() => {})
  }

  async #close(): Promise<void> {
    if (this.#current === undefined) return
    const { table, stream } = this.#current
    this.#current = undefined
    stream.end()
    await finished(stream)
    this.#rows[table] = stream.rowCount
  }
}

async function alter(owner: pg.ClientBase, table: string, how: string): Promise<void> {
  await owner.query(`alter table ${quoted(table)} ${how}`)
}

async function forcedTables(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relforcerowsecurity`)
  return rows.map(({ name }) => name)
}

async function continueSequences(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ sequence: string; table: string; column: string }>(`
    select d.objid::regclass::text as sequence, c.relname as table, a.attname as column
    from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
      join pg_class c on c.oid = d.refobjid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
    where c.relnamespace = 'public'::regnamespace and d.deptype in ('a', 'i')`)
  for (const { sequence, table, column } of rows) {
    await owner.query(
      `select setval($1::regclass, coalesce((select max(${quoted(column)}) from ${quoted(table)}), 0) + 1, false)`,
      [sequence],
    )
  }
}

async function refuseFilled(owner: pg.ClientBase): Promise<void> {
  const { rowCount } = await owner.query(
    `select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' limit 1`,
  )
  if (rowCount === 0) return
  throw new OperationProblem(
    'В базе из DATABASE_URL уже есть таблицы. Восстановление идёт только в пустую базу, чтобы ничего не затереть: создайте новую (createdb) и укажите её. Ничего не изменено.',
    'The database in DATABASE_URL has tables already. A restore goes only into an empty one, so that nothing is overwritten: make a new one (createdb) and name it. Nothing was changed.',
  )
}

function newerBackup(version: string): OperationProblem {
  return new OperationProblem(
    `Копию сделала другая, более новая версия программы (${version}). Поставьте её или новее и повторите. Ничего не изменено.`,
    `The backup was made by another, newer version of the program (${version}). Install that one or a newer one and repeat. Nothing was changed.`,
  )
}
