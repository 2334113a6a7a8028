import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { IndexedDbSource } from '../storage/database.ts'

/** An IndexedDB in memory, for headless devices: everything is gone when the process ends. */
export function memoryStorage(): IndexedDbSource {
  return { indexedDB: new IDBFactory(), IDBKeyRange }
}
