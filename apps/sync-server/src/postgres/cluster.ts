import { randomBytes } from 'node:crypto'
import { access, chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncFolder, writeDurably } from '../durable-file.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { PostgresProblem } from './postgres-problem.ts'
import { type Account, runProgram } from './program.ts'

export const ownerRole = 'living_libraries'

export interface ClusterQuestion {
  cluster: string
  passwordFile: string
  account: Account | undefined
  binaries: PostgresBinaries
}

/** Makes the database's folder when there is none; answers the owner's password. */
export async function ensureCluster(question: ClusterQuestion): Promise<string> {
  const text = await readFile(question.passwordFile, 'utf8').catch(() => '')
  // A file that a power cut emptied is no password either.
  const existing = text.trim() === '' ? undefined : text.trim()
  const password = existing ?? randomBytes(24).toString('base64url')
  const isNew = !(await exists(join(question.cluster, 'PG_VERSION')))

  if (isNew) await makeCluster(question, password)
  else if (existing === undefined) await setPassword(question, password)
  if (existing === undefined) await writeDurably(question.passwordFile, `${password}\n`)
  return password
}

/** Built beside its place and renamed: what an interrupted initdb leaves is never taken for data. */
async function makeCluster(question: ClusterQuestion, password: string): Promise<void> {
  const { cluster, account } = question
  await removeUnfinished(cluster)
  const unfinished = await mkdtemp(join(dirname(cluster), `${basename(cluster)}.new-`))
  const passwordFile = `${unfinished}.password`
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (account !== undefined) {
      await chown(unfinished, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    await initialise(question, unfinished, passwordFile)
    await rename(unfinished, cluster)
    await syncFolder(dirname(cluster))
  } finally {
    await rm(passwordFile, { force: true })
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function removeUnfinished(cluster: string): Promise<void> {
  const folder = dirname(cluster)
  const names = (await readdir(folder)).filter((name) =>
    name.startsWith(`${basename(cluster)}.new-`),
  )
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true })
}

async function initialise(
  { account, binaries }: ClusterQuestion,
  folder: string,
  passwordFile: string,
): Promise<void> {
  const program = join(binaries.binFolder, 'initdb')
  const place = ['-D', folder, '-U', ownerRole, '--pwfile', passwordFile]
  const rest = ['--encoding=UTF8', '--auth=scram-sha-256', '--data-checksums']
  let output = ''
  for (const locale of locales(binaries.major)) {
    const outcome = await runProgram(program, [...place, ...rest, ...locale], {
      account,
      cwd: folder,
    })
    if (outcome.code === 0) return
    output = outcome.output
  }
  throw new PostgresProblem(`PostgreSQL could not make its folder ${folder}: ${output.trim()}`)
}

/**
 * Order by code point, which no update of the system's library changes under an index; character
 * classes of Unicode, so that Cyrillic has upper and lower case. The last row is for systems without C.UTF-8.
 */
function locales(major: number): string[][] {
  const libc = ['--lc-collate=C', '--lc-ctype=C.UTF-8', '--lc-messages=C']
  const builtin = [...libc, '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const poor = ['--locale=C']
  return major >= 17 ? [builtin, libc, poor] : [libc, poor]
}

/** For data that came without their password file (restored, moved): sets a new one while nobody is connected. */
async function setPassword(
  { cluster, account, binaries }: ClusterQuestion,
  password: string,
): Promise<void> {
  const outcome = await runProgram(
    join(binaries.binFolder, 'postgres'),
    ['--single', '-D', cluster, 'postgres'],
    { account, cwd: cluster, input: `alter role ${ownerRole} password '${password}'\n` },
  )
  if (outcome.code !== 0) {
    throw new PostgresProblem(
      `The password of the database in ${cluster} is lost and could not be set anew: ${outcome.output.trim()}`,
    )
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
