import './node-version.mjs'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, packageManager } from './install.mjs'
import { root, runQuietly } from './process.mjs'

// `npm run sbom [-- FILE]`: what is shipped, as CycloneDX 1.6, from the packages that the lock file names. Nothing is
// asked of the network but the package manager, where npm has not kept it.
await ensureInstalled()
const { code, output } = await runQuietly('npx', [
  '--yes',
  packageManager,
  'list',
  '--recursive',
  '--prod',
  '--json',
  '--depth',
  'Infinity',
])
if (code !== 0) {
  console.error(`The packages could not be listed:\n${output}`)
  process.exit(1)
}
const projects = JSON.parse(output.slice(output.indexOf('[\n')))
const components = new Map()
const dependencies = new Map()
for (const project of projects) {
  for (const [name, found] of Object.entries(project.dependencies ?? {})) collect(name, found)
  for (const font of shippedFonts(project.path)) add(font)
}
const bom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: product() },
  components: sorted(components),
  dependencies: [
    { ref: product()['bom-ref'], dependsOn: inOrder(directRefs()) },
    ...[...dependencies].map(([ref, all]) => ({ ref, dependsOn: inOrder(all) })),
  ].sort((left, right) => (left.ref < right.ref ? -1 : 1)),
}
const text = `${JSON.stringify(bom, null, 2)}\n`
const [file] = process.argv.slice(2)
if (file === undefined) process.stdout.write(text)
else {
  writeFileSync(file, text)
  console.log(`${bom.components.length} components: ${file}`)
}

function collect(name, found) {
  const manifest = manifestAt(found.path)
  if (manifest === undefined || found.version.startsWith('link:')) return undefined
  const ref = add(manifest)
  if (dependencies.has(ref)) return ref
  const below = new Set()
  dependencies.set(ref, below)
  for (const [child, one] of Object.entries(found.dependencies ?? {})) {
    const childRef = collect(child, one)
    if (childRef !== undefined) below.add(childRef)
  }
  return ref
}

function add({ name, version, license, author }) {
  const [scope, own] = name.startsWith('@') ? name.split('/') : [undefined, name]
  const purl = `pkg:npm/${scope === undefined ? '' : `${encodeURIComponent(scope)}/`}${own}@${version}`
  components.set(purl, {
    type: 'library',
    'bom-ref': purl,
    ...(scope === undefined ? {} : { group: scope }),
    name: own,
    version,
    purl,
    ...(typeof license === 'string' ? { licenses: [licenseOf(license)] } : {}),
    ...(typeof author === 'string' ? { author } : {}),
  })
  return purl
}

function licenseOf(license) {
  return /^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license }
}

/** Fonts are built into the pages, so that they are shipped, although nothing of them runs. */
function shippedFonts(folder) {
  const { devDependencies = {} } = manifestAt(folder) ?? {}
  return Object.keys(devDependencies)
    .filter((name) => name.startsWith('@fontsource'))
    .map((name) => manifestAt(join(folder, 'node_modules', name)))
}

function* directRefs() {
  for (const project of projects) {
    for (const [name, found] of Object.entries(project.dependencies ?? {})) {
      const ref = collect(name, found)
      if (ref !== undefined) yield ref
    }
  }
}

function product() {
  const { name, version, license } = manifestAt(root)
  return {
    type: 'application',
    'bom-ref': name,
    name,
    version,
    licenses: [{ license: { id: license } }],
  }
}

function manifestAt(folder) {
  const path = join(folder, 'package.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

function inOrder(refs) {
  return [...refs].sort((left, right) => (left < right ? -1 : 1))
}

function sorted(map) {
  return [...map.values()].sort((left, right) => (left.purl < right.purl ? -1 : 1))
}
