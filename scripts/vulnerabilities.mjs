import './node-version.mjs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { askAdvisories } from './advisories.mjs'
import { root, runQuietly } from './process.mjs'

// `npm run vulnerabilities [-- --sbom FILE] [--registry URL]`: asks the registry for known holes in what is shipped, or in
// what an earlier release shipped. Exit code 1: there is a high or a critical one. 2: the registry did not answer, so that
// nothing is known; that must not look like good news.
const { values } = parseArgs({
  options: { sbom: { type: 'string' }, registry: { type: 'string' } },
})
const shipped = versionsIn(JSON.parse(await billOfMaterials(values.sbom)))
const registry = values.registry ?? (await registryOfNpm())
const answer = await askAdvisories(registry, shipped)
if (answer.problem !== undefined) {
  console.error(`The registry ${registry} could not be asked: ${answer.problem}.`)
  console.error(
    'Nothing is known about holes in what is shipped. Try from a machine that reaches https://registry.npmjs.org itself\n' +
      '(`npm run vulnerabilities -- --registry https://registry.npmjs.org` where a mirror stands in front of it), or give\n' +
      'what `npm run sbom -- FILE` writes to a scanner for CycloneDX.',
  )
  process.exit(2)
}
const isGrave = ({ severity }) => !['info', 'low', 'moderate'].includes(severity)
for (const { name, severity, title, vulnerable_versions: range, url } of answer.advisories) {
  console.log(`${severity}: ${name} ${range} (here ${shipped[name].join(', ')}): ${title} ${url}`)
}
const grave = answer.advisories.filter(isGrave).length
const light = answer.advisories.length - grave
const asked = Object.values(shipped).flat().length
console.log(`Known holes in ${asked} shipped packages: ${grave} high or critical, ${light} others.`)
process.exitCode = grave > 0 ? 1 : 0

async function billOfMaterials(file) {
  if (file !== undefined) return readFileSync(file, 'utf8')
  const { code, output } = await runQuietly(process.execPath, [join(root, 'scripts/sbom.mjs')])
  if (code !== 0) throw new Error(`what is shipped could not be listed:\n${output}`)
  return output.slice(output.indexOf('{'))
}

/** Every package with its versions, as the registry wants to be asked. */
function versionsIn({ components }) {
  const versions = {}
  for (const { group, name, version } of components) {
    const full = group === undefined ? name : `${group}/${name}`
    versions[full] = [...(versions[full] ?? []), version]
  }
  return versions
}

async function registryOfNpm() {
  const { output } = await runQuietly('npm', ['config', 'get', 'registry'])
  return output.trim()
}
