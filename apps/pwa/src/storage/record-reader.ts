import type { Change } from '@living-libraries/model/change'
import { withPending } from '@living-libraries/model/pending'
import { personalFieldsOf } from '@living-libraries/model/personal'
import type { RecordState } from '@living-libraries/model/record'
import { withCarried } from '@living-libraries/model/transfer/carried-change'
import { Dexie } from 'dexie'
import type { DeviceDatabase, StoredRecord } from './database.ts'
import { withoutSealed } from './personal-values.ts'
import type { Sealer } from './sealing.ts'

/** A record as people on this device see it: the last known state with the unsent changes applied. */
export interface DeviceRecord extends RecordState {
  /** How many of its changes the centre has not acknowledged; 0: «Получено центром». */
  readonly unsent: number
  /** How many of these came by file from other devices. */
  readonly carried: number
  /** Some of its fields are under the lock, which is closed: they are left out. */
  readonly isUnderLock?: true
}

/** Which records; at least one of the three. Deleted ones are left out unless asked for. */
export interface RecordQuery {
  readonly kind?: string | undefined
  readonly session?: string | undefined
  readonly space?: string | undefined
  readonly withDeleted?: boolean | undefined
}

/** Reads records out of the store, opens their sealed fields and applies what is pending. */
export class RecordReader {
  readonly #database: DeviceDatabase
  readonly #sealer: Sealer
  readonly #device: string

  constructor(database: DeviceDatabase, sealer: Sealer, device: string) {
    this.#database = database
    this.#sealer = sealer
    this.#device = device
  }

  async get(id: string): Promise<DeviceRecord | undefined> {
    const stored = await this.#database.records.get(id)
    return stored === undefined ? undefined : this.view(stored)
  }

  /** In the order in which they were made. */
  async list(query: RecordQuery): Promise<DeviceRecord[]> {
    const views = await this.#viewsOf(await this.#rowsOf(query))
    return views.filter((view) => isWanted(view, query)).sort(byMaking)
  }

  /** Those of `ids` that are there, in no particular order. */
  async getMany(ids: readonly string[]): Promise<DeviceRecord[]> {
    const rows = await this.#database.records.bulkGet([...ids])
    return this.#viewsOf(rows.filter((row) => row !== undefined))
  }

  async view(stored: StoredRecord): Promise<DeviceRecord | undefined> {
    const state = stored.state === null ? undefined : await this.#sealer.openState(stored.state)
    const pending = await Promise.all(
      stored.pending.map((change) => this.#sealer.openChange(change, stored.kind)),
    )
    const carried = await Promise.all(
      (stored.carried ?? []).map(async (one) => ({
        ...one,
        change: await this.#sealer.openChange(one.change, stored.kind),
      })),
    )
    const view = withPending(withCarried(state, carried), pending, this.#device)
    const unsent = pending.length + carried.length
    if (view === undefined) return undefined
    const counts = { unsent, carried: carried.length }
    if (!this.#sealer.isClosed) return { ...view, ...counts }
    const { state: shown, isLess } = withoutSealed(view)
    return { ...shown, ...counts, ...(isLess ? { isUnderLock: true } : {}) }
  }

  // Of fifty thousand records nearly all are plain: a promise for each would double the work.
  async #viewsOf(rows: readonly StoredRecord[]): Promise<DeviceRecord[]> {
    const views = rows.map(plainView)
    const others: Promise<void>[] = []
    for (const [index, row] of rows.entries()) {
      if (views[index] !== undefined) continue
      const view = async () => {
        views[index] = await this.view(row)
      }
      others.push(view())
    }
    await Promise.all(others)
    return views.filter((view) => view !== undefined)
  }

  /** A record that was just made here, as `view` will give it. */
  viewOfMade(change: Change): DeviceRecord | undefined {
    const view = withPending(undefined, [change], this.#device)
    return view === undefined ? undefined : { ...view, unsent: 1, carried: 0 }
  }

  async #rowsOf(query: RecordQuery): Promise<StoredRecord[]> {
    const { records } = this.#database
    const { kind, session, space } = query
    // The index by its name: asked for by an object, Dexie may take that of the kind alone and look at every row of it.
    if (session !== undefined && kind !== undefined)
      return records.where('[session+kind]').equals([session, kind]).toArray()
    if (space !== undefined && kind !== undefined)
      return records.where('[space+kind]').equals([space, kind]).toArray()
    if (kind !== undefined) return records.where({ kind }).toArray()
    if (session !== undefined) {
      return records
        .where('[session+kind]')
        .between([session, Dexie.minKey], [session, Dexie.maxKey])
        .toArray()
    }
    if (space === undefined) return records.toArray()
    return records
      .where('[space+kind]')
      .between([space, Dexie.minKey], [space, Dexie.maxKey])
      .toArray()
  }
}

/** A record of which nothing waits and nothing is sealed; undefined: it takes more to see what it is. */
function plainView({ kind, state, pending, carried }: StoredRecord): DeviceRecord | undefined {
  const isPlain =
    pending.length === 0 && carried === undefined && personalFieldsOf(kind).length === 0
  return isPlain && state !== null ? { ...state, unsent: 0, carried: 0 } : undefined
}

export function isWanted(view: RecordState, query: RecordQuery): boolean {
  if (view.deleted && query.withDeleted !== true) return false
  if (query.kind !== undefined && view.kind !== query.kind) return false
  if (query.session !== undefined && view.session !== query.session) return false
  return query.space === undefined || view.space === query.space
}

/** Ids begin with the time of making, so their order is the order of making, on every device alike. */
export function byMaking(left: RecordState, right: RecordState): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0
}
