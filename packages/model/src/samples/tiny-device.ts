import { type Change, type Creation, pathsOf } from '../change.ts'
import { recordIdOf } from '../identifier.ts'
import type { Json } from '../json.ts'
import { afterAnswer, baseFor, withPending } from '../pending.ts'
import type { RecordState } from '../record.ts'
import type { RefusalReason } from '../refusal.ts'
import { answerCreation, samplePerson } from './venue-sample.ts'
import { sureOf, type TinyCentre, type Token } from './tiny-centre.ts'

/** What a change did not have in view: the version of its record that its device had last pulled. */
export interface Insight {
  readonly pulled: number
}

/** A device in memory, which does what S1, S6 and S11 ask of one and nothing else. */
export class TinyDevice {
  readonly known = new Map<string, RecordState>()
  readonly refused: { change: Change; reason: RefusalReason }[] = []
  /** By number of the change. */
  readonly insights = new Map<number, Insight>()
  readonly id: string
  pending: Change[] = []
  #counter = 0
  #token: Token = { position: 0, complete: 0 }
  readonly #pulled = new Map<string, number>()

  constructor(id: string) {
    this.id = id
  }

  make(set: Change['set'], create: Creation = answerCreation): string {
    const n = this.#counter + 1
    const record = recordIdOf(this.id, n, n)
    this.#add({ record, create, set, unset: [] })
    return record
  }

  edit(record: string, set: Change['set'], unset: readonly string[] = []): void {
    this.#add({ record, set, unset })
  }

  view(record: string): RecordState | undefined {
    const own = this.pending.filter((change) => change.record === record)
    return withPending(this.known.get(record), own, this.id)
  }

  value(record: string, field: string): Json | undefined {
    return this.view(record)?.fields[field]
  }

  /** Every record on the device, unsent ones included, in an order that does not change. */
  records(): string[] {
    return [...new Set([...this.known.keys(), ...this.pending.map(({ record }) => record)])].sort()
  }

  push(centre: TinyCentre, answerFrom: 'each' | 'present' = 'each', isAnswerLost = false): void {
    const sent = this.pending
    const answers = centre.push(this.id, sent, answerFrom)
    if (isAnswerLost) return
    for (const [index, answer] of answers.entries()) {
      const change = sureOf(sent[index])
      const next = afterAnswer(this.known.get(change.record), change, answer, this.id, 0)
      if (next !== undefined) this.known.set(change.record, next)
      if (answer.outcome === 'refused') this.refused.push({ change, reason: answer.reason })
    }
    this.pending = this.pending.filter((change) => !sent.includes(change))
  }

  pull(centre: TinyCentre, pageSize = 3): void {
    for (;;) {
      const acknowledged = Math.min(this.#counter, ...this.pending.map(({ n }) => n - 1))
      const page = centre.pull(this.id, this.#token, acknowledged, pageSize)
      for (const state of page.records) {
        this.known.set(state.id, state)
        this.#pulled.set(state.id, state.version)
      }
      this.#token = page.token
      if (!page.more) return
    }
  }

  #add(change: Pick<Change, 'record' | 'create' | 'set' | 'unset'>): void {
    this.#counter += 1
    const n = this.#counter
    const base = baseFor(this.known.get(change.record), this.id)
    this.insights.set(n, { pulled: this.#pulled.get(change.record) ?? 0 })
    this.pending.push({ ...change, n, person: samplePerson, base, madeAt: n })
  }
}

/** The texts that a change carries. */
export function textsOf(change: Change): string[] {
  return pathsOf(change).flatMap(([, value]) => (typeof value === 'string' ? [value] : []))
}
