import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { RecordState } from '@living-libraries/model/record'
import { expect, test } from 'vitest'
import { DeviceDatabase } from './database.ts'
import { openKeyRing } from './key-ring.ts'
import { openSealer } from './sealing.ts'

const person = '00000000-0000-4000-8000-0000000000a1'
const words = 'Анна Петрова: карта тропы'

test('a personal line is sealed as it stands, as it lost and as it was before, and opens again', async () => {
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange }
  const database = new DeviceDatabase('sealing', storage)
  const sealer = openSealer(await openKeyRing(database, crypto), crypto)
  const loser = { value: words, person, device: person, n: 1, version: 3, was: `${words} и реки` }
  const state: RecordState = {
    id: person,
    kind: 'initiative',
    space: 'venue/kachug-1',
    session: person,
    version: 3,
    fields: { title: 'Тропа', team: { a: words } },
    deleted: false,
    disputed: { 'team/a': [loser], title: [{ ...loser, value: 'Дорога', was: 'Тракт' }] },
    made: { person, device: person, at: 1 },
    changed: { person, device: person, at: 1, n: 1, over: 0 },
  }
  const sealed = await sealer.sealState(state)
  expect(JSON.stringify(sealed)).not.toContain('Анна')
  expect(sealed.fields['title']).toBe('Тропа')
  expect(sealed.disputed['title']).toEqual(state.disputed['title'])
  expect(await sealer.openState(sealed)).toEqual(state)
  database.close()
})
