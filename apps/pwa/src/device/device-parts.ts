import { ArrivingPieces } from '../storage/arriving-pieces.ts'
import { CarriedFiles } from '../storage/carried-files.ts'
import { ChangeWriter } from '../storage/change-writer.ts'
import type { DeviceDatabase, IndexedDbSource } from '../storage/database.ts'
import { deviceIdOf } from '../storage/device-id.ts'
import { Drafts } from '../storage/drafts.ts'
import { Holdings } from '../storage/holdings.ts'
import { Inbox } from '../storage/inbox.ts'
import { type KeyRing, openKeyRing } from '../storage/key-ring.ts'
import { sealKnownNames } from '../storage/known-me.ts'
import { pinRounds } from '../storage/lock-keys.ts'
import { openDatabase } from '../storage/opening.ts'
import { Outbox } from '../storage/outbox.ts'
import { PhotoStore } from '../storage/photo-store.ts'
import { RecordReader } from '../storage/record-reader.ts'
import { type NewsChannel, StoreNewsDesk } from '../storage/record-watch.ts'
import { LeftBehind } from '../storage/left-behind.ts'
import { openPage, type OpenPage, type PageLocks } from '../storage/open-page.ts'
import { RefusedList } from '../storage/refused-list.ts'
import { retirePlainKeys } from '../storage/resealing.ts'
import { SeenViews } from '../storage/seen-views.ts'
import { openSealer, type Sealer } from '../storage/sealing.ts'
import { troubleIn, WriteWatch } from '../storage/storage-trouble.ts'
import { WrittenFiles } from '../storage/written-files.ts'
import { Centre } from '../sync/centre.ts'
import { type Clock, machineClock, type Timers } from '../sync/clock.ts'
import { Exchange, type ExchangeStep } from '../sync/exchange.ts'
import { ExchangeJournal } from '../sync/exchange-journal.ts'
import type { Locks } from '../sync/lead.ts'
import { fetchPicture } from '../sync/picture-coming.ts'
import { PictureFetching } from '../sync/picture-fetching.ts'
import { PieceSize } from '../sync/piece-size.ts'

/** Everything a device needs from its surroundings. In a browser nearly all of it has a default. */
export interface DeviceOptions {
  /** Origin of the sync server; '' (default) is the page's own. */
  readonly serverUrl?: string
  /** Name of the database; one device per name and IndexedDB. */
  readonly name?: string
  /** Default: the browser's own IndexedDB; in memory see `memory-storage.ts`. */
  readonly storage?: IndexedDbSource
  /** Must keep cookies: outside a browser see `cookie-fetch.ts`. */
  readonly fetch?: typeof globalThis.fetch
  /** ms since 1970; informative only, it may jump. */
  readonly now?: () => number
  readonly timers?: Timers
  readonly random?: () => number
  readonly crypto?: Crypto
  /** Web Locks, where several tabs may open the same database. */
  readonly locks?: Locks
  /** The same Web Locks, for knowing whether another tab is open. */
  readonly pageLocks?: PageLocks
  /** Carries news between tabs. */
  readonly channel?: NewsChannel
  /** false: no stream of hints; what is new comes with each exchange only. */
  readonly stream?: boolean
  /** How much work a try of the PIN is; tests take less. */
  readonly pinRounds?: number
  /** ms since some moment, never set back; default `performance.now`. */
  readonly uptime?: () => number
}

