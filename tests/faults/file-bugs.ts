import { fileThereAndBack, type PlantedBug } from './planted-bug.ts'
import type { StorageSource } from './failing-storage.ts'

/** Defects in what a device does with transfer files, and when its database changes its form. */
export const fileBugs: readonly PlantedBug[] = [
  {
    name: 'a transfer file that was written clears the queue, without the centre’s receipt',
    breaks: [2],
    afterwards: fileThereAndBack.slice(0, 2),
    plant: () => ({ wrapDisk: (source) => clearingQueue(source, () => true) }),
  },
  {
    name: 'a coordinator’s word clears the queue',
    breaks: [2, 3],
    from: 27,
    afterwards: [
      ...fileThereAndBack.slice(0, 2),
      // Whoever else is there: the coordinator of some seeds is among them.
      ...[1, 2, 3].flatMap((on) => [
        {
          does: 'open-file',
          on,
          tab: 0,
          pick: 0.999_999,
          isAnswer: false,
          condition: 'whole',
        } as const,
        { does: 'write-file', on, tab: 0, what: 'for-colleague', pick: 0 } as const,
        {
          does: 'open-file',
          on: 0,
          tab: 0,
          pick: 0.999_999,
          isAnswer: true,
          condition: 'whole',
        } as const,
      ]),
    ],
    plant: () => ({ wrapDisk: (source) => clearingQueue(source, isHanded) }),
  },
  {
    name: 'a change of the database’s form drops what was unsent',
    breaks: [2],
    afterwards: [...fileThereAndBack.slice(0, 1), { does: 'update-app', on: 0 }],
    plant: () => ({
      wrapDisk: (source) =>
        upgrading(source, (transaction) =>
          eachRow(transaction, (row) => ({ ...row, pending: [] })),
        ),
    }),
  },
  {
    name: 'an app that cannot open its database begins another one',
    breaks: [2, 8],
    afterwards: [
      ...fileThereAndBack.slice(0, 1),
      { does: 'update-app', on: 0, fault: { kind: 'kill', atCall: 2 } },
    ],
    plant: () => ({
      wrapDisk: (source) =>
        upgrading(
          source,
          () => {},
          ({ indexedDB }, name) => void indexedDB.deleteDatabase(name),
        ),
    }),
  },
]

type Row = { readonly [key: string]: unknown }

function isHanded(row: Row): boolean {
  return row['handedAt'] !== undefined && row['receivedAt'] === undefined
}

/** A disk that takes the changes of a written file out of their records as soon as something is noted of the file. */
function clearingQueue(source: StorageSource, clears: (file: Row) => boolean): StorageSource {
  const watch = (database: IDBDatabase) => {
    const begin = database.transaction.bind(database)
    database.transaction = (names, mode, options) => {
      const transaction = begin(names, mode, options)
      if (mode !== 'readwrite' || ![...transaction.objectStoreNames].includes('writtenFiles')) {
        return transaction
      }
      transaction.addEventListener('complete', () => {
        const clearing = begin(['writtenFiles', 'records'], 'readwrite')
        const files = clearing.objectStore('writtenFiles').getAll()
        files.addEventListener('success', () => {
          const written = (files.result as Row[]).filter(clears)
          const numbers = new Set(written.flatMap((file) => file['numbers'] as number[]))
          eachRow(clearing, (row) => withoutPending(row, numbers))
        })
      })
      return transaction
    }
  }
  return opening(source, (request) => {
    request.addEventListener('success', () => watch(request.result))
  })
}

function withoutPending(row: Row, numbers: ReadonlySet<number>): Row {
  const before = (row['pending'] ?? []) as readonly { readonly n: number }[]
  const pending = before.filter(({ n }) => !numbers.has(n))
  const { outboxRank, ...rest } = row
  return { ...rest, pending, ...(pending.length > 0 ? { outboxRank } : {}) }
}

function upgrading(
  source: StorageSource,
  upgrade: (transaction: IDBTransaction) => void,
  onFailure: (source: StorageSource, name: string) => void = () => {},
): StorageSource {
  return opening(source, (request, name) => {
    let isUpgrade = false
    request.addEventListener('upgradeneeded', ({ oldVersion }) => {
      isUpgrade = oldVersion > 0
      if (isUpgrade && request.transaction !== null) upgrade(request.transaction)
    })
    request.addEventListener('error', () => isUpgrade && onFailure(source, name))
  })
}

function opening(
  { indexedDB, IDBKeyRange }: StorageSource,
  onOpen: (request: IDBOpenDBRequest, name: string) => void,
): StorageSource {
  return {
    IDBKeyRange,
    indexedDB: {
      cmp: (first, second) => indexedDB.cmp(first, second),
      databases: () => indexedDB.databases(),
      deleteDatabase: (name) => indexedDB.deleteDatabase(name),
      open: (name, version) => {
        const request = indexedDB.open(name, version)
        onOpen(request, name)
        return request
      },
    },
  }
}

function eachRow(transaction: IDBTransaction, change: (row: Row) => Row): void {
  const records = transaction.objectStore('records')
  const rows = records.getAll()
  rows.addEventListener('success', () => {
    for (const row of rows.result as Row[]) records.put(change(row))
  })
}
