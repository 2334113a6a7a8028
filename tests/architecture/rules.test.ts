import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { namesUnder } from './source-file.ts'

const root = new URL('../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')

/** Rules that tests name, as `S7: …` or `S10, S11: …`. */
function namedRules(): Set<string> {
  const files = ['packages', 'apps', 'tests']
    .flatMap((folder) => namesUnder(folder))
    .filter((path) => path.endsWith('.test.ts'))
  const names = files.flatMap((path) => [
    ...textOf(path).matchAll(/\b(?:test|it|describe)\b[^'"`\n]*['"`]((?:S\d+(?:, )?)+):/g),
  ])
  return new Set(names.flatMap(([, rules = '']) => rules.split(', ')))
}

test('every rule of syncing is named by a test', () => {
  const rules = [...textOf('docs/sync-rules.md').matchAll(/^\| (S\d+) \|/gm)].map(
    ([, rule]) => rule,
  )
  expect(rules).toEqual(Array.from({ length: 18 }, (_, index) => `S${index + 1}`))
  const named = namedRules()
  expect(rules.filter((rule) => rule !== undefined && !named.has(rule))).toEqual([])
})

test('the table of the rules names tests that are there and that name the rule', () => {
  const rows = textOf('docs/sync-rules.md').matchAll(/^\| (S\d+) \|.*\| ([^|]+) \|$/gm)
  for (const [, rule = '', tests = ''] of rows) {
    const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file]) => `${file}.test.ts`)
    expect(files, rule).not.toEqual([])
    for (const file of files) expect(textOf(file), file).toMatch(new RegExp(`\\b${rule}\\b`))
  }
})
