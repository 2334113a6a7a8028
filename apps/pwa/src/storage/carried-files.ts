import {
  type CarriedChange,
  isContained,
  rebased,
} from '@living-libraries/model/transfer/carried-change'
import type { Space } from '@living-libraries/model/space'
import type { CarriedFile, DeviceDatabase, StoredPicture, StoredRecord } from './database.ts'
import { keptOf } from './erased-words.ts'
import type { StoreNewsDesk } from './record-watch.ts'
import type { Sealer } from './sealing.ts'
import { type AwaitedAnswer, readSetting, writeSetting } from './settings.ts'
import { storedRow } from './stored-row.ts'

interface CarriedFilesParts {
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly desk: StoreNewsDesk
}

/** A change of another device with what places it where the record is not known yet. */
export interface ShownChange extends CarriedChange {
  readonly kind: string
  readonly space: Space
  readonly session: string
}

/** Transfer files of others on this device, and what of them is shown here until the centre has it (S17). */
export class CarriedFiles {
  readonly #parts: CarriedFilesParts

  constructor(parts: CarriedFilesParts) {
    this.#parts = parts
  }

  byHash(hash: string): Promise<CarriedFile | undefined> {
    return this.#parts.database.carriedFiles.get(hash)
  }

  list(): Promise<CarriedFile[]> {
    return this.#parts.database.carriedFiles.toArray()
  }

  /** Those that are still to be brought to the centre. */
  waiting(): Promise<CarriedFile[]> {
    return this.#parts.database.carriedFiles.where({ state: 'waiting' }).toArray()
  }

  /** Whether there is a file to bring, or an answer to fetch. */
  async hasErrands(): Promise<boolean> {
    const waiting = await this.#parts.database.carriedFiles.where({ state: 'waiting' }).count()
    return waiting > 0 || (await this.awaitedAnswers()).length > 0
  }

  /** Keeps a file and shows its changes and pictures: everything, or nothing. */
  async keep(
    file: CarriedFile,
    shown: readonly ShownChange[] = [],
    pictures: readonly StoredPicture[] = [],
  ): Promise<void> {
    const { database, sealer, desk } = this.#parts
    const sealed = await Promise.all(
      shown.map(async ({ kind, ...one }) => ({
        ...one,
        kind,
        change: await sealer.sealChange(one.change, kind),
      })),
    )
    const ids = [...new Set(sealed.map(({ change }) => change.record))]
    const placed = await database.transaction(
      'rw',
      [database.records, database.carriedFiles, database.pictures],
      async () => {
        const known = await database.pictures.bulkGet(pictures.map(({ key }) => key))
        await database.pictures.bulkPut(pictures.filter((_, index) => known[index] === undefined))
        const rows = await database.records.bulkGet(ids)
        const next = ids.flatMap((id, index) => {
          const own = sealed.filter(({ change }) => change.record === id)
          const row = withShown(rows[index], own)
          return row === undefined ? [] : [row]
        })
        await database.records.bulkPut(next)
        const records = next.map(({ id }) => id)
        await database.carriedFiles.put({ ...file, records })
        return records
      },
    )
    // The loop is woken: there is something to bring to the centre.
    desk.tell({ ids: placed, hasUnsent: true })
  }

  /** How far a file has come on its way to the centre. */
  async noteSent(hash: string, sent: number): Promise<void> {
    await this.#parts.database.carriedFiles.update(hash, { sent })
  }

  /**
   * The centre's word on a file. What is shown of it stays until a pull has brought it. `missing`: those to whom the
   * answer did not come.
   */
  async settle(
    hash: string,
    word: Pick<CarriedFile, 'state' | 'fault' | 'answers'>,
    missing: readonly string[],
  ): Promise<void> {
    const { database, desk } = this.#parts
    const awaited = missing.map((device) => ({ hash, device, tries: 0 }))
    await database.transaction('rw', database.carriedFiles, database.settings, async () => {
      await database.carriedFiles.update(hash, word)
      const before = await this.awaitedAnswers()
      if (awaited.length > 0)
        await writeSetting(database, 'awaitedAnswers', [...before, ...awaited])
    })
    desk.tell({ ids: [] })
  }

