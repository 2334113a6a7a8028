import type { DeviceOptions } from '@living-libraries/pwa/device'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { StorageFault } from './step.ts'

export type StorageSource = NonNullable<DeviceOptions['storage']>

/** What one tab sees of the disk; it fails when told. The disk itself outlives the tab. */
export interface FailingStorage {
  readonly source: StorageSource
  arm(fault: StorageFault): void
  /** Ends the waiting; tells whether the fault struck. */
  disarm(): boolean
  /** As when the power goes: every further call fails. */
  kill(): void
}

export function newDisk(): IDBFactory {
  return new IDBFactory()
}

export function failingStorage(disk: IDBFactory): FailingStorage {
  let armed: StorageFault | undefined
  let calls = 0
  let hasStruck = false
  let isDead = false

  const refuseIfDead = () => {
    if (isDead) throw new DOMException('the tab is gone', 'UnknownError')
  }
  const isDue = () => {
    if (armed === undefined || hasStruck) return false
    calls += 1
    if (calls < armed.atCall) return false
    hasStruck = true
    return true
  }
  const strikeWrite = <Value>(
    transaction: IDBTransaction,
    write: () => IDBRequest<Value>,
  ): IDBRequest<Value> => {
    if (!isDue() || armed === undefined) return write()
    switch (armed.kind) {
      case 'kill':
        isDead = true
        transaction.abort()
        throw new DOMException('the tab was killed', 'AbortError')
      case 'quota':
        throw new DOMException('the disk is full', 'QuotaExceededError')
      case 'quota-at-commit': {
        const request = write()
        abortFull(transaction)
        return request
      }
    }
  }
  const watched = new WeakSet<IDBObjectStore>()
  const watchStore = (transaction: IDBTransaction, store: IDBObjectStore) => {
    if (watched.has(store)) return
    watched.add(store)
    const put = store.put.bind(store)
    const add = store.add.bind(store)
    const remove = store.delete.bind(store)
    store.put = (value, key) => strikeWrite(transaction, () => put(value, key))
    store.add = (value, key) => strikeWrite(transaction, () => add(value, key))
    store.delete = (query) => strikeWrite(transaction, () => remove(query))
  }
  const watchDatabase = (database: IDBDatabase) => {
    const begin = database.transaction.bind(database)
    database.transaction = (names, mode, options) => {
      refuseIfDead()
      if (mode === 'readwrite' && armed?.kind === 'kill' && isDue()) {
        isDead = true
        refuseIfDead()
      }
      const transaction = begin(names, mode, options)
      if (mode !== 'readwrite') return transaction
      const storeOf = transaction.objectStore.bind(transaction)
      transaction.objectStore = (name) => {
        const store = storeOf(name)
        watchStore(transaction, store)
        return store
      }
      return transaction
    }
  }

  /** The form of the database is changed in one transaction: it may break off at each new table. */
  const watchUpgrade = (database: IDBDatabase, transaction: IDBTransaction | null) => {
    const create = database.createObjectStore.bind(database)
    database.createObjectStore = (name, options) => {
      if (transaction === null || !isDue() || armed === undefined) return create(name, options)
      if (armed.kind === 'quota') throw new DOMException('the disk is full', 'QuotaExceededError')
      const store = create(name, options)
      if (armed.kind === 'quota-at-commit') abortFull(transaction)
      else {
        isDead = true
        transaction.abort()
      }
      return store
    }
  }

  const indexedDB: IDBFactory = {
    cmp: (first, second) => disk.cmp(first, second),
    databases: () => disk.databases(),
    deleteDatabase: (name) => disk.deleteDatabase(name),
    open: (name, version) => {
      refuseIfDead()
      const request = disk.open(name, version)
      request.addEventListener('success', () => watchDatabase(request.result))
      request.addEventListener('upgradeneeded', () => {
        watchUpgrade(request.result, request.transaction)
      })
      return request
    },
  }
  return {
    source: { indexedDB, IDBKeyRange },
    arm: (fault) => {
      armed = fault
      calls = 0
      hasStruck = false
    },
    disarm: () => {
      armed = undefined
      return hasStruck
    },
    kill: () => {
      isDead = true
    },
  }
}

/** A full disk is often found only at the commit: the transaction ends with that error, as browsers do it. */
function abortFull(transaction: IDBTransaction): void {
  const abort: unknown = Reflect.get(transaction, '_abort')
  if (typeof abort !== 'function') throw new Error('fake-indexeddb aborts by another name now')
  Reflect.apply(abort, transaction, ['QuotaExceededError'])
}
