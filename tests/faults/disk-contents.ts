import type { Change } from '@living-libraries/model/change'
import type { RecordState } from '@living-libraries/model/record'
import { IDBKeyRange } from 'fake-indexeddb'

/** What lies on a device's disk, read past all of its own code. */
export interface DiskContents {
  readonly records: readonly StoredRow[]
  readonly refused: readonly { readonly change: Change; readonly reason: string }[]
}

interface StoredRow {
  readonly id: string
  readonly kind: string
  readonly space: string
  readonly state: RecordState | null
  readonly pending: readonly Change[]
  readonly unconfirmed?: readonly Change[]
}

export class Disk {
  readonly factory: IDBFactory
  readonly #name: string
  #connection: Promise<IDBDatabase> | undefined

  constructor(factory: IDBFactory, name: string) {
    this.factory = factory
    this.#name = name
  }

  async contents(): Promise<DiskContents> {
    this.#connection ??= result(this.factory.open(this.#name))
    const database = await this.#connection
    const transaction = database.transaction(['records', 'refused'], 'readonly')
    const [records, refused] = await Promise.all([
      // Without the forum's registry: it is large, nobody here writes it.
      result<StoredRow[]>(
        transaction
          .objectStore('records')
          .index('[space+kind]')
          .getAll(IDBKeyRange.lowerBound(['forum', []])),
      ),
      result<DiskContents['refused'][number][]>(transaction.objectStore('refused').getAll()),
    ])
    return { records, refused }
  }

  async close(): Promise<void> {
    const connection = await this.#connection
    connection?.close()
  }
}

// IndexedDB knows no types: what was put there is told here.
function result<Value>(request: IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as Value))
    request.addEventListener('error', () => reject(request.error ?? new Error('reading failed')))
  })
}
