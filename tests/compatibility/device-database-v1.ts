import type { DeviceOptions } from '@living-libraries/pwa/device'

type Storage = NonNullable<DeviceOptions['storage']>

/** Everything that a device kept in the first released form, by table. */
export interface FrozenDatabase {
  readonly records?: readonly object[]
  readonly refused?: readonly object[]
  readonly setAside?: readonly object[]
  readonly settings?: readonly { readonly key: string; readonly value: unknown }[]
}

/**
 * Writes a device's database as the first released app wrote it, past all of our code: what is below is frozen, and
 * must be readable by every later version.
 */
export async function writeFrozenDatabase(storage: Storage, content: FrozenDatabase) {
  await inDatabase(storage, 'readwrite', (transaction) => {
    for (const [table, rows] of Object.entries(content)) {
      for (const row of rows as readonly object[]) transaction.objectStore(table).put(row)
    }
  })
}

/** Reads a row past all of our code. */
export async function readRow(storage: Storage, table: string, key: string): Promise<unknown> {
  let request: IDBRequest<unknown> | undefined
  await inDatabase(storage, 'readonly', (transaction) => {
    request = transaction.objectStore(table).get(key)
  })
  return request?.result
}

export async function deleteRow(storage: Storage, table: string, key: string): Promise<void> {
  await inDatabase(storage, 'readwrite', (transaction) => {
    transaction.objectStore(table).delete(key)
  })
}

async function inDatabase(
  storage: Storage,
  mode: 'readonly' | 'readwrite',
  work: (transaction: IDBTransaction) => void,
): Promise<void> {
  const database = await opened(storage)
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction([...database.objectStoreNames], mode)
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(new Error('the transaction was aborted'))
    work(transaction)
  })
  database.close()
}

/** Made in the first form where there is none; what a later app has made of it is opened as it is. */
async function opened({ indexedDB }: Storage): Promise<IDBDatabase> {
  const isThere = (await indexedDB.databases()).some(({ name }) => name === 'living-libraries')
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('living-libraries', isThere ? undefined : 10)
    request.onupgradeneeded = () => makeTables(request.result)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('not opened'))
  })
}

function makeTables(database: IDBDatabase): void {
  const records = database.createObjectStore('records', { keyPath: 'id' })
  records.createIndex('outboxRank', 'outboxRank')
  records.createIndex('isUnconfirmed', 'isUnconfirmed')
  records.createIndex('[session+kind]', ['session', 'kind'])
  records.createIndex('[space+kind]', ['space', 'kind'])
  records.createIndex('kind', 'kind')
  database.createObjectStore('refused', { keyPath: 'key', autoIncrement: true })
  const setAside = database.createObjectStore('setAside', { keyPath: 'key', autoIncrement: true })
  setAside.createIndex('id', 'id')
  database.createObjectStore('settings', { keyPath: 'key' })
  database.createObjectStore('drafts', { keyPath: 'key' })
}
