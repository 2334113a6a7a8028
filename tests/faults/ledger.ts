/**
 * What people were told, kept apart from everything that is tested. `saved`: the screen said so. `maybe`: the
 * tab was gone before it could say anything. `failed`: the screen said that it was not saved. `forgotten`: it was
 * saved, but the centre was restored from a backup without it, and no device held it any more. `erased`: it was
 * said in a record that was erased for ever, before or after.
 */
export type Fate = 'saved' | 'maybe' | 'failed' | 'forgotten' | 'erased'

export interface Saying {
  readonly text: string
  /** Key of the device. */
  readonly by: string
  readonly at: number
  readonly fate: Fate
  /** Sealed on the disk, so that it cannot be looked for there. */
  readonly isPersonal: boolean
  /** The record that it was said in, where it is known. */
  readonly record?: string | undefined
}

export interface Making {
  readonly by: string
  readonly space: string
  readonly fate: Fate
}

/** The simulator's own memory: every invariant is judged against it, never against what the product says. */
export class Ledger {
  /** Every text is said only once in a simulation. */
  readonly sayings: Map<string, Saying>
  readonly makings: Map<string, Making>
  /** When each change was made, by device and number. */
  readonly changes = new Map<string, number>()
  /** The last head count that each device saved, by record and path. */
  readonly counts = new Map<string, { readonly by: string; readonly value: number }>()
  /** By key of the device: when a text was first before the eyes of somebody who then changed something. */
  readonly #seen = new Map<string, Map<string, number>>()
  readonly acknowledged = new Map<string, string>()
  /** What somebody was typing, by device and field, until it was saved. */
  readonly halfTyped = new Map<string, string>()
  /** Photos that were saved. */
  readonly photos = new Map<string, { readonly by: string }>()
  /** Records that were erased for ever. */
  readonly #erased = new Set<string>()
  /** Records the names in which were. */
  readonly #nameless = new Set<string>()
  readonly faults = new Map<string, number>()
  #time: number
  #texts: number

  /** Goes on where another ledger ended. */
  constructor(before?: Ledger) {
    this.sayings = new Map(before?.sayings)
    this.makings = new Map(before?.makings)
    this.#time = before?.time ?? 0
    this.#texts = before?.sayings.size ?? 0
  }

  get time(): number {
    return this.#time
  }

  tick(): number {
    this.#time += 1
    return this.#time
  }

  newText(): string {
    this.#texts += 1
    return `слово-${this.#texts}`
  }

  newWord(): string {
    this.#texts += 1
    return `w-${this.#texts}`
  }

  /** By text: what it was written over, in the same place, by somebody who had it before their eyes. */
  readonly #successors = new Map<string, { readonly before: string; readonly by: string }>()
  /** Texts that somebody chose again. */
  readonly #chosenAgain = new Set<string>()

  wroteOver(before: string, after: string, by: string): void {
    if (this.sayings.has(after)) this.#successors.set(after, { before, by })
  }

  choseAgain(text: string): void {
    this.#chosenAgain.add(text)
  }

  /** A text that is saved and was written over this one, which nobody chose again since. */
  successorOf(text: string): { readonly text: string; readonly by: string } | undefined {
    if (this.#chosenAgain.has(text)) return undefined
    const saying = this.savedTexts().find((one) => this.#successors.get(one.text)?.before === text)
    if (saying === undefined) return undefined
    // Not who said it first: a text of another may have been chosen, and the choice be refused.
    return { text: saying.text, by: this.#successors.get(saying.text)?.by ?? saying.by }
  }

  /** A deed without effect makes no change: what is read then was made earlier. */
  made(change: string): void {
    const time = this.tick()
    if (!this.changes.has(change)) this.changes.set(change, time)
  }

  forget(texts: Iterable<string>, records: Iterable<string>): void {
    for (const text of texts) {
      const saying = this.sayings.get(text)
      if (saying?.fate === 'saved') this.sayings.set(text, { ...saying, fate: 'forgotten' })
    }
    for (const id of records) {
      const making = this.makings.get(id)
      if (making?.fate === 'saved') this.makings.set(id, { ...making, fate: 'forgotten' })
    }
  }

  say(text: string, by: string, told: Fate, isPersonal = false, record?: string): void {
    const isNameless = isPersonal && this.#nameless.has(record ?? '')
    const fate = isNameless || this.#erased.has(record ?? '') ? 'erased' : told
    this.sayings.set(text, { text, by, at: this.#time, fate, isPersonal, record })
  }

  erase(record: string): void {
    this.#erased.add(record)
    for (const [text, saying] of this.sayings) {
      if (saying.record === record) this.sayings.set(text, { ...saying, fate: 'erased' })
    }
  }

  /** What was said in one breath with a name goes from the history with it: one commitment binds all of that. */
  eraseNames(record: string): void {
    this.#nameless.add(record)
    const said = [...this.sayings.values()].filter((saying) => saying.record === record)
    const moments = new Set(said.flatMap(({ at, isPersonal }) => (isPersonal ? [at] : [])))
    for (const saying of said) {
      const { text, at, isPersonal } = saying
      if (isPersonal) this.sayings.set(text, { ...saying, fate: 'erased' })
      else if (moments.has(at)) this.forget([text], [])
    }
  }

  get erased(): ReadonlySet<string> {
    return this.#erased
  }

  erasedTexts(): Saying[] {
    return [...this.sayings.values()].filter(({ fate }) => fate === 'erased')
  }

  saw(by: string, texts: Iterable<string>): void {
    const seen = this.#seen.get(by) ?? new Map<string, number>()
    for (const text of texts) if (!seen.has(text)) seen.set(text, this.#time)
    this.#seen.set(by, seen)
  }

  hadSeen(by: string, text: string, at: number): boolean {
    return (this.#seen.get(by)?.get(text) ?? Number.POSITIVE_INFINITY) <= at
  }

  /** Whether somebody had a text before their eyes, or what was written over it by somebody who had. */
  knewOf(by: string, text: string, at: number): boolean {
    if (this.hadSeen(by, text, at)) return true
    if (this.#chosenAgain.has(text)) return false
    const after = this.savedTexts().filter((one) => this.#successors.get(one.text)?.before === text)
    return after.some((one) => this.knewOf(by, one.text, at))
  }

  struck(fault: string): void {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1)
  }

  story(): string {
    const { sayings, makings, acknowledged, faults } = this
    const told = [...sayings.values(), ...makings, ...acknowledged, ...faults]
    return JSON.stringify(told)
  }

  savedTexts(): Saying[] {
    return [...this.sayings.values()].filter(({ fate }) => fate === 'saved')
  }
}

/** Every text in a JSON value, however deep. */
export function textsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null) {
    for (const entry of Object.values(value)) textsIn(entry, found)
  }
  return found
}

/** The same, where it is asked whether a text is kept: what stood there before a dispute is only told beside it. */
export function keptTextsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value !== 'object' || value === null) return textsIn(value, found)
  for (const [key, entry] of Object.entries(value)) if (key !== 'was') keptTextsIn(entry, found)
  return found
}
