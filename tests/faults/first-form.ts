import { IDBKeyRange } from 'fake-indexeddb'
import { writeFrozenDatabase } from '../compatibility/device-database-v1.ts'
import type { Disk } from './disk-contents.ts'

const firstTables = ['records', 'refused', 'setAside', 'settings', 'drafts']

/**
 * Makes the database of a device that is off what the first released app would have made of the same evening. False,
 * and nothing is done, where it holds what that app did not have.
 */
export async function becomeFirstForm({ factory, name }: Disk): Promise<boolean> {
  const database = await ended(factory.open(name))
  const tables = [...database.objectStoreNames]
  const reading = database.transaction(tables, 'readonly')
  const rows = await Promise.all(
    tables.map(async (table) => [table, await ended(reading.objectStore(table).getAll())] as const),
  )
  database.close()
  const isNewer = rows.some(([table, found]) => found.length > 0 && !firstTables.includes(table))
  const settings = Object.fromEntries(rows)['settings'] ?? []
  if (isNewer || settings.some(({ key }: { key?: unknown }) => key === 'lock')) return false
  await ended(factory.deleteDatabase(name))
  const first = rows.filter(([table]) => firstTables.includes(table))
  await writeFrozenDatabase({ indexedDB: factory, IDBKeyRange }, Object.fromEntries(first))
  return true
}

function ended<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not ended')))
  })
}
