import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join, normalize, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import * as v from 'valibot'
import { OperationProblem } from '../operation-problem.ts'
import { ensureServerRole, refuseUnsafeServer } from '../storage/server-role.ts'
import { DatabaseLoad } from './database-load.ts'
import { tableOfEntry } from './database-dump.ts'
import { placeKeys } from './key-placing.ts'
import {
  backupFormat,
  type BackupEnd,
  endName,
  endSchema,
  type Manifest,
  manifestName,
  manifestSchema,
  packName,
} from './manifest.ts'
import { archiveProblem, type OpenWith, opened } from './sealed-stream.ts'
import { type TarEntry, TarError, tarEntries } from './tar.ts'

export interface RestoreOptions {
  readonly file: string
  readonly secret: OpenWith
  /** Owner of an empty database. */
  readonly owner: pg.ClientBase
  readonly dataDir: string
  readonly keysDir: string
  /** Texts of ledgers outside the backup: who was shut out and what was erased since. */
  readonly ledgers: readonly string[]
}

export interface Restored extends BackupEnd {
  readonly manifest: Manifest
}

/**
 * All or nothing: the database in one transaction, files first beside their places. Files that are there already
 * stay as they are. The database is another epoch afterwards, so that devices give back what is newer (S15).
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, secret, owner, dataDir, keysDir, ledgers } = options
  await refuseUnsafeServer(owner)
  await ensureServerRole(owner)
  await mkdir(dataDir, { recursive: true })
  const staged = await mkdtemp(join(dataDir, 'restoring-'))
  await owner.query('begin')
  let load: DatabaseLoad | undefined
  try {
    const restored = await readBackup(file, secret, async (manifest) => {
      const loading = await DatabaseLoad.begin(owner, manifest)
      load = loading
      return {
        rows: (table, content) => loading.add(table, content),
        file: (entry) => stage(staged, entry),
        end: () => loading.end(),
      }
    })
    await placeKeys({ from: join(staged, 'keys'), keysDir, ledgers })
    await placeFiles(join(staged, 'files'), dataDir)
    await placeFiles(staged, dataDir, [packName])
    await owner.query('commit')
    return restored
  } catch (error) {
    await load?.abort()
    await owner.query('rollback').catch(() => {})
    throw error
  } finally {
    await rm(staged, { recursive: true, force: true })
  }
}

/** Reads a backup to its end and counts, without a database: whether it is whole and the key fits. */
export async function checkBackup(file: string, secret: OpenWith): Promise<Restored> {
  return readBackup(file, secret, async () => undefined)
}

interface Taker {
  rows(table: string, content: AsyncIterable<Uint8Array>): Promise<void>
  file(entry: TarEntry): Promise<void>
  end(): Promise<{ readonly [table: string]: number }>
}

async function readBackup(
  file: string,
  secret: OpenWith,
  begin: (manifest: Manifest) => Promise<Taker | undefined>,
): Promise<Restored> {
  await refuseMissing(file)
  let manifest: Manifest | undefined
  let taker: Taker | undefined
  let end: BackupEnd | undefined
  let files = 0
  try {
    for await (const entry of tarEntries(opened(createReadStream(file), secret))) {
      const { name, content } = entry
      if (name === manifestName) {
        manifest = manifestFrom(await textOf(content))
        taker = await begin(manifest)
        continue
      }
      if (manifest === undefined) throw new TarError('the archive does not begin as a backup')
      const table = tableOfEntry(name)
      if (name === endName) end = v.parse(endSchema, JSON.parse(await textOf(content)))
      else if (table !== undefined) await taker?.rows(table, content)
      else {
        files += 1
        await taker?.file(entry)
      }
    }
    if (manifest === undefined || end === undefined || end.files !== files) {
      throw new TarError('the archive is not whole')
    }
    const rows = await taker?.end()
    const isShort = Object.entries(end.rows).some(([table, count]) => rows && rows[table] !== count)
    if (isShort) throw new TarError('the archive has other rows than it says')
  } catch (error) {
    throw archiveProblem(error)
  }
  return { manifest, ...end }
}

async function refuseMissing(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() === true) return
  throw new OperationProblem(`Нет такого файла: ${file}`, `There is no such file: ${file}`)
}

function manifestFrom(text: string): Manifest {
  const parsed = v.safeParse(manifestSchema, JSON.parse(text))
  const { format } = v.parse(v.object({ format: v.number() }), JSON.parse(text))
  if (parsed.success && format <= backupFormat) return parsed.output
  throw new OperationProblem(
    'Копия записана в форме, которую эта версия программы ещё не знает. Поставьте более новую версию. Ничего не изменено.',
    'The backup is in a form that this version of the program does not know yet. Install a newer version. Nothing was changed.',
  )
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

async function stage(folder: string, { name, content }: TarEntry): Promise<void> {
  const path = normalize(join(folder, name))
  // A name in a forged archive must not lead out of the folder.
  if (relative(folder, path).startsWith('..')) throw new TarError(`a file named ${name}`)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(content, createWriteStream(path, { mode: 0o600 }))
}

async function placeFiles(from: string, to: string, only?: readonly string[]): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(from, path)
    if (!entry.isFile() || only?.includes(name) === false) continue
    const place = join(to, name)
    const isThere = await readFile(place).then(
      () => true,
      () => false,
    )
    if (isThere) continue
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await copyFile(path, place)
  }
}
