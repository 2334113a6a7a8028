import { changesToTable } from '@living-libraries/model/wire/change-rows'
import { answersFromTable, type ChangeAnswer } from '@living-libraries/model/wire/push'
import { blockBytes, maxPushChanges, wireVersion } from '@living-libraries/model/wire/version'
import { readSetting } from '../storage/settings.ts'
import type { OutboxEntry } from '../storage/outbox.ts'
import { gzip } from './centre-answer.ts'
import { CentreProblem } from './centre-problem.ts'
import type { ExchangeParts } from './exchange.ts'
import { OutgoingParcel, ParcelForgotten, type ParcelProgress } from './outgoing-parcel.ts'

type SendingParts = Pick<
  ExchangeParts,
  'centre' | 'database' | 'outbox' | 'device' | 'onStep' | 'timers' | 'uptime'
>

/** A body of so much JSON is one request: cut, it is cheap to repeat. Once it was cut, smaller ones go as parcels too. */
const largestSingleBytes = 40 * 1024
const largestRepeatedBytes = 2 * 1024
const firstSnapshotBytes = 1024 * 1024
const smallestSnapshotBytes = 128 * 1024
const largestSnapshotBytes = 4 * 1024 * 1024
/** What is typed while a parcel is on its way goes with the next: no parcel should take longer than this. */
const parcelSeconds = 60
/** What packing makes of the JSON of changes, roughly. */
const packedShare = 1 / 8
const mostForgottenInRow = 3

interface ParcelUnderWay {
  readonly parcel: OutgoingParcel
  readonly entries: readonly OutboxEntry[]
  /** Numbers of the changes that have their answers. */
  readonly answered: Set<number>
}

/** Everything unsent goes, small and important kinds first; what goes together follows the measured speed (S8, S9). */
export class Sending {
  readonly #parts: SendingParts
  #snapshotBytes = firstSnapshotBytes
  /** Survives a broken exchange: the next one goes on with it. */
  #underWay: ParcelUnderWay | undefined
  #forgottenInRow = 0
  /** Of the last parcel that told it. */
  #bytesPerSecond: number | undefined
  #wasCut = false

  constructor(parts: SendingParts) {
    this.#parts = parts
  }

  /** Ends when nothing is unsent, or with a `CentreProblem`. */
  async all(): Promise<void> {
    const { outbox, onStep } = this.#parts
    for (;;) {
      if (this.#underWay === undefined) {
        const entries = await outbox.next(this.#snapshotBytes, maxPushChanges)
        if (entries.length === 0) return
        onStep({ phase: 'sending' })
        await this.#begin(entries.slice(0, maxPushChanges))
      }
      if (this.#underWay !== undefined) await this.#sendParcel(this.#underWay)
    }
  }

  async #begin(entries: readonly OutboxEntry[]): Promise<void> {
    const lines = await this.#linesOf(entries)
    if (lines.length <= (this.#wasCut ? largestRepeatedBytes : largestSingleBytes)) {
      await this.#push(entries, lines)
      return
    }
    const id = globalThis.crypto.randomUUID().slice(0, 8)
    const parcel = new OutgoingParcel(id, await gzip(lines), this.#parts)
    this.#underWay = { parcel, entries, answered: new Set() }
  }

  async #sendParcel(underWay: ParcelUnderWay): Promise<void> {
    const { centre, onStep } = this.#parts
    const { parcel, entries, answered } = underWay
    const speed = this.#bytesPerSecond
    const isKnown = speed !== undefined && !parcel.hasBegun
    onStep({ phase: 'sending', ...(isKnown ? { secondsLeft: parcel.size / speed } : {}) })
    try {
      await parcel.send(centre, {
        answered: async ({ answers, at }) => {
          const read = readAnswers(answers)
          await this.#parts.outbox.take(entries, read, at)
          for (const { n } of read) answered.add(n)
        },
        progressed: (progress) => this.#progressed(progress),
      })
      this.#underWay = undefined
      this.#forgottenInRow = 0
      this.#wasCut = false
      if (answered.size === 0) throw new CentreProblem('strange-answer', 'no change was answered')
    } catch (error) {
      if (error instanceof ParcelForgotten) {
        this.#forget(answered.size > 0)
        return
      }
      const isForLater = error instanceof CentreProblem && later.has(error.problem)
      if (!isForLater) this.#underWay = undefined
      if (!isOwnFault(error)) throw error
      await this.#pushHalves(entries.filter(({ change }) => !answered.has(change.n)))
    }
  }

  #forget(hadAnswers: boolean): void {
    this.#underWay = undefined
    this.#forgottenInRow = hadAnswers ? 0 : this.#forgottenInRow + 1
    if (this.#forgottenInRow < mostForgottenInRow) return
    this.#forgottenInRow = 0
    throw new CentreProblem('unreachable', 'the centre forgets what it has received')
  }

  #progressed({ bytesLeft, bytesPerSecond }: ParcelProgress): void {
    if (bytesPerSecond === undefined) return
    this.#bytesPerSecond = bytesPerSecond
    this.#parts.onStep({ phase: 'sending', secondsLeft: bytesLeft / bytesPerSecond })
    const fitting = (bytesPerSecond * parcelSeconds) / packedShare
    this.#snapshotBytes = Math.min(largestSnapshotBytes, Math.max(smallestSnapshotBytes, fitting))
  }

  async #push(entries: readonly OutboxEntry[], lines: string): Promise<void> {
    try {
      await this.#pushOnce(entries, lines)
      this.#wasCut = false
    } catch (error) {
      this.#wasCut = error instanceof CentreProblem && error.problem === 'unreachable'
      if (!isOwnFault(error)) throw error
      await this.#pushHalves(entries)
    }
  }

