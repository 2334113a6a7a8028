import { type Change, valueAt } from '@living-libraries/model/change'
import { recordIdOf } from '@living-libraries/model/identifier'
import { type Json, sameJson } from '@living-libraries/model/json'
import type { Offer } from '@living-libraries/model/offer'
import { afterAnswer, withPending } from '@living-libraries/model/pending'
import type { RecordState } from '@living-libraries/model/record'
import { answerCreation, samplePerson } from '@living-libraries/model/samples/venue-sample'
import { ownIn } from '@living-libraries/model/unconfirmed'
import {
  type CarriedChange,
  isContained,
  seenIn,
  withCarried,
} from '@living-libraries/model/transfer/carried-change'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { MemoryCentre, MemoryPage, MemoryToken } from './test-memory-centre.ts'

interface Row {
  readonly state: RecordState | undefined
  /** As of which version all of it is known. */
  readonly seen: number
  readonly pending: readonly Change[]
  /** Acknowledged, and confirmed by no pull. */
  readonly unconfirmed: readonly (Change & { readonly asOf: number })[]
  /** Of others, by file; what is written upon it waits until the centre has spoken of that file. */
  readonly carried: readonly CarriedChange[]
}

const noRow: Row = { state: undefined, seen: 0, pending: [], unconfirmed: [], carried: [] }
const beginning: MemoryToken = { position: 0, complete: 0 }
const mostRounds = 30

/** A transfer file: everything that was unsent on a device. */
export interface MemoryFile {
  readonly file: string
  readonly device: string
  readonly epoch: number
  readonly changes: readonly Change[]
}

/** Where an exchange stops: a request is about to go, or its answer about to arrive. */
export type Halt = 'request' | 'push-answer' | 'page' | 'offer-answer' | 'file-answer'

/** A device in memory: a row as the app stores it, and its exchange, which stops before and after each request. */
export class MemoryDevice {
  readonly id: string
  readonly rows = new Map<string, Row>()
  /** Of others: to be brought to the centre, or shown until a pull has come after it. */
  readonly #files = new Map<string, { readonly from: MemoryFile; readonly isBrought: boolean }>()
  #counter = 0
  #writtenFiles = 0
  #token = beginning
  #epoch = 0

  constructor(id: string) {
    this.id = id
  }

  get unsent(): number {
    return [...this.rows.values()].reduce((sum, { pending }) => sum + pending.length, 0)
  }

  make(set: Change['set']): string {
    const n = this.#number()
    const record = recordIdOf(this.id, n, n)
    const making = { n, person: samplePerson, record, base: 0, madeAt: n, unset: [] }
    this.rows.set(record, { ...noRow, pending: [{ ...making, create: answerCreation, set }] })
    return record
  }

  /** `replacing`: what the person had before their eyes when they began to type. */
  edit(record: string, set: Change['set'], replacing: { readonly [path: string]: Json } = {}) {
    const row = this.rows.get(record)
    const view = this.view(record)
    if (row === undefined || view === undefined) return
    const hasSeen = Object.entries(replacing).every(([path, seen]) =>
      sameJson(valueAt(view, path) ?? '', seen),
    )
    const seen = hasSeen
      ? seenIn(view, row.state, row.carried, Object.keys(set), this.id)
      : { base: 0 }
    const n = this.#number()
    const change = { n, person: samplePerson, record, madeAt: n, set, unset: [], ...seen }
    this.rows.set(record, { ...row, pending: [...row.pending, change] })
  }

  view(record: string): RecordState | undefined {
    const { state, carried, pending } = this.rows.get(record) ?? noRow
    return withPending(withCarried(state, carried), pending, this.id)
  }

