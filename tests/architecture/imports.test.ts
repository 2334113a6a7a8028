import { describe, expect, test } from 'vitest'
import { boundaries, isOfDevice } from './boundary.ts'
import { cyclesIn } from './cycle.ts'
import { namesUsed } from './names-used.ts'
import { readSources } from './source-file.ts'

const sources = readSources()
const product = sources.filter((file) => !file.isTest)

// A reader that finds nothing finds no violation either; that must not look like order.
test('the sources of every part were read', () => {
  for (const part of ['packages/model/', 'apps/sync-server/', 'apps/pwa/', 'tests/', 'scripts/']) {
    expect(sources.filter(({ path }) => path.startsWith(part)).length, part).toBeGreaterThan(3)
  }
  expect(product.flatMap(({ imports }) => imports).length).toBeGreaterThan(50)
})

describe('who may know whom', () => {
  test.each(boundaries)('$law', ({ holdsIn, forbids }) => {
    const broken = product
      .filter(({ path }) => holdsIn(path))
      .flatMap((file) =>
        file.imports
          .filter((item) => forbids(item, file))
          .map(({ from }) => `${file.path} → ${from}`),
      )
    expect(broken).toEqual([])
  })

  test('no file needs itself in a circle', () => {
    expect(cyclesIn(product)).toEqual([])
  })
})

describe('what a part reaches for', () => {
  test('the model asks no clock, no dice and no machine', () => {
    const outside = ['Date.now', 'new Date()', 'performance', 'Math.random', 'crypto', 'process']
    expect(reaching((path) => path.startsWith('packages/model/src/'), outside)).toEqual([])
  })

  test('the device’s own layer reaches for no page', () => {
    const page = ['window', 'document', 'localStorage', 'sessionStorage', 'navigator']
    expect(reaching(isOfDevice, page)).toEqual([])
  })

  test('only the server’s programs read the environment', () => {
    const names = [
      'main',
      'invite',
      'people',
      'backup',
      'restore',
      'doctor',
      'audit',
      'transfer',
      'unlock',
    ]
    const programs = names.map((name) => `apps/sync-server/src/${name}.ts`)
    const isLibrary = (path: string): boolean =>
      /^(packages|apps)\/[^/]+\/src\//.test(path) && !programs.includes(path)
    expect(reaching(isLibrary, ['process.env'])).toEqual([])
  })
})

function reaching(isMeant: (path: string) => boolean, names: readonly string[]): string[] {
  return product
    .filter(({ path }) => isMeant(path))
    .flatMap((file) => {
      const used = namesUsed(file)
      return names.filter((name) => used.has(name)).map((name) => `${file.path}: ${name}`)
    })
}
