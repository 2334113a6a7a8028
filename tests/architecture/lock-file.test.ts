import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { namesUnder, root } from './source-file.ts'

test('the lock file names no download host', () => {
  const text = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  expect(text).toContain('lockfileVersion')
  expect(text.split('\n').filter((line) => /https?:\/\/|tarball:/.test(line))).toEqual([])
})

test('every dependency of the product is pinned to one version', () => {
  const manifests = ['packages', 'apps'].flatMap((folder) =>
    namesUnder(folder).filter((path) => path.endsWith('/package.json')),
  )
  expect(manifests.length).toBeGreaterThanOrEqual(3)
  const loose = manifests.flatMap((path) => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'))
    return dependenciesOf(manifest)
      .filter(([, version]) => !/^(workspace:\*|\d+\.\d+\.\d+(-[\w.]+)?)$/.test(String(version)))
      .map(([name, version]) => `${path}: ${name} ${String(version)}`)
  })
  expect(loose).toEqual([])
})

function dependenciesOf(manifest: unknown): [string, unknown][] {
  if (typeof manifest !== 'object' || manifest === null || !('dependencies' in manifest)) return []
  return Object.entries(manifest.dependencies ?? {})
}
