import { venueSpace } from '@living-libraries/model/space'
import { afterEach, expect, test } from 'vitest'
import type { Device } from '../device/device.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import { openDevice } from '../device/open-device.ts'
import { DeviceDatabase } from './database.ts'
import { correctionPlace } from './refused-list.ts'
import { writeSetting } from './settings.ts'

const opened: Device[] = []
afterEach(() => {
  for (const device of opened.splice(0)) device.close()
})

const space = venueSpace('bratsk-gorod-1')
const values = { place: 'Клуб' }

async function openOffline(storage = memoryStorage()): Promise<Device> {
  const database = new DeviceDatabase('living-libraries', storage)
  await writeSetting(database, 'person', '00000000-0000-4000-8000-000000000001')
  database.close()
  const fetch = () => Promise.reject(new TypeError('no connection'))
  const device = await openDevice({ storage, fetch, stream: false })
  opened.push(device)
  return device
}

test('the words of a record leave their draft in the same write, and others stay in it', async () => {
  const device = await openOffline()
  await device.drafts.write('entry', 'Клуб\nШкола')
  const draft = await device.drafts.becoming('entry', 'Школа')
  expect(await device.drafts.read('entry')).toBe('Клуб\nШкола')
  const session = await device.make({ kind: 'session', space, values, draft })
  expect(await device.drafts.read('entry')).toBe('Школа')
  await device.drafts.write('edit', 'Библиотека')
  const done = await device.drafts.becoming('edit', undefined)
  await device.change(session, { set: { place: 'Библиотека' }, draft: done })
  expect(await device.drafts.read('edit')).toBeUndefined()
})

test('words that could not be saved stay in their draft', async () => {
  const storage = memoryStorage()
  const device = await openOffline(storage)
  await device.drafts.write('entry', 'Клуб')
  const draft = await device.drafts.becoming('entry', undefined)
  const database = new DeviceDatabase('living-libraries', storage)
  await writeSetting(database, 'device', '00000000-0000-4000-8000-00000000000f')
  database.close()
  await expect(device.make({ kind: 'session', space, values, draft })).rejects.toThrow()
  expect(await device.drafts.read('entry')).toBe('Клуб')
})

test('a draft that is still being written does not come back once its words are saved', async () => {
  const device = await openOffline()
  const late = device.drafts.write('entry', 'Клуб')
  const draft = await device.drafts.becoming('entry', undefined)
  await device.make({ kind: 'session', space, values, draft })
  await late
  expect(await device.drafts.read('entry')).toBeUndefined()
  const later = device.drafts.write('entry', 'Школа')
  await device.drafts.clear('entry')
  await later
  expect(await device.drafts.read('entry')).toBeUndefined()
})

test('what was half typed to put a refused item right goes with the item that somebody puts away', async () => {
  const storage = memoryStorage()
  const device = await openOffline(storage)
  const session = await device.make({ kind: 'session', space, values })
  const change = {
    ...{ n: 7, person: '', record: session, base: 0, madeAt: 1 },
    ...{ set: { place: 'Школа' }, unset: [] },
  }
  const database = new DeviceDatabase('living-libraries', storage)
  const of = { kind: 'session', space, session: '', reason: 'not-yours', at: 1 } as const
  const keys = [7, 8].map((n) => `somebody/${correctionPlace({ ...change, n })}place`)
  for (const n of [7, 8]) await database.refused.add({ ...of, change: { ...change, n } })
  database.close()
  for (const key of keys) await device.drafts.write(key, 'Школа №')
  const [first] = await device.refused.list()
  await device.refused.dismiss(first?.key ?? 0)
  const left = await Promise.all(keys.map((key) => device.drafts.read(key)))
  expect(left).toEqual([undefined, 'Школа №'])
})