  async awaitedAnswers(): Promise<readonly AwaitedAnswer[]> {
    return (await readSetting(this.#parts.database, 'awaitedAnswers')) ?? []
  }

  /** What came of asking for an answer: its bytes, another try later, or nothing ever. */
  async noteAnswer(
    { hash, device, tries }: AwaitedAnswer,
    outcome: Uint8Array<ArrayBuffer> | 'later' | 'never',
  ): Promise<void> {
    const { database, desk } = this.#parts
    await database.transaction('rw', database.carriedFiles, database.settings, async () => {
      const others = (await this.awaitedAnswers()).filter(
        (one) => one.hash !== hash || one.device !== device,
      )
      const again = outcome === 'later' ? [{ hash, device, tries: tries + 1 }] : []
      await writeSetting(database, 'awaitedAnswers', [...others, ...again])
      const file = await database.carriedFiles.get(hash)
      if (file === undefined || typeof outcome === 'string') return
      const answers = [...(file.answers ?? []), { device, bytes: outcome }]
      await database.carriedFiles.put({ ...file, answers })
    })
    desk.tell({ ids: [] })
  }

  /**
   * After a pull that left nothing over: what the centre has, or would not have, is no longer shown from files. True
   * where there was something of that.
   */
  async release(): Promise<boolean> {
    const { database, desk } = this.#parts
    const settled = await database.carriedFiles
      .where('state')
      .anyOf('received', 'refused')
      .toArray()
    const done = settled.filter(({ bytes }) => bytes !== undefined)
    for (const { hash, letter, records } of done) {
      await database.transaction('rw', database.records, database.carriedFiles, async () => {
        for (const row of await database.records.bulkGet([...records])) {
          if (row !== undefined) await this.#releaseRow(row, letter?.file)
        }
        const file = await database.carriedFiles.get(hash)
        if (file === undefined) return
        const { bytes: _done, ...rest } = file
        await database.carriedFiles.put({ ...rest, records: [] })
      })
      desk.tell({ ids: records })
    }
    return done.length > 0
  }

  async #releaseRow(row: StoredRecord, file: string | undefined): Promise<void> {
    const { records } = this.#parts.database
    const carried = (row.carried ?? []).filter((one) => one.file !== file)
    const isEmpty = row.state === null && row.pending.length === 0 && carried.length === 0
    if (isEmpty) {
      await records.delete(row.id)
      return
    }
    const pending =
      carried.length === 0 ? rebased(row.pending, row.state, row.carried ?? []) : row.pending
    await records.put(storedRow({ ...row, pending, carried }, row.unconfirmed))
  }
}

/** Undefined where the row holds all of it already. */
function withShown(
  known: StoredRecord | undefined,
  shown: readonly ShownChange[],
): StoredRecord | undefined {
  const [first] = shown
  if (first === undefined) return undefined
  const { kind, space, session } = first
  const id = first.change.record
  const row = known ?? { id, kind, space, session, state: null, pending: [] }
  const isNews = (one: ShownChange) =>
    !isContained(row.state, one) &&
    !row.carried?.some(({ device, change }) => device === one.device && change.n === one.change.n)
  const news = shown.filter(isNews).flatMap(({ device, file, change }) => {
    // What a person had erased stays erased, whatever an old file still holds (S13).
    const kept = keptOf(change, row.state ?? {})
    return kept === undefined ? [] : [{ device, file, change: kept }]
  })
  if (news.length === 0) return undefined
  const carried = [...(row.carried ?? []), ...news]
  return storedRow({ ...row, carried }, row.unconfirmed)
}
