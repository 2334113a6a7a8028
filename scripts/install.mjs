import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { root, run } from './process.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

export const packageManager = 'pnpm@10.34.9'

/** Installs the packages of the lock file when what is installed is not what it says. */
export async function ensureInstalled() {
  const hash = hashOf(root, ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()], {
    also: `${process.platform} ${process.arch} ${packageManager}`,
  })
  const stampFile = join(root, 'node_modules', '.stamp')
  if (isStamped(stampFile, hash)) return

  console.log('Installing the packages …')
  const code = await run(
    'npx',
    [
      '--yes',
      packageManager,
      'install',
      '--frozen-lockfile',
      // Without a terminal pnpm would stop to ask before it replaces packages of another lock file.
      '--config.confirm-modules-purge=false',
    ],
    { env: environmentOfTheInstall() },
  )
  if (code !== 0) {
    console.error(
      'The packages could not be installed; the lines above say why. Nothing was started.',
    )
    process.exit(code)
  }
  stamp(stampFile, hash)
}

function manifests() {
  const groups = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
  )
  return ['package.json', ...groups, 'tests/package.json']
}

/** A user without a home that can be written (a service account, `nobody`) gets caches beside the packages. */
function environmentOfTheInstall() {
  // Advice to fetch another npm or pnpm has no place among our own lines.
  const env = { ...process.env, npm_config_update_notifier: 'false' }
  if (isWritableHome()) return env
  const home = join(root, 'node_modules', '.home')
  mkdirSync(home, { recursive: true })
  return { ...env, HOME: home, npm_config_cache: join(home, '.npm') }
}

function isWritableHome() {
  try {
    const home = process.env.HOME || homedir()
    if (!existsSync(home)) mkdirSync(home, { recursive: true })
    accessSync(home, constants.W_OK)
    return true
  } catch {
    return false
  }
}
