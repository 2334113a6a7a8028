import { createHash } from 'node:crypto'
import { access, mkdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../durable-file.ts'
import { accountFor, canEnter } from './postgres-account.ts'
import { PostgresProblem } from './postgres-problem.ts'
import type { Account } from './program.ts'

export interface ClusterPlace {
  /** PostgreSQL's data directory; it may not exist yet. */
  cluster: string
  account: Account | undefined
  /** Where programs may be copied so that the account can read them. */
  copies: string
}

/**
 * Decides where the database lies. In the data folder, unless root started us and the account that
 * PostgreSQL runs as cannot get there (a folder under /root): then under /var/lib, and a note in the
 * data folder says so and is followed from then on.
 */
export async function clusterPlace(dataDir: string): Promise<ClusterPlace> {
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const folder = await realpath(dataDir)

  const noted = await readNote(folder)
  const cluster = noted ?? join(folder, 'postgres')
  const account = await accountFor(cluster)
  const copies = account === undefined ? folder : systemFolder
  if (noted !== undefined) return { cluster, account, copies }

  if (await canEnter(folder, account)) return { cluster, account, copies }
  if (await exists(join(cluster, 'PG_VERSION'))) {
    throw new PostgresProblem(
      `The database in ${cluster} belongs to user ${account?.uid ?? 'unknown'}, who cannot enter that folder. ` +
        'Make the folders above it enterable (chmod o+x) or move the data folder; the data were not touched.',
    )
  }
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const elsewhere = join(systemFolder, name, 'postgres')
  await mkdir(join(systemFolder, name), { recursive: true, mode: 0o711 })
  await writeDurably(join(folder, noteName), `${noteText}\n${elsewhere}\n`)
  return { cluster: elsewhere, account, copies }
}

/** Where root keeps what another user must be able to read. */
const systemFolder = '/var/lib/living-libraries'

const noteName = 'where-the-database-is.txt'
const noteText =
  'PostgreSQL does not run as root, and its user cannot enter this folder. The database is in the folder below; ' +
  'keep this file, and back up both.'

async function readNote(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, noteName), 'utf8').catch(() => undefined)
  return text?.trim().split('\n').at(-1)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
