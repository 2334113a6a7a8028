import { certificateSchema, splitCertificate } from '@living-libraries/model/certificate'
import type { Change } from '@living-libraries/model/change'
import type { RecordState } from '@living-libraries/model/record'
import { IDBKeyRange } from 'fake-indexeddb'
import * as v from 'valibot'
import { textsIn } from './ledger.ts'

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
  readonly carried?: readonly unknown[]
}

/** The unsent changes by their numbers. */
export function pendingOn({ records }: DiskContents): Map<number, Change> {
  return new Map(records.flatMap(({ pending }) => pending.map((change) => [change.n, change])))
}

/** Shown from a file of another device; neither the centre nor anybody here has made it. */
export function isOnlyCarried({ state, pending, carried = [] }: StoredRow): boolean {
  return state === null && pending.length === 0 && carried.length > 0
}

/** What a row shows that the centre has never told: it lies in files of others alone, and their writers give it back. */
export function onlyInFiles({ state, carried = [] }: StoredRow): ReadonlySet<string> {
  const told = textsIn(state)
  return new Set([...textsIn(carried)].filter((text) => !told.has(text)))
}

export class Disk {
  readonly factory: IDBFactory
  readonly name: string
  #connection: Promise<IDBDatabase> | undefined

  constructor(factory: IDBFactory, name: string) {
    this.factory = factory
    this.name = name
  }

  async contents(): Promise<DiskContents> {
    this.#connection ??= result(this.factory.open(this.name))
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

  /** The keys of the pictures, or of what is half typed. */
  async keysOf(table: 'pictures' | 'drafts'): Promise<ReadonlySet<string>> {
    this.#connection ??= result(this.factory.open(this.name))
    const database = await this.#connection
    const store = database.transaction(table, 'readonly').objectStore(table)
    return new Set(await result<string[]>(store.getAllKeys()))
  }

  /** To whom transfer files for this device are sealed; undefined until it has joined. */
  async recipient(): Promise<string | undefined> {
    this.#connection ??= result(this.factory.open(this.name))
    const database = await this.#connection
    const settings = database.transaction('settings', 'readonly').objectStore('settings')
    const found = await result<{ value: string } | undefined>(settings.get('certificate'))
    const { payload = '' } = splitCertificate(found?.value ?? '') ?? {}
    if (payload === '') return undefined
    const text = Buffer.from(payload, 'base64url').toString()
    return v.parse(certificateSchema, JSON.parse(text)).recipient
  }

  /** Until somebody looks again. */
  async close(): Promise<void> {
    const connection = await this.#connection
    connection?.close()
    this.#connection = undefined
  }
}

// IndexedDB knows no types: what was put there is told here.
function result<Value>(request: IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as Value))
    request.addEventListener('error', () => reject(request.error ?? new Error('reading failed')))
  })
}
