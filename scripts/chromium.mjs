import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { binary, root } from './process.mjs'

/** The path of a Chromium that starts; brings one when the machine has none. */
export function ensureChromium() {
  const path = fromEnvironment() ?? fromSystem() ?? fromDownload() ?? fromDebian() ?? download()
  if (path !== undefined) return path
  console.error(
    'The browser tests need a Chromium and none could be found or installed. ' +
      'Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.',
  )
  process.exit(1)
}

function fromEnvironment() {
  const path = process.env.CHROMIUM_PATH
  if (!path) return undefined
  if (starts(path)) return path
  console.error(`CHROMIUM_PATH is ${path}, which is not a Chromium that starts.`)
  process.exit(1)
}

function fromSystem() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const places = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin')
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return names
    .flatMap((name) => places.map((place) => join(place, name)))
    .concat(mac)
    .find(starts)
}

function fromDebian() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined
  console.log("Installing Debian's Chromium for the browser tests …")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { env, stdio: 'inherit' })
  const packages = ['install', '-y', '--no-install-recommends', 'chromium']
  spawnSync('apt-get', packages, { env, stdio: 'inherit' })
  return fromSystem()
}

function fromDownload() {
  const script = "process.stdout.write(require('playwright-core').chromium.executablePath())"
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    cwd: join(root, 'tests'),
    encoding: 'utf8',
  })
  return stdout && starts(stdout) ? stdout : undefined
}

function download() {
  console.log("Fetching Playwright's Chromium for the browser tests …")
  const tool = binary('playwright-core', { from: join(root, 'tests') })
  spawnSync(process.execPath, [tool, 'install', 'chromium'], { cwd: root, stdio: 'inherit' })
  return fromDownload()
}

function starts(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(ensureChromium())
}
