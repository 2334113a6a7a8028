import { venueSpace } from '@living-libraries/model/space'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Device } from '../device/device.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import { openDevice } from '../device/open-device.ts'
import { DeviceDatabase } from '../storage/database.ts'
import { writeSetting } from '../storage/settings.ts'
import { hasOpenSession } from './open-session.ts'

const space = venueSpace('bratsk-gorod-1')
let device: Device

beforeEach(async () => {
  const storage = memoryStorage()
  device = await openDevice({ storage, fetch: () => Promise.reject(new TypeError('no line')) })
  const database = new DeviceDatabase('living-libraries', storage)
  await writeSetting(database, 'person', '00000000-0000-4000-8000-000000000001')
  database.close()
})
afterEach(() => device.close())

test('an evening is under way from its day until past midnight, or until it is handed in', async () => {
  expect(await hasOpenSession(device, new Date(2024, 10, 5, 19))).toBe(false)
  const session = await device.make({ kind: 'session', space, values: { date: '2024-11-05' } })
  const evening = new Date(2024, 10, 5, 19)
  expect(await hasOpenSession(device, evening)).toBe(true)
  expect(await hasOpenSession(device, new Date(2024, 10, 6, 0, 30))).toBe(true)
  expect(await hasOpenSession(device, new Date(2024, 10, 4, 19))).toBe(false)
  expect(await hasOpenSession(device, new Date(2024, 10, 7, 9))).toBe(false)
  const act = (name: string) =>
    device.make({ kind: 'review', space, session, values: { act: name, seen: 0 } })
  await act('submit')
  expect(await hasOpenSession(device, evening)).toBe(false)
  await act('recall')
  expect(await hasOpenSession(device, evening)).toBe(true)
})
