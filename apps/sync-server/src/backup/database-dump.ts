import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { DumpedTable, Manifest } from './manifest.ts'
import type { TarEntry } from './tar.ts'

const chunkBytes = 4 * 1024 * 1024

/**
 * Opens one moment of the whole database on this connection, which the dump is then read from; others go on
 * writing meanwhile.
 */
export async function beginSnapshot(
  owner: pg.ClientBase,
): Promise<Pick<Manifest, 'epoch' | 'migrations' | 'tables'>> {
  await owner.query('begin isolation level repeatable read read only')
  // An owner who is no superuser is held by row-level security as everybody else.
  await owner.query(`select set_config('app.whole', 'on', true)`)
  const server = await owner.query<{ epoch: string }>('select epoch from server')
  const migrations = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from migration order by name',
  )
  const epoch = server.rows[0]?.epoch ?? ''
  return { epoch, migrations: migrations.rows, tables: await tablesOf(owner) }
}

/** The rows of the tables in PostgreSQL's own text form, in pieces; counts them in `rows`. */
export async function* dumpedTables(
  owner: pg.ClientBase,
  tables: readonly DumpedTable[],
  rows: { [table: string]: number },
): AsyncGenerator<TarEntry> {
  for (const { name, columns } of tables) {
    const list = columns.map(quoted).join(', ')
    const stream = owner.query(copyTo(`copy ${quoted(name)} (${list}) to stdout`))
    let number = 0
    let pieces: Uint8Array[] = []
    let sizeBytes = 0
    const entry = (): TarEntry => {
      number += 1
      const path = `database/${name}/${String(number).padStart(6, '0')}.copy`
      const content = asyncly(pieces)
      const made = { name: path, sizeBytes, content }
      pieces = []
      sizeBytes = 0
      return made
    }
    for await (const piece of stream) {
      const bytes = piece as Uint8Array
      pieces.push(bytes)
      sizeBytes += bytes.byteLength
      if (sizeBytes >= chunkBytes) yield entry()
    }
    if (sizeBytes > 0) yield entry()
    rows[name] = stream.rowCount
  }
}

/** The table that an entry's rows belong to; undefined for an entry of another sort. */
export function tableOfEntry(name: string): string | undefined {
  return /^database\/([a-z_]+)\/\d+\.copy$/.exec(name)?.[1]
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Every table but the list of migrations, which the manifest holds; those that are referred to come first. */
async function tablesOf(owner: pg.ClientBase): Promise<DumpedTable[]> {
  const { rows } = await owner.query<DumpedTable & { needs: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname <> 'migration' order by c.relname`)
  const sorted: DumpedTable[] = []
  const waiting = new Map(rows.map((row) => [row.name, row]))
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ needs }) => !needs.some((one) => waiting.has(one)))
    if (free.length === 0) throw new Error('tables refer to each other in a circle')
    for (const { name, columns } of free) {
      sorted.push({ name, columns })
      waiting.delete(name)
    }
  }
  return sorted
}

async function* asyncly(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}
