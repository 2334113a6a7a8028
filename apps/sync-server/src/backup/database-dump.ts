import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { OperationProblem } from '../operation-problem.ts'
import type { PictureStore } from '../picture-store-port.ts'
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

/**
 * The rows of the tables in PostgreSQL's own text form, in pieces; counts them in `rows`. Pictures that lie in a store
 * stand among the others: whoever restores needs no store, nor the same one.
 */
export async function* dumpedTables(
  owner: pg.ClientBase,
  tables: readonly DumpedTable[],
  rows: { [table: string]: number },
  pictures: PictureStore | undefined,
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
    let count = stream.rowCount
    for await (const row of name === 'photo_piece' ? storedRows(owner, columns, pictures) : []) {
      pieces.push(row)
      sizeBytes += row.byteLength
      count += 1
      if (sizeBytes >= chunkBytes) yield entry()
    }
    if (sizeBytes > 0) yield entry()
    rows[name] = count
  }
}

/** The table that an entry's rows belong to; undefined for an entry of another sort. */
export function tableOfEntry(name: string): string | undefined {
  return /^database\/([a-z_]+)\/\d+\.copy$/.exec(name)?.[1]
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Every table but the list of migrations, which the manifest holds, and of objects, whose pictures it holds; those that are referred to come first. */
async function tablesOf(owner: pg.ClientBase): Promise<DumpedTable[]> {
  const { rows } = await owner.query<DumpedTable & { needs: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname not in ('migration', 'photo_object', 'photo_object_gone') order by c.relname`)
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

/** Pictures of the store as rows of `photo_piece`, each whole. */
async function* storedRows(
  owner: pg.ClientBase,
  columns: readonly string[],
  pictures: PictureStore | undefined,
): AsyncGenerator<Uint8Array> {
  const { rows } = await owner.query<{ space: string; photo: string; part: string; key: string }>(
    'select space, photo, part, key from photo_object order by photo, part',
  )
  for (const { space, photo, part, key } of rows) {
    const bytes = await pictures?.get(key)
    if (bytes === undefined) throw withoutPicture(key)
    const hex = `\\\\x${Buffer.from(bytes).toString('hex')}`
    const values: { readonly [column: string]: string } = {
      space,
      photo,
      part,
      at: '0',
      bytes: hex,
    }
    const line = columns.map((column) => values[column] ?? '\\N').join('\t')
    yield new TextEncoder().encode(`${line}\n`)
  }
}

function withoutPicture(key: string): OperationProblem {
  return new OperationProblem(
    `Снимка ${key} нет в хранилище, или оно не задано (PICTURES_S3_URL): копия не сделана.`,
    `The picture ${key} is not in the store, or no store is set (PICTURES_S3_URL): no backup was made.`,
  )
}
