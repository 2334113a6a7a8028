import { venueSpace } from '@living-libraries/model/space'
import { beforeEach, expect, test } from 'vitest'
import type { Device } from '../device/device.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import { openDevice } from '../device/open-device.ts'
import { DeviceDatabase } from '../storage/database.ts'
import { writeSetting } from '../storage/settings.ts'
import { newEntryKey, takeEntry } from './taken-entry.ts'

let device: Device
let session: string
const opening = { text: 'Открытие', minutes: 10, order: 0 }
const talk = { text: 'Разговор за столами', minutes: 30, order: 1 }

beforeEach(async () => {
  const storage = memoryStorage()
  const fetch = () => Promise.reject(new TypeError('no connection'))
  device = await openDevice({ storage, fetch })
  const database = new DeviceDatabase('living-libraries', storage)
  await writeSetting(database, 'person', '00000000-0000-4000-8000-000000000001')
  database.close()
  session = await device.make({
    kind: 'session',
    space: venueSpace('bratsk-gorod-1'),
    values: {
      date: '2024-11-05',
      'days/one': '2024-11-06',
      'days/two': '2024-11-07',
      'plan/first': opening,
      'plan/second': talk,
    },
  })
  return () => device.close()
})

async function now() {
  const [found] = await device.list({ kind: 'session' })
  return found?.fields
}

test('a day that was taken out comes back as it was, and its neighbour never moved', async () => {
  const taken = await takeEntry(device, session, 'days/one', '2024-11-06')
  expect((await now())?.days).toEqual({ two: '2024-11-07' })
  await taken.putBack()
  expect((await now())?.days).toEqual({ one: '2024-11-06', two: '2024-11-07' })
})

test('an item of the plan comes back with its minutes and in its place', async () => {
  const taken = await takeEntry(device, session, 'plan/first', opening)
  expect((await now())?.plan).toEqual({ second: talk })
  await taken.putBack()
  expect((await now())?.plan).toEqual({ first: opening, second: talk })
})

test('what was added meanwhile stays when something comes back', async () => {
  const keys = [newEntryKey(device), newEntryKey(device), newEntryKey(device)] as const
  expect(new Set(keys).size).toBe(3)
  expect([...keys].sort()).toEqual(keys)
  const closing = { text: 'Закрытие', minutes: 15, order: 2 }
  await device.change(session, { set: { [`plan/${keys[0]}`]: closing } })
  const taken = await takeEntry(device, session, `plan/${keys[0]}`, closing)
  await device.change(session, { set: { [`plan/${keys[1]}`]: { ...closing, text: 'Чай' } } })
  await taken.putBack()
  const texts = Object.values((await now())?.plan ?? {}).map(({ text }) => text)
  expect(texts.sort()).toEqual(['Закрытие', 'Открытие', 'Разговор за столами', 'Чай'])
})
