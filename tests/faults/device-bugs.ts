import { recordIdOf } from '@living-libraries/model/identifier'
import type { StorageSource } from './failing-storage.ts'
import type { PlantedBug } from './planted-bug.ts'
import { rewriting } from './wire-rewriting.ts'

/** Defects between a device and its disk or its line. */
export const deviceBugs: readonly PlantedBug[] = [
  {
    name: 'the device sends a new record twice, under two numbers',
    breaks: [5],
    plant: () => ({
      wrapFetch: (fetch) =>
        rewriting(fetch, {
          push: (changes) =>
            changes.flatMap((change) => {
              if (change.create?.kind !== 'answer') return [change]
              const n = change.n + 100_000
              const record = recordIdOf('00000000-0000-4000-8000-00000000000d', n, change.madeAt)
              return [change, { ...change, n, record }]
            }),
        }),
    }),
  },
  {
    name: 'the device drops the last record of a page',
    // Whoever did not hear of an edit goes on from the text before it: 6.
    breaks: [3, 6],
    plant: () => ({
      wrapFetch: (fetch) => rewriting(fetch, { records: (records) => records.slice(0, -1) }),
    }),
  },
  {
    name: 'the device claims to have seen everything',
    breaks: [6],
    plant: () => ({
      wrapFetch: (fetch) =>
        rewriting(fetch, {
          push: (changes) => changes.map((change) => ({ ...change, base: 1_000_000 })),
        }),
    }),
  },
  {
    name: 'the device shows a deleted record as alive',
    breaks: [3],
    from: 5,
    plant: () => ({
      wrapFetch: (fetch) =>
        rewriting(fetch, {
          records: (records) => records.map((record) => ({ ...record, deleted: false })),
        }),
    }),
  },
  {
    name: 'a repeated push is not told again what was refused',
    breaks: [2],
    afterwards: [
      { does: 'deed', on: 0, tab: 0, deed: { kind: 'err', how: 'bad-value-beside-good', pick: 0 } },
      { does: 'sync', on: 0, tab: 0, weathers: ['answer-lost'], hasSmallPages: false },
    ],
    plant: () => ({
      wrapFetch: (fetch) =>
        rewriting(fetch, {
          answers: (answers) =>
            answers.map((answer) => {
              if (answer.outcome !== 'same') return answer
              const { refusedPaths: _forgotten, ...rest } = answer
              return rest
            }),
        }),
    }),
  },
  {
    name: 'the device loses refused changes',
    breaks: [2, 8],
    plant: () => ({
      wrapDisk: (source) => writingThrough(source, (store) => store.name !== 'refused'),
    }),
  },
  {
    name: 'the device swallows a full disk',
    // With the words goes their number, which a restarted device gives to others: 5.
    breaks: [2, 5],
    from: 11,
    plant: () => ({ wrapDisk: (source) => writingThrough(source, () => true, true) }),
  },
  {
    name: 'the device forgets every third number that it gave out',
    // A number that means two changes may be sent for ever: 10.
    breaks: [1, 2, 3, 5, 9, 10],
    plant: () => {
      let numbers = 0
      return {
        wrapDisk: (source) =>
          writingThrough(source, (_store, value) => {
            const isCounter = hasKey(value, 'counter')
            if (isCounter) numbers += 1
            return !isCounter || numbers % 3 !== 0
          }),
      }
    },
  },
  {
    name: 'the device gives nothing back to a restored centre',
    breaks: [1, 2, 3],
    afterwards: [{ does: 'restore' }],
    plant: () => ({
      wrapFetch: (fetch) => rewriting(fetch, { offers: () => [] }),
    }),
  },
  {
    name: 'the device claims to hold the newest of everything when it gives back',
    breaks: [2, 6],
    from: 5,
    afterwards: [{ does: 'back-up' }, { does: 'restore' }],
    plant: () => ({
      wrapFetch: (fetch) =>
        rewriting(fetch, {
          offers: (offers) => offers.map((offer) => ({ ...offer, seen: offer.seen + 1_000 })),
        }),
    }),
  },
  {
    name: 'the device keeps what was erased',
    breaks: [3, 7],
    afterwards: [
      { does: 'sync', on: 0, tab: 0, weathers: [], hasSmallPages: false },
      { does: 'erase', on: 0, pick: 0 },
    ],
    plant: () => ({
      wrapFetch: (fetch) =>
        rewriting(fetch, { records: (records) => records.filter(({ erased }) => erased !== true) }),
    }),
  },
  {
    name: 'half-typed words are kept in the memory of their tab alone',
    breaks: [2],
    afterwards: [
      {
        does: 'typing',
        on: 0,
        tab: 0,
        deed: { kind: 'edit', pick: 0, path: 0, isUnset: false },
        meanwhile: [{ does: 'restart-device', on: 0, clockJumpMs: 0 }],
      },
    ],
    plant: () => ({
      wrapDisk: (source) => writingThrough(source, ({ name }) => name !== 'drafts'),
    }),
  },
  {
    name: 'after one failed answer the device never asks again',
    breaks: [10],
    plant: () => {
      let hasFailed = false
      return {
        wrapFetch: (fetch) => async (input, init) => {
          if (hasFailed) throw new TypeError('no connection')
          const response = await fetch(input, init)
          hasFailed ||= response.status >= 500
          return response
        },
      }
    },
  },
]

/** A disk that keeps quiet about what it does not write. */
function writingThrough(
  source: StorageSource,
  isWritten: (store: IDBObjectStore, value: unknown) => boolean,
  swallowsErrors = false,
): StorageSource {
  const { indexedDB, IDBKeyRange } = source
  const watched = new WeakSet<IDBObjectStore>()
  const pretend = (store: IDBObjectStore): IDBRequest => store.count()
  const wrapWrite =
    (store: IDBObjectStore, write: (value: unknown, key?: IDBValidKey) => IDBRequest) =>
    (value: unknown, key?: IDBValidKey): IDBRequest => {
      if (!isWritten(store, value)) return pretend(store)
      if (!swallowsErrors) return write(value, key)
      try {
        return write(value, key)
      } catch (error) {
        if (error instanceof DOMException && error.name === 'QuotaExceededError')
          return pretend(store)
        throw error
      }
    }
  const watch = (database: IDBDatabase) => {
    const begin = database.transaction.bind(database)
    database.transaction = (names, mode, options) => {
      const transaction = begin(names, mode, options)
      const storeOf = transaction.objectStore.bind(transaction)
      transaction.objectStore = (name) => {
        const store = storeOf(name)
        if (watched.has(store)) return store
        watched.add(store)
        store.put = wrapWrite(store, store.put.bind(store))
        store.add = wrapWrite(store, store.add.bind(store))
        return store
      }
      return transaction
    }
  }
  return {
    IDBKeyRange,
    indexedDB: {
      cmp: (first, second) => indexedDB.cmp(first, second),
      databases: () => indexedDB.databases(),
      deleteDatabase: (name) => indexedDB.deleteDatabase(name),
      open: (name, version) => {
        const request = indexedDB.open(name, version)
        request.addEventListener('success', () => watch(request.result))
        return request
      },
    },
  }
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'key') === key
}
