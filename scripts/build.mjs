import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { binary, root, run } from './process.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'

const pwa = join(root, 'apps', 'pwa')

/** Builds the PWA when its sources are not those of the build that is there. */
export async function ensureBuilt() {
  if (!existsSync(join(pwa, 'index.html'))) return

  const hash = hashOf(
    root,
    ['apps/pwa', 'packages/model', 'pnpm-lock.yaml', 'tsconfig.base.json'],
    {
      skip: (name) => name === 'node_modules' || name === 'dist' || /\.test\.tsx?$/.test(name),
    },
  )
  // Inside the build's own folder: a build that somebody makes by hand takes the stamp away with the old files.
  const stampFile = join(pwa, 'dist', '.stamp')
  if (isStamped(stampFile, hash)) return

  console.log('Building the app …')
  const code = await run(
    process.execPath,
    [binary('vite', { from: pwa }), 'build', '--logLevel', 'warn'],
    { cwd: pwa, env: { ...process.env, NODE_ENV: 'production' } },
  )
  if (code !== 0) {
    console.error('The app could not be built; the lines above say why.')
    process.exit(code)
  }
  stamp(stampFile, hash)
}