  /** A body that is refused whole is cut until the bad change is alone (S8); its neighbours go on. */
  async #pushHalves(entries: readonly OutboxEntry[]): Promise<void> {
    if (entries.length <= 1) {
      await this.#parts.outbox.refuse(entries, 'invalid-value')
      return
    }
    const middle = Math.ceil(entries.length / 2)
    for (const half of [entries.slice(0, middle), entries.slice(middle)]) {
      await this.#push(half, await this.#linesOf(half))
    }
  }

  async #pushOnce(entries: readonly OutboxEntry[], lines: string): Promise<void> {
    const response = await this.#parts.centre.push(lines)
    const answers = readAnswers(response.answers)
    const answered = await this.#parts.outbox.take(entries, answers, response.at)
    // Without progress the loop would send the same again at once and for ever.
    if (answered === 0) throw new CentreProblem('strange-answer', 'no change was answered')
  }

  async #linesOf(entries: readonly OutboxEntry[]): Promise<string> {
    const { database, device } = this.#parts
    const epoch = await readSetting(database, 'epoch')
    const head = { wire: wireVersion, device, ...(epoch === undefined ? {} : { epoch }) }
    const blocks = blocksOf(entries).map((block) => ({
      changes: changesToTable(
        block.map(({ change }) => change),
        device,
      ),
    }))
    return asLines([head, ...blocks])
  }
}

function blocksOf(entries: readonly OutboxEntry[]): OutboxEntry[][] {
  const blocks: OutboxEntry[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const entry of entries) {
    if (bytes >= blockBytes) {
      blocks.push([])
      bytes = 0
    }
    blocks.at(-1)?.push(entry)
    bytes += JSON.stringify(entry.change).length
  }
  return blocks
}

export function asLines(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

function readAnswers(table: unknown): ChangeAnswer[] {
  try {
    return answersFromTable(table)
  } catch {
    throw new CentreProblem('strange-answer', 'unreadable answers')
  }
}

function isOwnFault(error: unknown): boolean {
  if (!(error instanceof CentreProblem)) return false
  return error.action === 'halve' || error.problem === 'body-malformed'
}

/** What came of the parcel stays there. */
const later: ReadonlySet<CentreProblem['problem']> = new Set([
  'unreachable',
  'strange-answer',
  'body-timeout',
  'unavailable',
  'internal',
  'rate-limited',
])
