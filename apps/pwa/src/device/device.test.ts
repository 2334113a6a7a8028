import { venueSpace } from '@living-libraries/model/space'
import { afterEach, expect, test } from 'vitest'
import type { Device } from './device.ts'
import { memoryStorage } from './memory-storage.ts'
import { openDevice } from './open-device.ts'
import type { IndexedDbSource } from '../storage/database.ts'
import { DeviceDatabase } from '../storage/database.ts'
import { writeSetting } from '../storage/settings.ts'

const opened: Device[] = []
afterEach(() => {
  for (const device of opened.splice(0)) device.close()
})

const space = venueSpace('bratsk-gorod-1')
const person = '00000000-0000-4000-8000-000000000001'

async function openOffline(storage: IndexedDbSource, now?: () => number): Promise<Device> {
  const fetch = () => Promise.reject(new TypeError('no connection'))
  const device = await openDevice({ storage, fetch, ...(now ? { now } : {}) })
  opened.push(device)
  const database = new DeviceDatabase('living-libraries', storage)
  await writeSetting(database, 'person', person)
  database.close()
  return device
}

test('what was saved offline is there after the app is opened again', async () => {
  const storage = memoryStorage()
  const first = await openOffline(storage)
  const session = await first.make({ kind: 'session', space, values: { place: 'Читальный зал' } })
  await first.make({
    kind: 'answer',
    space,
    session,
    values: { question: 'q1', text: 'Мы – сибиряки' },
  })
  first.close()

  const again = await openOffline(storage)
  const answers = await again.list({ kind: 'answer', session })
  expect(answers.map((answer) => answer.fields.text)).toEqual(['Мы – сибиряки'])
  expect(answers[0]?.unsent).toBe(1)
  expect(await again.unsentRecords()).toBe(2)
  expect(again.id).toBe(first.id)
})

test('ids stay unique and in the order of making when the clock jumps back', async () => {
  let now = 1_730_800_000_000
  const device = await openOffline(memoryStorage(), () => now)
  const session = await device.make({ kind: 'session', space, values: {} })
  const ids = new Set<string>()
  for (let index = 0; index < 20; index++) {
    if (index === 10) now -= 10 * 365 * 86_400_000
    ids.add(
      await device.make({ kind: 'answer', space, session, values: { question: 'q1', text: 'да' } }),
    )
  }
  expect(ids.size).toBe(20)
})

test('a watched list follows every change and nothing else', async () => {
  const device = await openOffline(memoryStorage())
  const session = await device.make({ kind: 'session', space, values: {} })
  const seen: unknown[][] = []
  const stop = device.watch({ kind: 'answer', session }, (records) =>
    seen.push(records.map((record) => record.fields['text'])),
  )
  const values = { question: 'q1', text: 'Байкал' }
  const id = await device.make({ kind: 'answer', space, session, values })
  await device.change(id, { set: { text: 'Байкал и тайга' } })
  await device.make({ kind: 'participant', space, session, values: { pseudonym: 'Житель 1' } })
  await expect.poll(() => seen.at(-1)).toEqual(['Байкал и тайга'])
  await device.remove(id)
  await expect.poll(() => seen.at(-1)).toEqual([])
  await device.restore(id)
  await expect.poll(() => seen.at(-1)).toEqual(['Байкал и тайга'])
  stop()
})

test('an edit that changes nothing is no change', async () => {
  const device = await openOffline(memoryStorage())
  const session = await device.make({ kind: 'session', space, values: { place: 'Клуб' } })
  expect(await device.change(session, { set: { place: ' Клуб ' } })).toBe(false)
  expect(await device.change(session, { set: { place: 'Школа' } })).toBe(true)
})

test('counting heads keeps one unsent change, words keep each', async () => {
  const storage = memoryStorage()
  const device = await openOffline(storage)
  const session = await device.make({ kind: 'session', space, values: {} })
  const path = `attendance/resident:${device.id}`
  for (let heads = 1; heads <= 30; heads++) await device.change(session, { set: { [path]: heads } })
  await device.change(session, { set: { place: 'Клуб' } })
  await device.change(session, { set: { place: 'Школа' } })
  const database = new DeviceDatabase('living-libraries', storage)
  const stored = await database.records.get(session)
  expect(stored?.pending).toHaveLength(4)
  database.close()
  const view = await device.get(session)
  expect(view?.fields).toMatchObject({
    place: 'Школа',
    attendance: { [`resident:${device.id}`]: 30 },
  })
})

test('no personal name stands on the disk in clear, and the reader sees it', async () => {
  const storage = memoryStorage()
  const device = await openOffline(storage)
  const values = { facilitator: 'Мария Ивановна Распутина' }
  const session = await device.make({ kind: 'session', space, values })
  await device.change(session, { set: { facilitator: 'Анна Петровна Шелехова' } })
  await device.drafts.write('answer', { text: 'Сосед Пётр Кузнецов' })
  const database = new DeviceDatabase('living-libraries', storage)
  const rows = JSON.stringify([
    await database.records.toArray(),
    await database.drafts.toArray(),
    await database.settings.toArray(),
  ])
  database.close()
  expect(rows).toContain(session)
  expect(rows).not.toMatch(/Распутина|Шелехова|Кузнецов/)
  expect((await device.get(session))?.fields['facilitator']).toBe('Анна Петровна Шелехова')
  expect(await device.drafts.read('answer')).toEqual({ text: 'Сосед Пётр Кузнецов' })
})

test('what was told last is at hand at once, with the trouble of this moment', async () => {
  const storage = memoryStorage()
  const device = await openOffline(storage)
  expect(device.lastStatus).toBeUndefined()
  await new Promise<void>((resolve) => device.watchStatus(() => resolve()))
  expect(device.lastStatus).toEqual(await device.status())
  const database = new DeviceDatabase('living-libraries', storage)
  await database.delete()
  await expect(device.make({ kind: 'session', space, values: {} })).rejects.toThrow()
  expect(device.lastStatus?.trouble).toBe('erased')
})

test('the line is never behind what was written', async () => {
  const device = await openOffline(memoryStorage())
  const told: number[] = []
  await new Promise<void>((resolve) =>
    device.watchStatus(({ unsentRecords }) => {
      told.push(unsentRecords)
      resolve()
    }),
  )
  const session = await device.make({ kind: 'session', space, values: {} })
  expect(device.lastStatus?.unsentRecords).toBe(1)
  await device.make({ kind: 'answer', space, session, values: { text: 'Мы люди реки' } })
  expect(device.lastStatus?.unsentRecords).toBe(2)
  await device.change(session, { set: { place: 'Школа' } })
  expect(device.lastStatus?.unsentRecords).toBe(2)
  expect(told).toEqual([0, 1, 2])
})

test('without a connection an exchange fails with a problem and typing goes on', async () => {
  const device = await openOffline(memoryStorage())
  await device.make({ kind: 'session', space, values: {} })
  await expect(device.syncOnce()).rejects.toMatchObject({ problem: 'unreachable' })
  expect((await device.status()).phase).toBe('waiting')
  await device.make({ kind: 'session', space, values: {} })
  expect(await device.unsentRecords()).toBe(2)
})
