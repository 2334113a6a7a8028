import { readSetting } from '../storage/settings.ts'
import type { UnsentPictures } from '../storage/photo-store.ts'
import type { StoreNews } from '../storage/record-watch.ts'
import { type StorageTrouble, troubleIn } from '../storage/storage-trouble.ts'
import type { ExchangeStatus } from '../sync/exchange-loop.ts'
import type { DeviceParts } from './device-parts.ts'

export interface DeviceStatus extends ExchangeStatus {
  /** Records with something that the centre has not acknowledged. */
  readonly unsentRecords: number
  /** How many of them wait until the lock is opened. */
  readonly recordsUnderLock: number
  /** Pictures of photos that the centre does not have whole; they go after all records. */
  readonly unsentPictures: UnsentPictures
  /** Changes that the centre refused and nobody has dealt with. */
  readonly refusedChanges: number
  /** Server clock (ms) of the last acknowledgement. */
  readonly receivedAt: number | undefined
  /** Why nothing new can be saved on this device; undefined while saving works. */
  readonly trouble: StorageTrouble | undefined
}

/** Puts together what is going on with what the database holds, and tells everybody who watches it. */
export class StatusDesk {
  readonly #parts: DeviceParts
  readonly #listeners = new Set<(status: DeviceStatus) => void>()
  #exchange: ExchangeStatus = { phase: 'off' }
  #last: DeviceStatus | undefined
  /** So often something was written here. */
  #writes = 0
  #telling: { readonly timer: unknown; readonly isSoon: boolean } | undefined

  constructor(parts: DeviceParts) {
    this.#parts = parts
    parts.onTrouble(() => this.tell())
  }

  get exchange(): ExchangeStatus {
    return this.#exchange
  }

  setExchange(status: ExchangeStatus): void {
    this.#exchange = status
    this.tell()
  }

  /** What was told last, with the trouble of this moment; undefined until something was told. */
  get last(): DeviceStatus | undefined {
    return this.#last && { ...this.#last, trouble: this.#parts.writes.trouble }
  }

  async read(): Promise<DeviceStatus> {
    const { database, outbox, photos, refused, writes } = this.#parts
    const { records, settings } = database
    const [[unsentRecords, recordsUnderLock, refusedChanges, receivedAt], unsentPictures] =
      await Promise.all([
        database.transaction('r', [records, database.refused, settings], () =>
          Promise.all([
            outbox.count(),
            outbox.countUnderLock(),
            refused.count(),
            readSetting(database, 'receivedAt'),
          ]),
        ),
        // By itself: several questions in a row, beside others in one transaction, lose it between them.
        photos.countUnsent(),
      ])
    const counts = { unsentRecords, recordsUnderLock, unsentPictures, refusedChanges, receivedAt }
    return { ...this.#exchange, ...counts, trouble: writes.trouble }
  }

  watch(listener: (status: DeviceStatus) => void): () => void {
    this.#listeners.add(listener)
    this.tell()
    return () => this.#listeners.delete(listener)
  }

  /**
   * At once, but only once for all that came in the same moment. What was just written here is said by what is known, so
   * that the line is never behind, and counted later; new records once they are drawn: a slow phone would draw them later
   * for the counting.
   */
  tell(news?: Pick<StoreNews, 'records' | 'wait'>): void {
    const made = news?.records?.length ?? 0
    if (news?.wait) this.#tellWritten(made)
    this.#tellLater(made === 0)
  }

  /** Whatever was edited waits from now on, if nothing did before. */
  #tellWritten(made: number): void {
    this.#writes += 1
    if (this.#last === undefined) return
    const before = this.#last.unsentRecords
    const unsentRecords = Math.max(1, before + made)
    if (unsentRecords === before) return
    this.#last = { ...this.#last, unsentRecords }
    for (const listener of this.#listeners) listener(this.#last)
  }

  #tellLater(isSoon: boolean): void {
    const { timers, closed } = this.#parts
    if (this.#listeners.size === 0 || closed.signal.aborted) return
    if (this.#telling !== undefined) {
      if (this.#telling.isSoon || !isSoon) return
      timers.clearTimeout(this.#telling.timer)
    }
    const timer = timers.setTimeout(
      () => {
        this.#telling = undefined
        if (!closed.signal.aborted) void this.#tell()
      },
      isSoon ? 0 : drawingMs,
    )
    this.#telling = { timer, isSoon }
  }

  close(): void {
    this.#listeners.clear()
  }

  async #tell(): Promise<void> {
    const { closed, writes } = this.#parts
    const before = this.#writes
    try {
      const found = await this.read()
      // Something was written meanwhile, perhaps not counted: the line would fall behind. That is counted soon anyway.
      if (before !== this.#writes) return
      this.#last = found
    } catch (error) {
      // The database may have been closed while it was being asked.
      if (closed.signal.aborted) return
      if (troubleIn(error) === undefined) throw error
      // One that was taken away gives no numbers any more: the last ones stand, beside what happened to it.
      const {
        unsentRecords = 0,
        refusedChanges = 0,
        receivedAt,
        unsentPictures = none,
      } = this.#last ?? {}
      const trouble = writes.trouble ?? 'failing'
      this.#last = {
        phase: 'off',
        unsentRecords,
        recordsUnderLock: 0,
        unsentPictures,
        refusedChanges,
        receivedAt,
        trouble,
      }
    }
    for (const listener of this.#listeners) listener(this.#last)
  }
}

const drawingMs = 200
const none: UnsentPictures = { photos: 0, bytes: 0 }
