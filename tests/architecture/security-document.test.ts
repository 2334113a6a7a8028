import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const claims = [
  ...readFileSync(join(root, 'docs/security.md'), 'utf8').matchAll(
    /`([\w./-]+\.test\.tsx?)` «([^»]+)»/g,
  ),
].map(([, path = '', name = '']) => ({ path, name }))

test('the document on security claims something', () => {
  expect(claims.length).toBeGreaterThan(25)
})

test.each(claims)('what shows it is there: $name', ({ path, name }) => {
  const file = join(root, path)
  expect(existsSync(file), path).toBe(true)
  expect(readFileSync(file, 'utf8').includes(name), path).toBe(true)
})
