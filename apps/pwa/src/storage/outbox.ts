import type { Change } from '@living-libraries/model/change'
import { afterAnswer } from '@living-libraries/model/pending'
import type { RefusalReason } from '@living-libraries/model/refusal'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import { DeviceLocked } from './device-locked.ts'
import type { DeviceDatabase, RefusedChange, StoredRecord } from './database.ts'
import {
  type Answered,
  asOfIn,
  type Outcome,
  refusalIn,
  refusedIn,
  rowAfter,
  stampOf,
} from './outbox-answers.ts'
import { holdsSealed, isPersonalChange } from './personal-values.ts'
import type { StoreNewsDesk } from './record-watch.ts'
import type { Sealer } from './sealing.ts'
import { readSetting, writeSetting } from './settings.ts'
import { troubleIn } from './storage-trouble.ts'

/** A change on its way, with what is needed to take its answer. Not sealed: it is about to be sent. */
export interface OutboxEntry {
  readonly change: Change
  readonly kind: string
}

export interface UnsentEntry extends OutboxEntry {
  readonly space: string
}

interface OutboxParts {
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly desk: StoreNewsDesk
  readonly device: string
  readonly now: () => number
}

/**
 * The unsent changes. They live inside their records (S1); this is their reading in the order of going (S4) and
 * the only place where one is taken out: by the word of the centre, never otherwise.
 */
export class Outbox {
  readonly #parts: OutboxParts
  /** Answers that there was no room to write down. Lost with the page: what is sent again then is answered again. */
  #unwritten: Answered[] = []

  constructor(parts: OutboxParts) {
    this.#parts = parts
  }

  /** Records with something unsent. */
  async count(): Promise<number> {
    return this.#parts.database.records.where('outboxRank').above(-1).count()
  }

  /** Records of which something waits until the lock is opened: it cannot be read now, so it cannot be sent. */
  async countUnderLock(): Promise<number> {
    if (!this.#parts.sealer.isClosed) return 0
    const rows = await this.#parts.database.records.where('outboxRank').above(-1).toArray()
    return rows.filter((row) => this.#isUnderLock(row)).length
  }

  // The whole record waits: what was done to it later builds on what cannot be read.
  #isUnderLock({ pending }: StoredRecord): boolean {
    return this.#parts.sealer.isClosed && pending.some(holdsSealed)
  }

  /**
   * The next changes to send: small and important kinds first, within a kind the older first, the changes of
   * one record in their order; at most about `maxBytes` of JSON, at least one. From now on they count as
   * offered: they may be known to the server even if its answer never arrives.
   */
  async next(maxBytes: number, maxChanges: number): Promise<OutboxEntry[]> {
    const { database, sealer } = this.#parts
    await this.#writeUnwritten()
    const rows = await database
      .transaction('rw', database.records, database.settings, async () => {
        const rows = await this.#firstRows(maxBytes, maxChanges)
        const highest = Math.max(0, ...rows.flatMap((row) => row.pending.map(({ n }) => n)))
        const offered = (await readSetting(database, 'offered')) ?? 0
        if (highest > offered) await writeSetting(database, 'offered', highest)
        return rows
      })
      .catch((error: unknown) => {
        // On a full disk nothing can be joined to a change either, which is all that the mark is for.
        if (troubleIn(error) === undefined) throw error
        return this.#firstRows(maxBytes, maxChanges)
      })
    const entries: OutboxEntry[] = []
    for (const { kind, pending } of rows) {
      const opened = await Promise.all(pending.map((change) => sealer.openChange(change, kind)))
      // The lock may have closed since the rows were read.
      if (opened.some(holdsSealed)) continue
      entries.push(...opened.map((change) => ({ kind, change })))
    }
    return entries
  }

  /** Everything unsent, for a transfer file: from now on it counts as offered, or this rejects. */
  async everything(): Promise<UnsentEntry[]> {
    const { database, sealer } = this.#parts
    await this.#writeUnwritten()
    if (sealer.isClosed) throw new DeviceLocked()
    const rows = await database.transaction('rw', database.records, database.settings, async () => {
      const rows = await database.records.where('outboxRank').above(-1).toArray()
      const highest = Math.max(0, ...rows.flatMap((row) => row.pending.map(({ n }) => n)))
      const offered = (await readSetting(database, 'offered')) ?? 0
      if (highest > offered) await writeSetting(database, 'offered', highest)
      return rows
    })
    const entries = rows.flatMap(({ kind, space, pending }) =>
      pending.map(async (change) => ({
        kind,
        space,
        change: await sealer.openChange(change, kind),
      })),
    )
    return Promise.all(entries)
  }

  /** The numbers of everything unsent. */
  async unsentNumbers(): Promise<Set<number>> {
    const rows = await this.#parts.database.records.where('outboxRank').above(-1).toArray()
    return new Set(rows.flatMap(({ pending }) => pending.map(({ n }) => n)))
  }

  /** Every own change up to this number was answered: they need not come back with a pull (S11). */
  async acknowledgedUpTo(): Promise<number> {
    const { database } = this.#parts
    return database.transaction('r', database.records, database.settings, async () => {
      let lowest = Number.POSITIVE_INFINITY
      await database.records
        .where('outboxRank')
        .above(-1)
        .each((row) => {
          for (const { n } of row.pending) lowest = Math.min(lowest, n)
        })
      if (lowest !== Number.POSITIVE_INFINITY) return lowest - 1
      return (await readSetting(database, 'counter')) ?? 0
    })
  }

  /**
   * Takes the centre's answers: acknowledged changes leave their records, refused ones go to the refused list
   * with their reason (the queue never stops). Returns how many of the entries were answered.
   */
  async take(
    entries: readonly OutboxEntry[],
    answers: readonly ChangeAnswer[],
    receivedAt: number,
  ): Promise<number> {
    const byNumber = new Map(answers.map((answer) => [answer.n, answer]))
    const answered = entries.filter(({ change }) => byNumber.has(change.n))
    const word = { answered, byNumber, receivedAt }
    try {
      await this.#take(word)
    } catch (error) {
      if (troubleIn(error) === undefined) throw error
      // What waits behind these must reach the centre all the more.
      this.#unwritten.push(word)
    }
    return answered.length
  }

  async #writeUnwritten(): Promise<void> {
    while (this.#unwritten[0] !== undefined) {
      try {
        await this.#take(this.#unwritten[0])
      } catch (error) {
        if (troubleIn(error) === undefined) throw error
        return
      }
      this.#unwritten.shift()
    }
  }