/** The pieces of one device, put together in one place. */
export interface DeviceParts extends Clock {
  readonly id: string
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly ring: KeyRing
  readonly page: OpenPage
  readonly pinRounds: number
  readonly crypto: Crypto
  readonly desk: StoreNewsDesk
  readonly reader: RecordReader
  readonly writer: ChangeWriter
  readonly drafts: Drafts
  readonly refused: RefusedList
  readonly leftBehind: LeftBehind
  readonly seen: SeenViews
  readonly outbox: Outbox
  readonly inbox: Inbox
  readonly carriedFiles: CarriedFiles
  readonly writtenFiles: WrittenFiles
  readonly photos: PhotoStore
  readonly arriving: ArrivingPieces
  readonly pictureFetching: PictureFetching
  readonly pieceSize: PieceSize
  readonly exchange: Exchange
  readonly centre: Centre
  readonly journal: ExchangeJournal
  readonly now: () => number
  readonly random: () => number
  readonly locks: Locks | undefined
  readonly channel: NewsChannel | undefined
  readonly writes: WriteWatch
  readonly hasStream: boolean
  readonly closed: AbortController
  readonly device: string
  onStep(listener: (step: ExchangeStep) => void): void
  /** Saving began to fail, or works again. */
  onTrouble(listener: () => void): void
}

/** Rejects with an `OpeningProblem`. */
export async function openParts(options: DeviceOptions): Promise<DeviceParts> {
  const { crypto = globalThis.crypto, now = Date.now, storage = globalThis } = options
  const { timers, uptime } = { ...machineClock, ...options }
  let tellTrouble = () => {}
  const writes = new WriteWatch(() => tellTrouble())
  const database = await openDatabase(options.name ?? 'living-libraries', storage, (why) =>
    writes.end(why),
  )
  const id = await deviceIdOf(database, crypto)
  const page = await openPage(options.pageLocks, id)
  const ring = await openKeyRing(database, crypto)
  const sealer = openSealer(ring, crypto)
  // On a full disk the app opens all the same; both are tried again the next time.
  const orLater = (error: unknown) => {
    if (troubleIn(error) === undefined) throw error
  }
  await sealKnownNames(database, sealer).catch(orLater)
  if (ring.lock !== undefined) {
    await page.alone(() => retirePlainKeys(database, ring, crypto)).catch(orLater)
  }
  const desk = new StoreNewsDesk(options.channel)
  const reader = new RecordReader(database, sealer, id)
  const closed = new AbortController()
  const centre = new Centre({
    url: options.serverUrl ?? '',
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    signal: closed.signal,
    timers,
  })
  const outbox = new Outbox({ database, sealer, desk, device: id, now })
  const inbox = new Inbox({ database, sealer, desk, now })
  const holdings = new Holdings({ database, sealer, device: id })
  let tellStep = (_step: ExchangeStep) => {}
  const onStep = (step: ExchangeStep) => tellStep(step)
  const photos = new PhotoStore({ database, sealer, desk })
  const arriving = new ArrivingPieces({ database, sealer, now })
  const coming = { centre, photos, arriving, crypto }
  return {
    id,
    device: id,
    database,
    sealer,
    ring,
    page,
    pinRounds: options.pinRounds ?? pinRounds,
    uptime,
    crypto,
    desk,
    reader,
    writer: new ChangeWriter({ database, sealer, reader, desk, device: id, now }),
    drafts: new Drafts(database, sealer, writes),
    refused: new RefusedList(database, sealer, desk, id),
    leftBehind: new LeftBehind(database, desk),
    seen: new SeenViews(database, now),
    outbox,
    inbox,
    carriedFiles: new CarriedFiles({ database, sealer, desk }),
    writtenFiles: new WrittenFiles(database, desk),
    photos,
    arriving,
    pictureFetching: new PictureFetching((place) => fetchPicture(coming, place)),
    pieceSize: new PieceSize(uptime),
    now,
    exchange: new Exchange({
      ...{ centre, database, outbox, inbox, holdings, device: id, onStep },
      ...{ timers, uptime },
    }),
    centre,
    journal: new ExchangeJournal({ database, now, unsent: () => outbox.count() }),
    timers,
    random: options.random ?? Math.random,
    locks: options.locks,
    channel: options.channel,
    writes,
    hasStream: options.stream ?? true,
    closed,
    onStep: (listener) => {
      tellStep = listener
    },
    onTrouble: (listener) => {
      tellTrouble = listener
    },
  }
}
