import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The app as people get it. Built here only where nobody has built it: `npm test` does so beforehand. */
export function builtApp(): string {
  const dist = fileURLToPath(new URL('apps/pwa/dist/', root))
  if (existsSync(`${dist}service-worker.js`)) return dist
  const build = "await (await import('./scripts/build.mjs')).ensureBuilt()"
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', build], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the app could not be built; the lines above say why')
  return dist
}

const root = new URL('../../../', import.meta.url)