  async #take({ answered: all, byNumber, receivedAt }: Answered): Promise<void> {
    const { database, desk, sealer } = this.#parts
    // What stands sealed cannot be merged with what is in clear: these are sent again once the lock is open, and
    // answered as before (S6).
    const answered = all.filter(
      ({ change, kind }) => !sealer.isClosed || !isPersonalChange(change, kind),
    )
    const ids = [...new Set(answered.map(({ change }) => change.record))]
    let left: readonly string[] = ids
    while (left.length > 0) {
      const outcomes = await this.#outcomesOf(left, answered, byNumber, receivedAt)
      left = await database.transaction(
        'rw',
        [database.records, database.refused, database.settings],
        async () => {
          const again = await this.#write(outcomes)
          await writeSetting(database, 'receivedAt', receivedAt)
          return again
        },
      )
    }
    desk.tell({ ids })
  }

  /** Moves changes out of the queue that cannot be sent, with the reason: shown to people, never dropped. */
  async refuse(entries: readonly OutboxEntry[], reason: RefusalReason): Promise<void> {
    const answers = entries.map(({ change }) => ({
      n: change.n,
      outcome: 'refused' as const,
      reason,
    }))
    await this.take(entries, answers, (await readSetting(this.#parts.database, 'receivedAt')) ?? 0)
  }

  async #firstRows(maxBytes: number, maxChanges: number): Promise<StoredRecord[]> {
    const rows: StoredRecord[] = []
    const known = new Set(this.#unwritten.flatMap(({ byNumber }) => [...byNumber.keys()]))
    let bytes = 0
    let changes = 0
    await this.#parts.database.records
      .where('outboxRank')
      .above(-1)
      .until(() => bytes >= maxBytes || changes >= maxChanges)
      .each((row) => {
        // What builds on words that the centre may not have waits until their file is there.
        if (row.carried !== undefined || row.pending.every(({ n }) => known.has(n))) return
        if (this.#isUnderLock(row)) return
        rows.push(row)
        bytes += JSON.stringify(row.pending).length
        changes += row.pending.length
      })
    return rows
  }

  // Sealing is asynchronous and would end an IndexedDB transaction: all of it is done before the write.
  async #outcomesOf(
    ids: readonly string[],
    answered: readonly OutboxEntry[],
    byNumber: ReadonlyMap<number, ChangeAnswer>,
    receivedAt: number,
  ): Promise<Outcome[]> {
    const { database, sealer, device } = this.#parts
    const outcomes: Outcome[] = []
    const byRecord = new Map<string, OutboxEntry[]>(ids.map((id) => [id, []]))
    for (const entry of answered) byRecord.get(entry.change.record)?.push(entry)
    for (const row of await database.records.bulkGet([...ids])) {
      if (row === undefined) continue
      const own = byRecord.get(row.id) ?? []
      let state = row.state === null ? undefined : await sealer.openState(row.state)
      const refused: RefusedChange[] = []
      for (const entry of own) {
        const answer = byNumber.get(entry.change.n)
        if (answer === undefined) continue
        state = afterAnswer(state, entry.change, answer, device, receivedAt)
        const refusal = await this.#refusalOf(entry, answer, row)
        if (refusal !== undefined) refused.push(refusal)
      }
      outcomes.push({
        id: row.id,
        base: stampOf(row.state),
        state: state === undefined ? null : await sealer.sealState(state),
        asOf: new Map(own.map(({ change: { n } }) => [n, asOfIn(byNumber.get(n))])),
        refused,
      })
    }
    return outcomes
  }

  async #refusalOf(
    { change, kind }: OutboxEntry,
    answer: ChangeAnswer,
    stored: StoredRecord,
  ): Promise<RefusedChange | undefined> {
    const { space, session } = stored
    const sealed = await this.#parts.sealer.sealChange(change, kind)
    return refusalIn(answer, { change: sealed, kind, space, session, at: this.#parts.now() })
  }

  /** All at once, for slow phones. Gives the ids of those that another tab changed meanwhile: to be worked out again. */
  async #write(outcomes: readonly Outcome[]): Promise<string[]> {
    const { records, refused } = this.#parts.database
    const rows = await records.bulkGet(outcomes.map(({ id }) => id))
    const again: string[] = []
    const gone: string[] = []
    const left: StoredRecord[] = []
    const refusals: RefusedChange[] = []
    for (const [index, outcome] of outcomes.entries()) {
      const row = rows[index]
      const isChanged = row !== undefined && stampOf(row.state) !== outcome.base
      if (isChanged) again.push(row.id)
      if (row === undefined || isChanged) continue
      refusals.push(...refusedIn(row, outcome))
      const next = rowAfter(row, outcome)
      if (next === undefined) gone.push(row.id)
      else left.push(next)
    }
    await refused.bulkAdd(refusals)
    await records.bulkDelete(gone)
    await records.bulkPut(left)
    return again
  }
}
