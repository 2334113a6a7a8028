import { type Change, valueAt } from '@living-libraries/model/change'
import { recordIdOf } from '@living-libraries/model/identifier'
import { type Json, sameJson } from '@living-libraries/model/json'
import type { Offer } from '@living-libraries/model/offer'
import { afterAnswer, baseFor, withPending } from '@living-libraries/model/pending'
import type { RecordState } from '@living-libraries/model/record'
import { answerCreation, samplePerson } from '@living-libraries/model/samples/venue-sample'
import { ownIn } from '@living-libraries/model/unconfirmed'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { MemoryCentre, MemoryPage, MemoryToken } from './test-memory-centre.ts'

interface Row {
  readonly state: RecordState | undefined
  /** As of which version all of it is known. */
  readonly seen: number
  readonly pending: readonly Change[]
  /** Acknowledged, and confirmed by no pull. */
  readonly unconfirmed: readonly (Change & { readonly asOf: number })[]
}

const noRow: Row = { state: undefined, seen: 0, pending: [], unconfirmed: [] }
const beginning: MemoryToken = { position: 0, complete: 0 }
const mostRounds = 30

/** Where an exchange stops: a request is about to go, or its answer about to arrive. */
export type Halt = 'request' | 'push-answer' | 'page' | 'offer-answer'

/** A device in memory: a row as the app stores it, and its exchange, which stops before and after each request. */
export class MemoryDevice {
  readonly id: string
  readonly rows = new Map<string, Row>()
  #counter = 0
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
    const base = hasSeen ? baseFor(row.state, this.id) : 0
    const n = this.#number()
    const change = { n, person: samplePerson, record, base, madeAt: n, set, unset: [] }
    this.rows.set(record, { ...row, pending: [...row.pending, change] })
  }

  view(record: string): RecordState | undefined {
    const { state, pending } = this.rows.get(record) ?? noRow
    return withPending(state, pending, this.id)
  }

  /** One exchange to its end; left before that, the line broke or the tab was killed. */
  async *exchange(centre: MemoryCentre, limit: number): AsyncGenerator<Halt, void, void> {
    for (let round = 0; round < mostRounds; round++) {
      const epoch = yield* this.#pushAndPull(centre, limit)
      if (epoch === undefined) return
      yield* this.#giveBack(centre, epoch)
    }
    throw new Error('an exchange without an end')
  }

  /** The centre's epoch where it is another; undefined: all went through. */
  async *#pushAndPull(
    centre: MemoryCentre,
    limit: number,
  ): AsyncGenerator<Halt, number | undefined> {
    while (this.unsent > 0) {
      const sent = [...this.rows.values()].flatMap(({ pending }) => pending)
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
      if (isTaken && !page.more) return undefined
    }
    throw new Error('a pull without an end')
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

  #acknowledged(): number {
    const waiting = [...this.rows.values()].flatMap(({ pending }) => pending.map(({ n }) => n))
    return Math.min(this.#counter, ...waiting.map((n) => n - 1))
  }

  #number(): number {
    this.#counter += 1
    return this.#counter
  }
}
