import { venueSpace } from '@living-libraries/model/space'
import { afterEach, expect, test } from 'vitest'
import type { Device } from '../device/device.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import { openDevice } from '../device/open-device.ts'
import { DeviceDatabase, type IndexedDbSource } from './database.ts'
import { OpeningProblem } from './opening.ts'
import { writeSetting } from './settings.ts'

const opened: { close(): void }[] = []
afterEach(() => {
  for (const one of opened.splice(0)) one.close()
})

const name = 'living-libraries'
const space = venueSpace('bratsk-gorod-1')
const person = '00000000-0000-4000-8000-000000000001'

async function openOffline(storage: IndexedDbSource): Promise<Device> {
  const fetch = () => Promise.reject(new TypeError('no connection'))
  const device = await openDevice({ storage, fetch, stream: false })
  opened.push(device)
  return device
}

/** A device with a session and three answers that no centre has. */
async function unsentEvening(storage: IndexedDbSource): Promise<Device> {
  const database = new DeviceDatabase(name, storage)
  await writeSetting(database, 'person', person)
  database.close()
  const device = await openOffline(storage)
  const session = await device.make({ kind: 'session', space, values: { place: 'Клуб' } })
  for (const text of ['Река', 'Тайга', 'Люди']) {
    await device.make({ kind: 'answer', space, session, values: { question: 'q1', text } })
  }
  return device
}

async function textsOn(device: Device): Promise<string[]> {
  return (await device.list({ kind: 'answer' })).map(({ fields }) => fields.text ?? '')
}

/** Some later version of the app: it gives every record a mark, and one more index. */
class NewerDatabase extends DeviceDatabase {
  constructor(source: IndexedDbSource, onRecord: (count: number) => void = () => {}) {
    super(name, source)
    let count = 0
    this.version(1_000)
      .stores({
        records: 'id, outboxRank, isUnconfirmed, [session+kind], [space+kind], kind, mark',
      })
      .upgrade((transaction) =>
        transaction
          .table('records')
          .toCollection()
          .modify((row: { mark?: number }) => {
            row.mark = 1
            onRecord(++count)
          }),
      )
  }
}

test('what a newer version of the app keeps is neither opened nor touched, and opens there as before', async () => {
  const storage = memoryStorage()
  const device = await unsentEvening(storage)
  device.close()
  const newer = new NewerDatabase(storage)
  await newer.open()
  newer.close()

  const refused = await openOffline(storage).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(OpeningProblem)
  expect(refused).toMatchObject({ reason: 'newer' })
  const again = new NewerDatabase(storage)
  opened.push(again)
  expect(await again.records.count()).toBe(4)
  expect(await again.table('records').where({ mark: 1 }).count()).toBe(4)
})

test('a change of the form that is cut in the middle leaves everything as it was', async () => {
  const storage = memoryStorage()
  const device = await unsentEvening(storage)
  const { id } = device
  device.close()
  const newer = new NewerDatabase(storage, (count) => {
    if (count === 3) throw new Error('the battery is empty')
  })
  await expect(newer.open()).rejects.toThrow()
  newer.close()

  const same = await openOffline(storage)
  expect(same.id).toBe(id)
  expect(await textsOn(same)).toEqual(['Река', 'Тайга', 'Люди'])
  expect(await same.unsentRecords()).toBe(4)
  const database = new DeviceDatabase(name, storage)
  const rows = await database.records.toArray()
  database.close()
  expect(rows.some((row) => 'mark' in row)).toBe(false)
  same.close()

  const finished = new NewerDatabase(storage)
  opened.push(finished)
  await finished.open()
  expect(await finished.table('records').where({ mark: 1 }).count()).toBe(4)
})

test('a tab that a newer version takes the database from says so, saves nothing more and stays closed', async () => {
  const storage = memoryStorage()
  const device = await unsentEvening(storage)
  const troubles: (string | undefined)[] = []
  device.watchStatus(({ trouble }) => troubles.push(trouble))
  const newer = new NewerDatabase(storage)
  opened.push(newer)
  await newer.open()

  await expect.poll(() => troubles.at(-1)).toBe('replaced')
  await expect(device.make({ kind: 'session', space, values: {} })).rejects.toThrow()
  await expect.poll(() => troubles.at(-1)).toBe('replaced')
  expect(await newer.records.count()).toBe(4)
})

test('the numbers of changes do not begin anew when the browser erases the data under the open app', async () => {
  const storage = memoryStorage()
  const device = await unsentEvening(storage)
  const troubles: (string | undefined)[] = []
  device.watchStatus(({ trouble }) => troubles.push(trouble))
  await new Promise<void>((resolve, reject) => {
    const request = storage.indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(new Error('not deleted'))
  })
  await expect(device.make({ kind: 'session', space, values: {} })).rejects.toThrow()
  await expect.poll(() => troubles.at(-1)).toBe('erased')

  // The second wall: a database that came to be another one under our feet.
  const other = await unsentEvening(storage)
  const database = new DeviceDatabase(name, storage)
  opened.push(database)
  await writeSetting(database, 'device', '00000000-0000-4000-8000-00000000000f')
  await expect(other.make({ kind: 'session', space, values: {} })).rejects.toThrow()
  expect(await database.records.count()).toBe(4)
})

test('a database that the browser closed without a word is not opened anew behind the app’s back', async () => {
  const { IDBKeyRange, indexedDB } = memoryStorage()
  const connections: IDBDatabase[] = []
  const watched = new Proxy(indexedDB, {
    get: (target, key) => {
      if (key !== 'open') return Reflect.get(target, key) as unknown
      return (...args: Parameters<IDBFactory['open']>) => {
        const request = target.open(...args)
        request.addEventListener('success', () => connections.push(request.result))
        return request
      }
    },
  })
  const storage = { IDBKeyRange, indexedDB: watched }
  const device = await unsentEvening(storage)
  const troubles: (string | undefined)[] = []
  device.watchStatus(({ trouble }) => troubles.push(trouble))
  for (const connection of connections) connection.close()
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = () => resolve()
  })
  await expect(device.drafts.write('entry', 'Набрано, когда стёрли')).rejects.toThrow()
  await expect.poll(() => troubles.at(-1)).toBe('erased')
  await expect(device.make({ kind: 'session', space, values: {} })).rejects.toThrow()
  const database = new DeviceDatabase(name, { IDBKeyRange, indexedDB })
  opened.push(database)
  expect(await database.drafts.count()).toBe(0)
})

test('where the browser keeps no data, the opening says so', async () => {
  const { IDBKeyRange, indexedDB } = memoryStorage()
  const closed = new Proxy(indexedDB, {
    get: (target, key) => {
      if (key !== 'open') return Reflect.get(target, key) as unknown
      return () => {
        throw new DOMException('storage is switched off', 'SecurityError')
      }
    },
  })
  await expect(openOffline({ IDBKeyRange, indexedDB: closed })).rejects.toMatchObject({
    reason: 'refused',
  })
})
