import { TableError } from '@living-libraries/model/wire/columns'
import { offersToTable } from '@living-libraries/model/wire/offer'
import { type PulledBlock, recordsFromTable } from '@living-libraries/model/wire/pull'
import { wireVersion } from '@living-libraries/model/wire/version'
import type { DeviceDatabase } from '../storage/database.ts'
import { DeviceLocked } from '../storage/device-locked.ts'
import type { Holdings } from '../storage/holdings.ts'
import type { Inbox, PageOutcome } from '../storage/inbox.ts'
import type { Outbox } from '../storage/outbox.ts'
import { readSetting } from '../storage/settings.ts'
import { type Centre, CentreProblem } from './centre.ts'
import type { Clock } from './clock.ts'
import { asLines, Sending } from './sending.ts'

export interface ExchangeParts extends Clock {
  readonly centre: Centre
  readonly database: DeviceDatabase
  readonly outbox: Outbox
  readonly inbox: Inbox
  readonly holdings: Holdings
  readonly device: string
  /** Called after every step, for the line that tells people what is going on. */
  readonly onStep: (step: ExchangeStep) => void
}

/** What is under way, and how much of it is left where that is known. */
export interface ExchangeStep {
  readonly phase: 'sending' | 'receiving'
  /** While receiving; what is left to send, the device knows from its own records. */
  readonly recordsLeft?: number
  /** By the speed measured so far. */
  readonly secondsLeft?: number
}

const offersPerRequest = 200
const mostStalePages = 10

/**
 * One exchange with the centre: everything unsent goes, then everything new comes (S2). Each step is on the disk
 * before the next begins, so it may be cut anywhere and begun again.
 */
export class Exchange {
  readonly #parts: ExchangeParts
  readonly #sending: Sending
  #hasReconsidered = false

  constructor(parts: ExchangeParts) {
    this.#parts = parts
    this.#sending = new Sending(parts)
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
    const { centre, outbox } = this.#parts
    try {
      centre.tellUnsent(await outbox.count())
      await this.#sending.all()
      // The last word of an exchange is what the list of devices shows until the next one.
      centre.tellUnsent(await outbox.count())
      return await this.#pullAll()
    } catch (error) {
      const isNewEpoch = error instanceof CentreProblem && error.action === 'offer'
      if (!isNewEpoch) throw error
      return (await centre.me()).epoch
    }
  }

  /** A restored centre gets what the device holds, before anything is built upon it (S15). */
  async #giveBack(epoch: string): Promise<void> {
    const { centre, holdings, device, onStep } = this.#parts
    let after = ''
    for (;;) {
      if (holdings.isUnderLock) throw new DeviceLocked()
      const { offers, last } = await holdings.next(after, offersPerRequest)
      // It may have closed while they were read.
      if (holdings.isUnderLock) throw new DeviceLocked()
      if (last === undefined) break
      onStep({ phase: 'sending' })
      if (offers.length > 0) {
        const lines = [{ wire: wireVersion, device }, { offers: offersToTable(offers) }]
        await centre.offer(asLines(lines))
      }
      after = last
    }
    await holdings.enterEpoch(epoch)
  }

  /** Undefined when nothing is left; the centre's new epoch where it changed. */
  async #pullAll(): Promise<string | undefined> {
    const { centre, database, outbox, inbox } = this.#parts
    if (!this.#hasReconsidered) await inbox.reconsiderSetAside()
    this.#hasReconsidered = true
    for (let stale = 0; ; ) {
      const token = (await readSetting(database, 'token')) ?? null
      const acknowledged = await outbox.acknowledgedUpTo()
      const request = { wire: wireVersion, token, acknowledged }
      const taking = new Taking(this.#parts, request)
      await centre.pull(request, (block) => taking.take(block))
      if (taking.outcome === 'epoch-changed') return taking.epoch
      if (taking.outcome === 'taken' && !taking.more) return undefined
      // Another tab that is faster makes a page stale once or twice; for ever, only a centre that has forgotten.
      stale = taking.outcome === 'stale' ? stale + 1 : 0
      if (stale > mostStalePages)
        throw new CentreProblem('strange-answer', 'older than its own word')
    }
  }
}

/** Takes the blocks of one answer in, one after another. */
class Taking {
  outcome: PageOutcome = 'taken'
  epoch: string | undefined
  more = true
  readonly #parts: Pick<ExchangeParts, 'inbox' | 'onStep' | 'uptime'>
  readonly #acknowledged: number
  readonly #startedAt: number
  #token: string | null
  #records = 0

  constructor(
    parts: Pick<ExchangeParts, 'inbox' | 'onStep' | 'uptime'>,
    { token, acknowledged }: { token: string | null; acknowledged: number },
  ) {
    this.#parts = parts
    this.#startedAt = parts.uptime()
    this.#token = token
    this.#acknowledged = acknowledged
  }

  async take(block: PulledBlock): Promise<boolean> {
    const { records, malformed } = readRecords(block.records)
    this.#records += records.length
    if (records.length > 0) this.#tell(block.left)
    this.outcome = await this.#parts.inbox.take({
      askedWith: this.#token,
      acknowledged: this.#acknowledged,
      token: block.token,
      more: block.more || !block.isLast,
      epoch: block.epoch,
      spaces: block.spaces,
      records,
      malformed,
    })
    this.#token = block.token
    this.epoch = block.epoch
    this.more = block.more
    return this.outcome === 'taken'
  }

  #tell(recordsLeft: number): void {
    const seconds = (this.#parts.uptime() - this.#startedAt) / 1000
    const secondsLeft = (seconds / this.#records) * recordsLeft
    const left = recordsLeft > 0 ? { recordsLeft, secondsLeft } : {}
    this.#parts.onStep({ phase: 'receiving', ...left })
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
