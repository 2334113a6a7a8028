import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { syncFolder } from '../durable-file.ts'
import type { PictureStore } from '../picture-store-port.ts'
import { beginSnapshot, dumpedTables } from './database-dump.ts'
import { backupFormat, type BackupEnd, endName, manifestName, packName } from './manifest.ts'
import { type SealFor, sealed } from './sealed-stream.ts'
import { type TarEntry, tarOf } from './tar.ts'

export interface BackupOptions {
  /** As the owner of the tables. */
  readonly connectionString: string
  readonly keysDir: string
  readonly dataDir: string
  /** The forum pack's file; without it the pack stays in the database only. */
  readonly packPath: string | undefined
  /** Folder for the file. */
  readonly folder: string
  readonly sealFor: SealFor
  /** Where pictures lie that are not in the database. */
  readonly pictures?: PictureStore | undefined
  readonly version: string
  readonly now?: () => number
}

export interface MadeBackup extends BackupEnd {
  readonly path: string
  readonly sizeBytes: number
}

/**
 * One encrypted file with everything that a centre is: the database of one moment, then keys and ledger, files,
 * forum pack. The server may go on working. Only a whole file gets its name.
 */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const { connectionString, folder, sealFor, now = Date.now } = options
  const madeAt = new Date(now()).toISOString()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, backupFileName(madeAt))
  const unfinished = `${path}.unfinished`
  const owner = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  owner.on('error', () => {})
  await owner.connect()
  const end: BackupEnd = { rows: {}, files: 0 }
  try {
    const archive = tarOf(entriesOf(owner, options, madeAt, end))
    await pipeline(
      await sealed(archive, sealFor),
      createWriteStream(unfinished, { flags: 'w', mode: 0o600 }),
    )
    const file = await open(unfinished, 'r+')
    await file.sync()
    const { size: sizeBytes } = await file.stat()
    await file.close()
    await rename(unfinished, path)
    await syncFolder(folder)
    return { path, sizeBytes, ...end }
  } finally {
    await rm(unfinished, { force: true })
    await owner.end().catch(() => {})
  }
}

const namePattern = /^living-libraries-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz\.age$/

/** Removes all but the newest `keep` backups of the folder; answers how many were removed. */
export async function removeOldBackups(folder: string, keep: number): Promise<number> {
  const names = (await readdir(folder)).filter((name) => namePattern.test(name)).sort()
  const old = names.slice(0, Math.max(0, names.length - keep))
  for (const name of old) {
    await rm(join(folder, name))
    await rm(join(folder, `${name}.heads.jsonl`), { force: true })
  }
  return old.length
}

/** The newest backup in the folder. */
export async function newestBackup(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => namePattern.test(name))
    .sort()
    .at(-1)
}

function backupFileName(madeAt: string): string {
  return `living-libraries-${madeAt.slice(0, 19).replaceAll(':', '-')}Z.tar.gz.age`
}

async function* entriesOf(
  owner: pg.Client,
  options: BackupOptions,
  madeAt: string,
  end: { rows: { [table: string]: number }; files: number },
): AsyncGenerator<TarEntry> {
  const { version, keysDir, dataDir, packPath, pictures } = options
  const snapshot = await beginSnapshot(owner)
  yield jsonEntry(manifestName, { format: backupFormat, version, madeAt, ...snapshot })
  yield* dumpedTables(owner, snapshot.tables, end.rows, pictures)
  // After the database: what its rows name is there by now, and files are only ever added.
  for (const path of await filesBelow(keysDir)) {
    yield await fileEntry(`keys/${nameIn(keysDir, path)}`, path)
    end.files += 1
  }
  for (const folder of await fileFolders(dataDir, keysDir)) {
    for (const path of await filesBelow(folder)) {
      yield await fileEntry(`files/${nameIn(dataDir, path)}`, path)
      end.files += 1
    }
  }
  if (packPath !== undefined) {
    yield await fileEntry(packName, packPath)
    end.files += 1
  }
  yield jsonEntry(endName, end)
}

/** Folders of the data folder that hold files of people: all but PostgreSQL's, the keys and the backups. */
async function fileFolders(dataDir: string, keysDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch(() => [])
  return entries
    .filter(
      (entry) => entry.isDirectory() && !/^(postgres.*|backups|restoring.*)$/.test(entry.name),
    )
    .map(({ name }) => join(dataDir, name))
    .filter((folder) => folder !== keysDir)
    .sort()
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name))
    .sort()
}

async function fileEntry(name: string, path: string): Promise<TarEntry> {
  const file = await open(path, 'r')
  const { size: sizeBytes } = await file.stat()
  await file.close()
  const content = sizeBytes === 0 ? asyncly() : createReadStream(path, { end: sizeBytes - 1 })
  return { name, sizeBytes, content }
}

function jsonEntry(name: string, value: object): TarEntry {
  const bytes = Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
  return { name, sizeBytes: bytes.byteLength, content: asyncly(bytes) }
}

function nameIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}

async function* asyncly(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}