  /** Undefined: nothing is unsent. */
  writeFile(): MemoryFile | undefined {
    const changes = [...this.rows.values()].flatMap(({ pending }) => pending)
    this.#writtenFiles += 1
    const file = `${this.id} ${this.#writtenFiles}`
    const { id: device } = this
    return changes.length === 0 ? undefined : { file, device, epoch: this.#epoch, changes }
  }

  openFile(from: MemoryFile): void {
    const { file, device } = from
    if (device === this.id || this.#files.has(file)) return
    this.#files.set(file, { from, isBrought: false })
    for (const change of from.changes) {
      const row = this.rows.get(change.record)
      const one = { file, device, change }
      const isShown = row?.carried.some(
        (other) => other.device === device && other.change.n === change.n,
      )
      if (row === undefined || isShown || isContained(row.state ?? null, one)) continue
      this.rows.set(change.record, { ...row, carried: [...row.carried, one] })
    }
  }

  /** One exchange to its end; left before that, the line broke or the tab was killed. */
  async *exchange(centre: MemoryCentre, limit: number): AsyncGenerator<Halt, void, void> {
    for (let round = 0; round < mostRounds; round++) {
      const epoch = yield* this.#pushAndPull(centre, limit)
      if (epoch !== undefined) yield* this.#giveBack(centre, epoch)
      else if (this.#files.size > 0) yield* this.#bringFiles(centre)
      else if (this.#sendable().length === 0) return
    }
    throw new Error('an exchange without an end')
  }

  /** The centre's epoch where it is another; undefined: all went through. */
  async *#pushAndPull(
    centre: MemoryCentre,
    limit: number,
  ): AsyncGenerator<Halt, number | undefined> {
    for (;;) {
      const sent = this.#sendable()
      if (sent.length === 0) break
      yield 'request'
      const answers = await centre.push(this.id, this.#epoch, sent)
      const { epoch } = centre
      yield 'push-answer'
      if (answers === undefined) return epoch
      this.#takeAnswers(sent, answers)
    }
    for (let round = 0; round < mostRounds; round++) {
      const acknowledged = this.#acknowledged()
      yield 'request'
      const page = centre.pull(this.id, this.#epoch, this.#token, acknowledged, limit)
      const { epoch } = centre
      yield 'page'
      if (page === undefined) return epoch
      const isTaken = this.#takePage(page, acknowledged)
      if (!isTaken || page.more) continue
      this.#release()
      return undefined
    }
    throw new Error('a pull without an end')
  }

  /** The centre judges whoever wrote a file, and takes none that was written before it was restored. */
  async *#bringFiles(centre: MemoryCentre): AsyncGenerator<Halt> {
    for (const [file, { from, isBrought }] of this.#files) {
      if (isBrought) continue
      yield 'request'
      await centre.push(from.device, from.epoch, from.changes)
      yield 'file-answer'
      this.#files.set(file, { from, isBrought: true })
    }
  }

  #release(): void {
    const isOver = ({ file }: CarriedChange) => this.#files.get(file)?.isBrought === true
    for (const [id, row] of this.rows) {
      const carried = row.carried.filter((one) => !isOver(one))
      this.rows.set(id, { ...row, carried })
    }
    for (const [file, { isBrought }] of this.#files) if (isBrought) this.#files.delete(file)
  }

  async *#giveBack(centre: MemoryCentre, epoch: number): AsyncGenerator<Halt> {
    const ids = [...this.rows.keys()].sort()
    for (const id of ids) {
      const { state, unconfirmed, seen } = this.rows.get(id) ?? noRow
      if (state === undefined) continue
      const own = ownIn(state, unconfirmed)
      const offer: Offer = { state, seen, ...(own === undefined ? {} : { own }) }
      yield 'request'
      await centre.offer(this.id, [offer])
      yield 'offer-answer'
    }
    for (const [id, row] of this.rows) {
      const pending = [...row.unconfirmed, ...row.pending]
      this.rows.set(id, { ...row, pending, unconfirmed: [] })
    }
    this.#token = beginning
    this.#epoch = epoch
  }

  #takeAnswers(sent: readonly Change[], answers: readonly ChangeAnswer[]): void {
    const byNumber = new Map(answers.map((answer) => [answer.n, answer]))
    for (const change of sent) {
      const answer = byNumber.get(change.n)
      const row = this.rows.get(change.record)
      if (answer === undefined || row === undefined) continue
      if (answer.outcome === 'refused') throw new Error(`refused: ${answer.reason}`)
      this.rows.set(change.record, {
        ...row,
        state: afterAnswer(row.state, change, answer, this.id, 0),
        pending: row.pending.filter(({ n }) => n !== change.n),
        unconfirmed: [
          ...row.unconfirmed,
          { ...change, asOf: answer.outcome === 'taken' ? answer.version : 0 },
        ],
      })
    }
  }

  /** False where the page is older than an answer that was taken since it was asked for. */
  #takePage({ records, token, more }: MemoryPage, acknowledged: number): boolean {
    const isOlder = (state: RecordState) => {
      const { state: before, unconfirmed } = this.rows.get(state.id) ?? noRow
      return unconfirmed.length > 0 && (before?.version ?? 0) > state.version
    }
    if (records.some(isOlder)) return false
    for (const state of records) {
      const row = this.rows.get(state.id) ?? noRow
      this.rows.set(state.id, { ...row, state, seen: state.version })
    }
    this.#token = token
    if (more) return true
    for (const [id, row] of this.rows) {
      const unconfirmed = row.unconfirmed.filter(({ n }) => n > acknowledged)
      const isKnown = unconfirmed.length === 0 && row.state !== undefined
      this.rows.set(id, { ...row, unconfirmed, seen: isKnown ? row.state.version : row.seen })
    }
    return true
  }

  #sendable(): Change[] {
    const free = [...this.rows.values()].filter(({ carried }) => carried.length === 0)
    return free.flatMap(({ pending }) => pending)
  }

  #acknowledged(): number {
    const waiting = [...this.rows.values()].flatMap(({ pending }) => pending.map(({ n }) => n))
    return Math.min(this.#counter, ...waiting.map((n) => n - 1))
  }

  #number(): number {
    this.#counter += 1
    return this.#counter
  }
}
