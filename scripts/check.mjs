import './node-version.mjs'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { binary, root, runQuietly } from './process.mjs'

/** Everything that can be said about the code without running it; answers the names of what failed. */
export async function check({ boundaries = true } = {}) {
  const waiting = [...steps(), ...(boundaries ? [boundariesStep()] : [])]
  const total = waiting.length
  const failed = []
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (!(await passes(step))) failed.push(step.name)
    }
  }
  await Promise.all([worker(), worker()])
  return { passed: total - failed.length, failed }
}

function steps() {
  const projects = ['packages/model', 'apps/sync-server', 'apps/pwa', 'tests']
  const types = projects
    .flatMap((project) => configsOf(project))
    .map((config) => step(`types of ${config}`, 'typescript', ['-p', config], 'tsc'))
  return [
    step('lint', 'oxlint', ['--type-aware', '--deny-warnings']),
    ...types,
    step('format', '@biomejs/biome', ['format', '.'], 'biome'),
    step('unused code (knip)', 'knip', ['--treat-config-hints-as-errors']),
  ]
}

// A part may need several: the app's pages, its service worker and its build know different globals.
function configsOf(project) {
  return readdirSync(join(root, project))
    .filter((name) => /^tsconfig(\.\w+)?\.json$/.test(name))
    .map((name) => `${project}/${name}`)
}

function boundariesStep() {
  return step('boundaries', 'vitest', ['run', '--project', 'architecture'])
}

function step(name, packageName, args, command = packageName) {
  return { name, script: binary(packageName, { command }), args }
}

async function passes({ name, script, args }) {
  const started = performance.now()
  const { code, output } = await runQuietly(process.execPath, [script, ...args], {
    env: { ...process.env, NO_COLOR: '1' },
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trimEnd())
  return code === 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled()
  const { passed, failed } = await check()
  console.log(
    failed.length === 0 ? `All ${passed} checks passed.` : `Failed: ${failed.join(', ')}.`,
  )
  process.exit(failed.length === 0 ? 0 : 1)
}
