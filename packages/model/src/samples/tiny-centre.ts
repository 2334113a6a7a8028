import { type Change, pathsOf, valueAt } from '../change.ts'
import { isKnownTo } from '../feed.ts'
import { type Json, sameJson } from '../json.ts'
import { type MergedRecord, type MergeResult, mergeChange } from '../merge.ts'
import type { RecordState } from '../record.ts'
import { type PastVersion, stoodBefore } from '../stood-before.ts'
import { checkChange } from '../validate.ts'
import type { ChangeAnswer } from '../wire/push.ts'

/** One applied change, as a test sees it: what was there before and what came of it. */
export interface Applied {
  readonly device: string
  readonly change: Change
  readonly before: MergedRecord | undefined
  readonly result: MergeResult
}

export interface Token {
  readonly position: number
  /** Where the last whole pull ended. */
  readonly complete: number
}

/**
 * A sync server of one space in memory: `checkChange` and `mergeChange` behind the applied numbers of S6, and
 * the feed of S11. Nothing of the model is replaced, only the database and the network are left out.
 */
export class TinyCentre {
  readonly records = new Map<string, MergedRecord>()
  /** Every value that a version took the place of. */
  readonly history: Json[] = []
  readonly log: Applied[] = []
  readonly #applied = new Set<string>()
  #sequence = 0

  /** Answers each change from the state right after it or, as after a lost answer, from the present. */
  push(device: string, changes: readonly Change[], answerFrom: 'each' | 'present'): ChangeAnswer[] {
    const answers = changes.map((change) => this.#take(device, change))
    if (answerFrom === 'each') return answers
    return changes.map((change, index) => {
      const answer = answers[index]
      if (answer === undefined || answer.outcome === 'refused') return sureOf(answer)
      return this.#answer(change, answer.outcome, answer.refusedPaths)
    })
  }

  /** One page of the feed: the records beyond the token, without what the device knows of itself. */
  pull(
    device: string,
    { position, complete }: Token,
    acknowledged: number,
    limit: number,
  ): { records: RecordState[]; token: Token; more: boolean } {
    const beyond = [...this.records.values()]
      .map(({ state }) => state)
      .filter((state) => state.version > position)
      .sort((left, right) => left.version - right.version)
    const page = beyond.slice(0, limit)
    const reader = { device, acknowledged, complete }
    const more = page.length < beyond.length
    const end = this.#sequence
    return {
      records: page.filter((state) => !isKnownTo(reader, state)),
      token: more
        ? { position: page.at(-1)?.version ?? position, complete }
        : { position: end, complete: end },
      more,
    }
  }

  state(record: string): RecordState {
    return sureOf(this.records.get(record)).state
  }

  #take(device: string, change: Change): ChangeAnswer {
    const current = this.records.get(change.record)
    const checked = checkChange(change, device, current?.state, () => ['librarian', 'coordinator'])
    const identity = `${device}:${change.n}`
    if (this.#applied.has(identity)) {
      return this.#answer(change, 'same', 'refused' in checked ? {} : checked.refusedPaths)
    }
    if ('refused' in checked) return { n: change.n, outcome: 'refused', reason: checked.refused }
    const isMaker = current?.state.made.device === device
    const by = { device, base: change.base, isMaker }
    const past = this.#pastOf(change.record)
    const arrival = {
      device,
      version: this.#sequence + 1,
      receivedAt: 0,
      stoodBefore: (path: string) => stoodBefore(past, path, by),
    }
    const result = mergeChange(current, checked.change, arrival)
    this.#applied.add(identity)
    if (result.outcome !== 'same') {
      this.#sequence += 1
      this.records.set(change.record, result.record)
      this.history.push(...Object.values(result.replaced))
    }
    this.log.push({ device, change: checked.change, before: current, result })
    return this.#answer(change, result.outcome, checked.refusedPaths)
  }

  #pastOf(record: string): PastVersion[] {
    const taken = this.log.filter(({ change, result }) => {
      return change.record === record && result.outcome !== 'same'
    })
    return taken.map(({ device, change: { set, unset }, result }) => {
      const { version } = result.record.state
      return { version, device, set, unset, replaced: result.replaced }
    })
  }

  #answer(
    change: Change,
    outcome: MergeResult['outcome'],
    refusedPaths: Extract<ChangeAnswer, { version: number }>['refusedPaths'] = {},
  ): ChangeAnswer {
    const state = this.state(change.record)
    const differing = pathsOf(change).filter(
      ([path, value]) =>
        !Object.hasOwn(refusedPaths, path) && !sameJson(valueAt(state, path), value),
    )
    const present = Object.fromEntries(
      differing.map(([path]) => [path, valueAt(state, path) ?? null]),
    )
    return { n: change.n, outcome, version: state.version, present, refusedPaths }
  }
}

export function sureOf<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the simulation lost something')
  return value
}
