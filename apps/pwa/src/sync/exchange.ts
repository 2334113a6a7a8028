import { changesToTable } from '@living-libraries/model/wire/change-rows'
import { TableError } from '@living-libraries/model/wire/columns'
import { offersToTable } from '@living-libraries/model/wire/offer'
import { recordsFromTable } from '@living-libraries/model/wire/pull'
import { answersFromTable, type ChangeAnswer } from '@living-libraries/model/wire/push'
import { maxPushChanges, wireVersion } from '@living-libraries/model/wire/version'
import type { DeviceDatabase } from '../storage/database.ts'
import type { Holdings } from '../storage/holdings.ts'
import type { Inbox } from '../storage/inbox.ts'
import type { Outbox, OutboxEntry } from '../storage/outbox.ts'
import { readSetting } from '../storage/settings.ts'
import { type Centre, CentreProblem } from './centre.ts'

export interface ExchangeParts {
  readonly centre: Centre
  readonly database: DeviceDatabase
  readonly outbox: Outbox
  readonly inbox: Inbox
  readonly holdings: Holdings
  readonly device: string
  /** Called after every step, for the line that tells people what is going on. */
  readonly onStep: (step: 'sending' | 'receiving') => void
}

const smallestBatchBytes = 2 * 1024
const largestBatchBytes = 512 * 1024
const firstBatchBytes = 64 * 1024
const pullBytes = 256 * 1024
const offersPerRequest = 200

/**
 * One exchange with the centre: everything unsent goes, then everything new comes (S2). Each step is on the disk
 * before the next begins, so it may be cut anywhere and begun again.
 */
export class Exchange {
  readonly #parts: ExchangeParts
  #batchBytes = firstBatchBytes
  #hasReconsidered = false

  constructor(parts: ExchangeParts) {
    this.#parts = parts
  }

  /** Ends when nothing is unsent and nothing is new, or with a `CentreProblem`. */
  async run(): Promise<void> {
    for (;;) {
      const epoch = await this.#pushAndPull()
      if (epoch === undefined) return
      await this.#giveBack(epoch)
    }
  }

  /** Undefined when all went through; the centre's new epoch where it was restored from a backup meanwhile. */
  async #pushAndPull(): Promise<string | undefined> {
    try {
      await this.#pushAll()
      return await this.#pullAll()
    } catch (error) {
      const isNewEpoch = error instanceof CentreProblem && error.action === 'offer'
      if (!isNewEpoch) throw error
      return (await this.#parts.centre.me()).epoch
    }
  }

  /** A restored centre gets what the device holds, before anything is built upon it (S15). */
  async #giveBack(epoch: string): Promise<void> {
    const { centre, holdings, device, onStep } = this.#parts
    let after = ''
    for (;;) {
      const { offers, last } = await holdings.next(after, offersPerRequest)
      if (last === undefined) break
      onStep('sending')
      if (offers.length > 0) {
        const lines = [{ wire: wireVersion, device }, { offers: offersToTable(offers) }]
        await centre.offer(asLines(lines))
      }
      after = last
    }
    await holdings.enterEpoch(epoch)
  }

  async #pushAll(): Promise<void> {
    const { centre, outbox, onStep } = this.#parts
    for (;;) {
      const entries = await outbox.next(this.#batchBytes, maxPushChanges)
      centre.tellUnsent(await outbox.count())
      if (entries.length === 0) return
      onStep('sending')
      await this.#push(entries.slice(0, maxPushChanges))
    }
  }

  async #push(entries: readonly OutboxEntry[]): Promise<void> {
    try {
      const startedAt = performance.now()
      await this.#pushOnce(entries)
      this.#adapt(performance.now() - startedAt)
    } catch (error) {
      this.#batchBytes = Math.max(smallestBatchBytes, this.#batchBytes / 2)
      if (!(error instanceof CentreProblem)) throw error
      const isOwnFault = error.action === 'halve' || error.problem === 'body-malformed'
      if (!isOwnFault) throw error
      await this.#pushHalves(entries)
    }
  }

  /** A body that is refused whole is cut until the bad change is alone (S8); its neighbours go on. */
  async #pushHalves(entries: readonly OutboxEntry[]): Promise<void> {
    if (entries.length === 1) {
      await this.#parts.outbox.refuse(entries, 'invalid-value')
      return
    }
    const middle = Math.ceil(entries.length / 2)
    await this.#push(entries.slice(0, middle))
    await this.#push(entries.slice(middle))
  }

  async #pushOnce(entries: readonly OutboxEntry[]): Promise<void> {
    const { centre, database, outbox, device } = this.#parts
    const changes = changesToTable(
      entries.map(({ change }) => change),
      device,
    )
    const epoch = await readSetting(database, 'epoch')
    const head = { wire: wireVersion, device, ...(epoch === undefined ? {} : { epoch }) }
    const response = await centre.push(asLines([head, { changes }]))
    const answers = readAnswers(response.answers)
    const answered = await outbox.take(entries, answers, response.at)
    // Without progress the loop would send the same again at once and for ever.
    if (answered === 0) throw new CentreProblem('strange-answer', 'no change was answered')
  }

  // A batch should take a few seconds: large enough to compress well, small enough to repeat cheaply.
  #adapt(tookMs: number): void {
    if (tookMs < 3_000) this.#batchBytes = Math.min(largestBatchBytes, this.#batchBytes * 2)
    else if (tookMs > 10_000) this.#batchBytes = Math.max(smallestBatchBytes, this.#batchBytes / 2)
  }

  /** Undefined when nothing is left; the centre's new epoch where it changed. */
  async #pullAll(): Promise<string | undefined> {
    const { centre, database, outbox, inbox, onStep } = this.#parts
    if (!this.#hasReconsidered) await inbox.reconsiderSetAside()
    this.#hasReconsidered = true
    for (;;) {
      const token = (await readSetting(database, 'token')) ?? null
      const acknowledged = await outbox.acknowledgedUpTo()
      const request = { wire: wireVersion, token, maxBytes: pullBytes, acknowledged }
      const response = await centre.pull(request)
      const { records, malformed } = readRecords(response.records)
      if (records.length > 0) onStep('receiving')
      const page = { ...response, askedWith: token, acknowledged, records, malformed }
      const outcome = await inbox.take(page)
      if (outcome === 'epoch-changed') return response.epoch
      if (outcome === 'taken' && !response.more) return undefined
    }
  }
}

function asLines(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

function readAnswers(table: unknown): ChangeAnswer[] {
  try {
    return answersFromTable(table)
  } catch {
    throw new CentreProblem('strange-answer', 'unreadable answers')
  }
}

function readRecords(table: unknown): ReturnType<typeof recordsFromTable> {
  try {
    return recordsFromTable(table)
  } catch (error) {
    if (error instanceof TableError) throw new CentreProblem('strange-answer', error.message)
    throw error
  }
}
