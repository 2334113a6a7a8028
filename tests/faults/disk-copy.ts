import type { IDBFactory } from 'fake-indexeddb'
import { newDisk } from './failing-storage.ts'

/** Another disk with the same database on it, whatever its stores and indexes are. */
export async function copyOfDisk(disk: IDBFactory, name: string): Promise<IDBFactory> {
  const source = await ended(disk.open(name))
  const stores = [...source.objectStoreNames]
  const reading = source.transaction(stores, 'readonly')
  const rows = await Promise.all(
    stores.map(async (store) => {
      const from = reading.objectStore(store)
      const { keyPath, autoIncrement } = from
      const indexes = [...from.indexNames].map((index) => from.index(index))
      const [keys, values] = await Promise.all([ended(from.getAllKeys()), ended(from.getAll())])
      return { store, keyPath, autoIncrement, indexes, keys, values }
    }),
  )
  const copy = newDisk()
  const opening = copy.open(name, source.version)
  opening.addEventListener('upgradeneeded', () => {
    for (const { store, keyPath, autoIncrement, indexes, keys, values } of rows) {
      const to = opening.result.createObjectStore(store, { keyPath, autoIncrement })
      for (const { name: index, keyPath: path, unique, multiEntry } of indexes) {
        to.createIndex(index, path, { unique, multiEntry })
      }
      for (const [index, value] of values.entries()) {
        if (keyPath === null) to.put(value, keys[index])
        else to.put(value)
      }
    }
  })
  const database = await ended(opening)
  database.close()
  source.close()
  return copy
}

function ended<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('copying failed')))
  })
}
