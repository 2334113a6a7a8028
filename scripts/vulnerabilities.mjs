import './node-version.mjs'
import { packageManager } from './install.mjs'
import { runQuietly } from './process.mjs'

// `npm run vulnerabilities`: asks the registry for known holes in what is shipped. Exit code 1: there is a high or a
// critical one. 2: the registry did not answer, so that nothing is known; that must not look like good news.
const { output } = await runQuietly('npx', ['--yes', packageManager, 'audit', '--prod', '--json'])
const answer = parsed(output)
const counts = answer?.metadata?.vulnerabilities
if (counts === undefined) {
  console.error(`The registry could not be asked: ${answer?.error?.message ?? output.trim()}`)
  console.error(
    'Nothing is known about holes in what is shipped: this registry, or a mirror in front of it, answers no such question.\n' +
      'Try from a machine that reaches the registry itself, or give what `npm run sbom -- FILE` writes to a scanner for CycloneDX.',
  )
  process.exit(2)
}
for (const {
  severity,
  module_name: name,
  title,
  vulnerable_versions: versions,
  url,
} of Object.values(answer.advisories ?? {})) {
  console.log(`${severity}: ${name} ${versions}: ${title} (${url})`)
}
const grave = (counts.high ?? 0) + (counts.critical ?? 0)
const light = (counts.low ?? 0) + (counts.moderate ?? 0) + (counts.info ?? 0)
console.log(`Known holes in what is shipped: ${grave} high or critical, ${light} others.`)
process.exitCode = grave > 0 ? 1 : 0

function parsed(text) {
  try {
    return JSON.parse(text.slice(text.indexOf('{')))
  } catch {
    return undefined
  }
}
