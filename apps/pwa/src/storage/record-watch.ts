import type { ToldPresence } from '@living-libraries/model/presence'
import {
  byMaking,
  type DeviceRecord,
  isWanted,
  type RecordQuery,
  type RecordReader,
} from './record-reader.ts'

/** What changed in the store. */
export interface StoreNews {
  /** The records, or `all`: so much changed that everything is to be read anew. */
  readonly ids: readonly string[] | 'all'
  /** What they are now, where the teller knows it and nobody needs to read them. Stays within the tab. */
  readonly records?: readonly DeviceRecord[]
  /** A person did something here that is still to be sent. */
  readonly hasUnsent?: true
  /** That something was written into these very records, which wait for the centre from now on. */
  readonly wait?: true
  /** Something of the whole advanced at the centre, or of what the region's desk makes of it; no record comes with it. */
  readonly advanced?: 'whole' | 'themes'
  /** A colleague is typing on another device; kept nowhere. */
  readonly writes?: ToldPresence
}

/** Carries news between the tabs of one browser; a BroadcastChannel where there is one. */
export interface NewsChannel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  close(): void
}

/** Tells everybody on this device, in every tab, that records changed. Call `tell` only after the write is done. */
export class StoreNewsDesk {
  readonly #listeners = new Set<(news: StoreNews) => void>()
  readonly #channel: NewsChannel | undefined

  constructor(channel: NewsChannel | undefined) {
    this.#channel = channel
    channel?.addEventListener('message', ({ data }) => isNews(data) && this.#deliver(data))
  }

  tell(news: StoreNews): void {
    this.#deliver(news)
    const { records: _own, ...message } = news
    this.#channel?.postMessage(message)
  }

  /** In this tab only. */
  tellHere(news: StoreNews): void {
    this.#deliver(news)
  }

  listen(listener: (news: StoreNews) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Of the whole, or of the themes too, which say something of the whole. */
  listenToAdvances(listener: () => void, of: 'whole' | 'themes'): () => void {
    return this.listen(({ advanced }) => {
      if (advanced === 'whole' || advanced === of) listener()
    })
  }

  close(): void {
    this.#listeners.clear()
    this.#channel?.close()
  }

  #deliver(news: StoreNews): void {
    for (const listener of this.#listeners) listener(news)
  }
}

type Reading = Pick<RecordReader, 'list' | 'getMany'>

/**
 * A query that stays true: calls `listener` with the matching records now and after every change. Only what
 * changed is read again, so that the thousandth answer of an evening costs as much as the first.
 */
export function watchRecords(
  reader: Reading,
  desk: StoreNewsDesk,
  query: RecordQuery,
  listener: (records: readonly DeviceRecord[]) => void,
): () => void {
  let isStopped = false
  let records = new Map<string, DeviceRecord>()
  // Ids follow the time of making: a new record mostly belongs behind all others.
  let last = ''
  let waiting: readonly StoreNews[] | 'all' = 'all'
  let isReading = false

  const stopListening = desk.listen((news) => {
    if (waiting !== 'all') waiting = news.ids === 'all' ? 'all' : [...waiting, news]
    void readOn()
  })
  void readOn()
  return () => {
    isStopped = true
    stopListening()
  }

  async function readOn(): Promise<void> {
    if (isReading) return
    isReading = true
    try {
      while (waiting.length > 0 && !isStopped) {
        const news = waiting
        waiting = []
        const hasChanged = news === 'all' ? await readAll() : await readSome(news)
        if (hasChanged && !isStopped) listener([...records.values()])
      }
    } catch (error) {
      // What could not be read is not forgotten: the next news read everything anew.
      waiting = 'all'
      // A database that was closed while a screen was still reading has nothing more to tell.
      if (!isStopped && !(error instanceof Error && error.name === 'DatabaseClosedError'))
        throw error
    } finally {
      isReading = false
    }
  }

  async function readAll(): Promise<boolean> {
    const all = await reader.list(query)
    records = new Map(all.map((record) => [record.id, record]))
    last = all.at(-1)?.id ?? ''
    return true
  }

  async function readSome(news: readonly StoreNews[]): Promise<boolean> {
    let hasChanged = false
    let isOutOfOrder = false
    for (const one of news) {
      const found = await readOnce(reader, one)
      for (const id of one.ids) {
        const record = found.get(id)
        if (record !== undefined && isWanted(record, query)) {
          if (!records.has(id)) {
            if (id < last) isOutOfOrder = true
            else last = id
          }
          records.set(id, record)
          hasChanged = true
        } else if (records.delete(id)) {
          hasChanged = true
        }
      }
    }
    if (isOutOfOrder) {
      records = new Map([...records.values()].sort(byMaking).map((record) => [record.id, record]))
    }
    return hasChanged
  }
}

// The channel also carries what the tabs tell each other of the exchange.
function isNews(data: unknown): data is StoreNews {
  return typeof data === 'object' && data !== null && 'ids' in data
}

const readings = new WeakMap<StoreNews, Promise<ReadonlyMap<string, DeviceRecord>>>()

/** All queries of a screen hear the same news: the records in it are read once for all of them. */
function readOnce(reader: Reading, news: StoreNews): Promise<ReadonlyMap<string, DeviceRecord>> {
  const known = readings.get(news)
  if (known !== undefined) return known
  const { ids, records } = news
  const reading = (async () => {
    const found = records ?? (ids === 'all' ? [] : await reader.getMany(ids))
    return new Map(found.map((record) => [record.id, record]))
  })()
  readings.set(news, reading)
  return reading
}
