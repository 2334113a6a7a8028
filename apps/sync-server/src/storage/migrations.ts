import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { DatabaseProblem } from './database-problem.ts'

/**
 * Brings the database up to this version of the server. Every migration runs once, in the order of its
 * number, in one transaction for all; several servers that start at once wait for each other.
 */
export async function migrate(owner: pg.ClientBase): Promise<string[]> {
  await owner.query('begin')
  try {
    const run = await runMigrations(owner)
    await owner.query('commit')
    return run
  } catch (error) {
    await owner.query('rollback').catch(() => {})
    throw error
  }
}

/** The same within a transaction of the caller; `only` stops at those that a backup had. */
export async function runMigrations(
  owner: pg.ClientBase,
  only?: readonly Pick<Migration, 'name' | 'checksum'>[],
): Promise<string[]> {
  const known = await migrationFiles()
  await owner.query('select pg_advisory_xact_lock($1)', [lockNumber])
  await owner.query(`create table if not exists migration
    (name text primary key, checksum text not null, run_at timestamptz not null default now())`)
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  )
  const done = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  const wanted = only && new Map(only.map(({ name, checksum }) => [name, checksum]))
  refuseForeignHistory(new Map([...done, ...(wanted ?? [])]), known)
  const waiting = known.filter(({ name }) => !done.has(name) && (wanted?.has(name) ?? true))
  for (const { name, sql, checksum } of waiting) {
    await owner.query(sql)
    await owner.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
  }
  return waiting.map(({ name }) => name)
}

/** The names of those that the next start will run; `empty` before the first. Changes nothing. */
export async function waitingMigrations(owner: pg.ClientBase): Promise<string[] | 'empty'> {
  const { rows } = await owner.query<{ known: boolean }>(
    `select to_regclass('public.migration') is not null as known`,
  )
  if (rows[0]?.known !== true) return 'empty'
  const done = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  )
  const known = await migrationFiles()
  refuseForeignHistory(new Map(done.rows.map(({ name, checksum }) => [name, checksum])), known)
  const names = new Set(done.rows.map(({ name }) => name))
  return known.map(({ name }) => name).filter((name) => !names.has(name))
}

const lockNumber = 7_202_411_05
const folder = fileURLToPath(new URL('./migrations/', import.meta.url))

export interface Migration {
  name: string
  sql: string
  checksum: string
}

/** All that this version has, in their order. */
export async function migrationFiles(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${folder}${name}`, 'utf8')
      const text = sql.replaceAll('\r\n', '\n')
      return { name, sql: text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function refuseForeignHistory(
  done: ReadonlyMap<string, string>,
  known: readonly Migration[],
): void {
  for (const [name, checksum] of done) {
    const ours = known.find((migration) => migration.name === name)
    if (ours === undefined) {
      throw new DatabaseProblem(
        `The database was made by a newer version of this program (it knows ${name}). Start that version.`,
      )
    }
    if (ours.checksum !== checksum) {
      throw new DatabaseProblem(
        `The migration ${name} is not the one that made this database. Restore the file that belongs to it.`,
      )
    }
  }
}
