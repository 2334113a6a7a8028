import { expect, test } from 'vitest'
import { boundaries } from './boundary.ts'
import { cyclesIn } from './cycle.ts'
import { namesUsed } from './names-used.ts'
import { parseSource } from './source-file.ts'

const model = 'packages/model/src/planted.ts'
const route = 'apps/sync-server/src/routes/planted.ts'
const service = 'apps/sync-server/src/services/planted.ts'
const storage = 'apps/sync-server/src/storage/planted.ts'
const feature = 'apps/pwa/src/features/session/planted.tsx'
const sync = 'apps/pwa/src/sync/planted.ts'

const forbidden: [path: string, text: string][] = [
  [model, `import { readFile } from 'node:fs'`],
  [model, `import type { Api } from '@living-libraries/sync-server/api'`],
  [model, `export { x } from '../../../apps/pwa/src/device/device.ts'`],
  [route, `import { x } from '../storage/record-store.ts'`],
  [route, `import type { x } from '../storage/record-store.ts'`],
  [route, `const x = await import('../postgres/private-postgres.ts')`],
  [route, `import { x } from '@living-libraries/pwa/device'`],
  [service, `import { x } from '../storage/record-store.ts'`],
  [storage, `import { x } from '../services/push.ts'`],
  ['apps/sync-server/src/ports.ts', `import type { x } from './storage/record-store.ts'`],
  ['apps/sync-server/src/postgres/planted.ts', `import { x } from '../storage/record-store.ts'`],
  [feature, `import { x } from '../review/review-page.tsx'`],
  [feature, `import { x } from '@living-libraries/sync-server/api'`],
  [feature, `import type { x } from '@living-libraries/sync-server/storage/record-store'`],
  [feature, `import Dexie from 'dexie'`],
  ['apps/pwa/src/ui/planted.tsx', `import { x } from '../features/session/session-page.tsx'`],
  ['apps/pwa/src/documents/planted.ts', `import { x } from '../binding/use-records.ts'`],
  [sync, `import { useState } from 'react'`],
  [sync, `import { x } from '../ui/button.tsx'`],
  [sync, `import { i18n } from '@lingui/core'`],
  ['apps/pwa/src/device/planted.ts', `export * from '../features/session/session-page.tsx'`],
]

const allowed: [path: string, text: string][] = [
  [model, `import * as v from 'valibot'; import { kinds } from './kinds.ts'`],
  [model, `import { x } from '@living-libraries/model/kinds'; import '@orama/stemmers/russian'`],
  [route, `import { x } from '../services/push.ts'; import type { y } from '../ports.ts'`],
  [storage, `import type { x } from '../ports.ts'; import { Kysely } from 'kysely'`],
  ['apps/sync-server/src/main.ts', `import { x } from './storage/record-store.ts'`],
  [feature, `import { x } from './list.tsx'; import { y } from '../../storage/device-store.ts'`],
  [feature, `import type { Api } from '@living-libraries/sync-server/api'`],
  ['apps/pwa/src/storage/planted.ts', `import Dexie from 'dexie'`],
]

test.each(forbidden)('in %s a law forbids: %s', (path, text) => {
  expect(lawsBrokenBy(path, text)).not.toEqual([])
})

test.each(allowed)('in %s all laws allow: %s', (path, text) => {
  expect(lawsBrokenBy(path, text)).toEqual([])
})

test('every law has a planted breach', () => {
  const broken = new Set(forbidden.flatMap(([path, text]) => lawsBrokenBy(path, text)))
  expect(boundaries.map(({ law }) => law).filter((law) => !broken.has(law))).toEqual([])
})

test('a circle over three files is found, a circle of types is not', () => {
  const files = (keyword: string) => [
    parseSource('apps/pwa/src/a.ts', `import { b } from './b.ts'`),
    parseSource('apps/pwa/src/b.ts', `import { c } from './c.ts'`),
    parseSource('apps/pwa/src/c.ts', `${keyword} { a } from './a.ts'`),
  ]
  expect(cyclesIn(files('import'))).toHaveLength(1)
  expect(cyclesIn(files('export'))).toHaveLength(1)
  expect(cyclesIn(files('import type'))).toEqual([])
})

test('free-standing names are found, properties of the same name are not', () => {
  const text = `
    const at = { now: Date.now(), today: new Date(), given: new Date(0) }
    record.document.navigator = { window: 1 }
    process.env['PORT']`
  const used = namesUsed(parseSource(model, text))
  expect([...used]).toEqual(expect.arrayContaining(['Date.now', 'new Date()', 'process.env']))
  for (const name of ['document', 'navigator', 'window']) expect(used.has(name)).toBe(false)
})

function lawsBrokenBy(path: string, text: string): string[] {
  const file = parseSource(path, text)
  return boundaries
    .filter(({ holdsIn, forbids }) => holdsIn(path) && file.imports.some((x) => forbids(x, file)))
    .map(({ law }) => law)
}
