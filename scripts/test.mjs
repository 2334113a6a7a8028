import './node-version.mjs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { check } from './check.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled } from './install.mjs'
import { binary, root, run } from './process.mjs'

// Fast first: what breaks most often is told in seconds, the browser comes last. What mostly waits (for a database that
// starts, for a line) runs beside what mostly counts.
const rounds = [
  ['unit', 'architecture', 'house'],
  ['scenario', 'e2e'],
]

const filters = process.argv.slice(2)
const results = mkdtempSync(join(tmpdir(), 'living-libraries-results-'))
const total = { passed: 0, failed: 0 }

await ensureInstalled()
process.env.CHROMIUM_PATH = ensureChromium()
await ensureBuilt()

// A filter means that somebody looks at a few tests: the whole check would only make them wait.
if (filters.length === 0) {
  const checked = await check({ boundaries: false })
  total.passed += checked.passed
  total.failed += checked.failed.length
}
for (const projects of rounds) await runRound(projects)
rmSync(results, { recursive: true, force: true })

console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

async function runRound(projects) {
  console.log(`\n— ${projects.join(', ')}`)
  const outputFile = join(results, `${projects.join('-')}.json`)
  const code = await run(process.execPath, [
    binary('vitest', { from: root }),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outputFile}`,
    ...filters,
  ])
  const { passed, failed } = countsOf(outputFile)
  total.passed += passed
  // A file that cannot be loaded and a crashed run fail no single test, and must not look green.
  total.failed += code === 0 ? failed : Math.max(failed, 1)
}

function countsOf(outputFile) {
  try {
    const report = JSON.parse(readFileSync(outputFile, 'utf8'))
    const unloaded = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
