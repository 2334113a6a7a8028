import type { Change } from '@living-libraries/model/change'
import { isKnownTo } from '@living-libraries/model/feed'
import type { Offer } from '@living-libraries/model/offer'
import type { RecordState } from '@living-libraries/model/record'
import { sampleSpace } from '@living-libraries/model/samples/venue-sample'
import type { Space } from '@living-libraries/model/space'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { Records, Revision } from './ports.ts'
import type { PlacedRecord } from './services/apply-changes.ts'
import { earlierValues } from './services/earlier-values.ts'
import { mergeOffers, type OfferRecords } from './services/give-back.ts'
import { mergeBatch } from './services/merge-batch.ts'
import { returnedValues } from './services/returned-values.ts'

/** Where a device's pull has got to. */
export interface MemoryToken {
  readonly position: number
  readonly complete: number
}

export interface MemoryPage {
  readonly records: readonly RecordState[]
  readonly token: MemoryToken
  readonly more: boolean
}

interface Contents {
  readonly records: ReadonlyMap<string, PlacedRecord>
  readonly revisions: readonly Revision[]
  /** By device: the numbers that were applied. */
  readonly applied: ReadonlyMap<string, ReadonlySet<number>>
  readonly last: number
  readonly epochStart: number
}

const nothing: Contents = {
  records: new Map(),
  revisions: [],
  applied: new Map(),
  last: 0,
  epochStart: 0,
}
const epochGap = 1_000_000_000

/**
 * A centre of one space in memory. Everything that decides is the server's own; only the database and the network are
 * left out, so that laws can be tried thousands of times.
 */
export class MemoryCentre {
  /** Another one with every restore. */
  epoch = 0
  #now = nothing
  #backup = nothing
  #highest = 0

  get records(): ReadonlyMap<string, PlacedRecord> {
    return this.#now.records
  }

  get revisions(): readonly Revision[] {
    return this.#now.revisions
  }

  backUp(): void {
    this.#backup = this.#now
  }

  restore(): void {
    this.epoch += 1
    const start = this.#highest + epochGap
    this.#now = { ...this.#backup, last: start, epochStart: start }
  }

  /** Undefined: the device has not heard of this epoch. */
  async push(
    device: string,
    epoch: number,
    changes: readonly Change[],
  ): Promise<readonly ChangeAnswer[] | undefined> {
    if (epoch !== this.epoch) return undefined
    const { records, revisions, applied: before, last } = this.#now
    const present = new Map(records)
    const applied = before.get(device) ?? new Set()
    const merged = mergeBatch({
      device,
      changes,
      applied,
      records: present,
      isReturned: await returnedValues(this.#port(), present, changes, device),
      earlierAt: await earlierValues(this.#port(), present, changes, device),
      taken: new Set(present.keys()),
      positions: new Map([[sampleSpace, last]]),
      receivedAt: 0,
      writersOf: () => () => ['librarian', 'coordinator'],
    })
    for (const [id, record] of merged.records) {
      present.set(id, { ...record, position: record.state.version })
    }
    this.#put({
      records: present,
      revisions: [...revisions, ...merged.revisions],
      applied: new Map([...before, [device, new Set([...applied, ...merged.applied])]]),
      last: merged.positions.get(sampleSpace) ?? last,
    })
    return merged.answers
  }

  /** Undefined: the device has not heard of this epoch. */
  pull(
    device: string,
    epoch: number,
    { position, complete }: MemoryToken,
    acknowledged: number,
    limit: number,
  ): MemoryPage | undefined {
    if (epoch !== this.epoch) return undefined
    const { records, last } = this.#now
    const reader = { device, acknowledged, complete }
    const news = [...records.values()]
      .filter((record) => record.position > position && !isKnownTo(reader, record.state))
      .sort((one, other) => one.position - other.position)
    const page = news.slice(0, limit)
    const more = page.length === limit
    const reached = more ? (page.at(-1)?.position ?? last) : last
    return {
      records: page.map(({ state }) => state),
      token: { position: reached, complete: reached === last ? last : complete },
      more: reached < last,
    }
  }

  async offer(device: string, offers: readonly Offer[]): Promise<void> {
    const { records, revisions, last } = this.#now
    const positions = new Map([[sampleSpace, last]])
    const port = this.#port()
    const merged = await mergeOffers(port, offers, positions, device, 0, new Map())
    this.#put({
      records: new Map([...records, ...merged.records]),
      revisions: [...revisions, ...merged.revisions],
      last: merged.positions.get(sampleSpace) ?? last,
    })
  }

  #put(changed: Partial<Contents>): void {
    this.#now = { ...this.#now, ...changed }
    this.#highest = Math.max(this.#highest, this.#now.last)
  }

  #port(): OfferRecords & Pick<Records, 'settingsOf'> {
    const { records, revisions, epochStart } = this.#now
    const places = new Map<string, Space>([...records.keys()].map((id) => [id, sampleSpace]))
    return {
      byId: () => Promise.resolve(new Map(records)),
      placesOf: () => Promise.resolve(places),
      epochStarts: () => Promise.resolve(new Map([[sampleSpace, epochStart]])),
      backupEnds: () => {
        const numbers = revisions.map(({ seq }) => seq).filter((seq) => seq < epochStart)
        return Promise.resolve(new Map([[sampleSpace, Math.max(0, ...numbers)]]))
      },
      revisionsOf: (id) => Promise.resolve(revisions.filter(({ record }) => record === id)),
      settingsOf: (id, _paths, after) => {
        return Promise.resolve(revisions.filter((one) => one.record === id && one.seq > after))
      },
    }
  }
}
