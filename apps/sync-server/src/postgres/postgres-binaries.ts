import { readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { embeddedBinFolder } from './embedded-binaries.ts'
import { PostgresProblem } from './postgres-problem.ts'
import { type Account, runProgram } from './program.ts'

export type PostgresSource = 'system' | 'embedded'

export interface PostgresBinaries {
  source: PostgresSource
  binFolder: string
  version: string
  major: number
}

export interface BinariesQuestion {
  /** The folder of the data: the programs must be of the major version that wrote them. */
  cluster: string
  account: Account | undefined
  /** Where programs may be copied that the account cannot read in their own place. */
  copies: string
  source: PostgresSource | undefined
}

const oldestMajor = 14

/** The programs to open these data with: for new data the newest of the system, else the embedded ones. */
export async function choosePostgres(question: BinariesQuestion): Promise<PostgresBinaries> {
  const written = await majorOf(question.cluster)
  const seen: PostgresBinaries[] = []
  for (const source of ['system', 'embedded'] as const) {
    if (question.source !== undefined && question.source !== source) continue
    const found = source === 'system' ? await systemBinaries(question) : await embedded(question)
    const fitting = found.find(({ major }) => written === undefined || major === written)
    if (fitting !== undefined) return fitting
    seen.push(...found)
  }
  throw new PostgresProblem(whyNone(question.cluster, written, seen))
}

function whyNone(cluster: string, written: number | undefined, seen: PostgresBinaries[]): string {
  if (written === undefined) {
    return (
      `No PostgreSQL ${oldestMajor} or newer was found on this system, and the embedded one does not run here. ` +
      'Install PostgreSQL (Debian: apt-get install postgresql), or set DATABASE_URL.'
    )
  }
  const here = [...new Set(seen.map(({ major }) => major))].join(' and ')
  return (
    `The data in ${cluster} were written by PostgreSQL ${written}, and this machine has ${here || 'no PostgreSQL'}. ` +
    `Install PostgreSQL ${written} (Debian: apt-get install postgresql-${written}) and start again; the data were not touched.`
  )
}

async function majorOf(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Number.parseInt(text, 10)
}

async function systemBinaries({ account }: BinariesQuestion): Promise<PostgresBinaries[]> {
  const found = new Map<string, PostgresBinaries>()
  for (const folder of await systemFolders()) {
    const binaries = await binariesIn('system', folder, account)
    if (binaries !== undefined && binaries.major >= oldestMajor) found.set(folder, binaries)
  }
  return [...found.values()].sort((a, b) => b.major - a.major)
}

/** Every place where systems put the server's programs; most put only the client's on the PATH. */
async function systemFolders(): Promise<Set<string>> {
  const { output } = await runProgram('/bin/sh', ['-c', 'command -v postgres; pg_config --bindir'])
  const named = output
    .split('\n')
    .filter((line) => line.startsWith('/'))
    .map((line) => (line.endsWith('/postgres') ? line : join(line, 'postgres')))
  const folders = new Set<string>()
  for (const program of [...named, ...(await usualPlaces())]) {
    const real = await realpath(program).catch(() => undefined)
    if (real !== undefined) folders.add(dirname(real))
  }
  return folders
}

async function usualPlaces(): Promise<string[]> {
  const debian = await readdir('/usr/lib/postgresql').catch(() => [])
  const redHat = (await readdir('/usr').catch(() => [])).filter((name) => name.startsWith('pgsql-'))
  return [
    ...debian.map((version) => `/usr/lib/postgresql/${version}/bin/postgres`),
    ...redHat.map((name) => `/usr/${name}/bin/postgres`),
  ]
}

async function embedded({ account, copies }: BinariesQuestion): Promise<PostgresBinaries[]> {
  const folder = await embeddedBinFolder(account, copies)
  const binaries = folder && (await binariesIn('embedded', folder, account))
  return binaries ? [binaries] : []
}

async function binariesIn(
  source: PostgresSource,
  binFolder: string,
  account: Account | undefined,
): Promise<PostgresBinaries | undefined> {
  const { output } = await runProgram(join(binFolder, 'postgres'), ['--version'], { account })
  const version = /PostgreSQL\) (\d+(?:\.\d+)*)/.exec(output)?.[1]
  if (version === undefined) return undefined
  const initdb = await runProgram(join(binFolder, 'initdb'), ['--version'], { account })
  if (initdb.code !== 0) return undefined
  return { source, binFolder, version, major: Number.parseInt(version, 10) }
}
