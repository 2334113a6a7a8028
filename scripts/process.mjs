import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a program with our terminal as its own; answers its exit code. */
export function run(command, args, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', shell: needsShell(command) })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(signal ? 128 : (code ?? 1)))
  })
}

/** Runs a program and keeps what it prints; answers its exit code and the text. */
export function runQuietly(command, args, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: needsShell(command),
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: signal ? 128 : (code ?? 1), output }))
  })
}

/** The script behind a package's command, so that it runs in one process, without a shell shim. */
export function binary(packageName, { from = root, command = packageName } = {}) {
  const require = createRequire(join(from, 'package.json'))
  const { manifest, folder } = packageAt(require, packageName)
  const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command]
  return join(folder, bin)
}

function packageAt(require, packageName) {
  for (const place of require.resolve.paths(packageName) ?? []) {
    const folder = join(place, packageName)
    try {
      return { manifest: require(join(folder, 'package.json')), folder }
    } catch (problem) {
      if (problem.code !== 'MODULE_NOT_FOUND') throw problem
    }
  }
  throw new Error(`The package ${packageName} is not installed.`)
}

// On Windows npx and npm are .cmd files, which only a shell can start.
function needsShell(command) {
  return process.platform === 'win32' && (command === 'npx' || command === 'npm')
}
