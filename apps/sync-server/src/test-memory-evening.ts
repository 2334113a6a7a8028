import { type Change, pathsOf, valueAt } from '@living-libraries/model/change'
import { withPending } from '@living-libraries/model/pending'
import type { RecordState } from '@living-libraries/model/record'
import { sampleId } from '@living-libraries/model/samples/venue-sample'
import { MemoryCentre } from './test-memory-centre.ts'
import { type Halt, MemoryDevice } from './test-memory-device.ts'

export type EveningStep =
  | {
      readonly does: 'edit' | 'begin'
      readonly by: number
      readonly at: number
      readonly path: string
    }
  /** What somebody began to type is saved. */
  | { readonly does: 'end'; readonly by: number }
  | {
      readonly does: 'settle'
      readonly by: number
      readonly at: number
      readonly takesOther: boolean
    }
  | { readonly does: 'delete' | 'bring-back'; readonly by: number; readonly at: number }
  /** An exchange goes on, so many halves of requests. */
  | { readonly does: 'go'; readonly by: number; readonly halts: number; readonly limit: number }
  /** Everything unsent on a device is given to a colleague in a transfer file. */
  | { readonly does: 'hand'; readonly by: number; readonly to: number }
  /** The line breaks, or the tab is killed: whatever is on its way is lost. */
  | { readonly does: 'cut'; readonly by: number }
  | CentreStep

interface CentreStep {
  readonly does: 'back-up' | 'restore'
}

/** A text that somebody saved. Each is said once. */
export interface Saying {
  readonly text: string
  readonly by: MemoryDevice
  readonly record: string
  readonly path: string
  /** What stood there before the eyes of whoever said it. */
  readonly over: string | undefined
}

interface Typing {
  readonly record: string
  readonly path: string
  readonly seen: string
}

const pageSize = 2
const healingRounds = 3

/** People, their devices and a centre in memory, and what the people were told. */
export class MemoryEvening {
  readonly centre = new MemoryCentre()
  readonly devices = [1, 2, 3].map((number) => new MemoryDevice(sampleId(number * 7919)))
  readonly said: Saying[] = []
  /** Texts that somebody had before their eyes when they wrote in their place. */
  readonly decided = new Set<string>()
  readonly chosenAgain = new Set<string>()
  /** Texts that a restored centre does not have, and no device any more. */
  readonly forgotten = new Set<string>()
  #records: readonly string[] = []
  readonly #exchanges = new Map<MemoryDevice, AsyncGenerator<Halt, void>>()
  /** Where they stopped, and in which epoch that was. */
  readonly #halted = new Map<MemoryDevice, { readonly halt: Halt; readonly epoch: number }>()
  readonly #typings = new Map<MemoryDevice, Typing>()

  /** Everybody knows the same two answers. */
  async begin(): Promise<void> {
    const maker = this.#device(0)
    this.#records = [1, 2].map((number) => {
      const text = `text ${number}`
      const record = maker.make({ question: 'q1', text })
      this.said.push({ text, by: maker, record, path: 'text', over: undefined })
      return record
    })
    await this.heal()
    this.centre.backUp()
  }

  async play(step: EveningStep): Promise<void> {
    if (isOfTheCentre(step)) return step.does === 'restore' ? this.#restore() : this.centre.backUp()
    const device = this.#device(step.by)
    switch (step.does) {
      case 'edit':
        return this.#say(device, this.#record(step.at), step.path)
      case 'begin': {
        const record = this.#record(step.at)
        const seen = textAt(device.view(record), step.path) ?? ''
        this.#typings.set(device, { record, path: step.path, seen })
        return
      }
      case 'end': {
        const typing = this.#typings.get(device)
        this.#typings.delete(device)
        if (typing !== undefined) this.#say(device, typing.record, typing.path, typing.seen)
        return
      }
      case 'settle':
        return this.#settle(device, this.#record(step.at), step.takesOther)
      case 'delete':
      case 'bring-back':
        return device.edit(this.#record(step.at), { deleted: step.does === 'delete' })
      case 'hand': {
        const file = device.writeFile()
        if (file !== undefined) this.#device(step.to).openFile(file)
        return
      }
      case 'go':
        for (let halt = 0; halt < step.halts; halt++) await this.#go(device, step.limit)
        return
      case 'cut':
        this.#exchanges.delete(device)
        this.#halted.delete(device)
        return
    }
  }

  /** The weather clears, and everybody exchanges until nothing is left. */
  async heal(): Promise<void> {
    this.#exchanges.clear()
    this.#halted.clear()
    for (let round = 0; round < healingRounds; round++) {
      for (const device of this.devices) {
        const exchange = device.exchange(this.centre, pageSize)
        while ((await exchange.next()).done !== true);
      }
    }
  }

  /** Every text that the centre can show: in a record, beside one, or in the history. */
  kept(): Set<string> {
    const { records, revisions } = this.centre
    const states = [...records.values()].map(({ state }) => [state.fields, state.disputed])
    return textsIn([states, revisions.map(({ change, replaced }) => [change.set, replaced])])
  }

  #say(device: MemoryDevice, record: string, path: string, began?: string): void {
    const view = device.view(record)
    if (view === undefined) return
    const text = `text ${this.said.length + 1}`
    const over = began ?? textAt(view, path)
    device.edit(record, { [path]: text }, began === undefined ? {} : { [path]: began })
    this.said.push({ text, by: device, record, path, over })
    this.#decide(view, path, over)
    // Words of one device follow one another, in whichever tab they were typed, and whatever a file lays over them.
    const { state } = device.rows.get(record) ?? {}
    for (const present of [textAt(view, path), textAt(state, path)]) {
      const isOwn = this.said.some(({ text: own, by }) => own === present && by === device)
      if (isOwn && present !== undefined) this.decided.add(present)
    }
  }

  #settle(device: MemoryDevice, record: string, takesOther: boolean): void {
    const view = device.view(record)
    const [path, losers] = Object.entries(view?.disputed ?? {})[0] ?? []
    if (view === undefined || path === undefined) return
    const present = valueAt(view, path)
    const chosen = takesOther ? losers?.[0]?.value : present
    if (chosen === null || chosen === undefined) return
    device.edit(record, { [path]: chosen })
    this.#decide(view, path, textAt(view, path))
    if (typeof chosen === 'string') this.chosenAgain.add(chosen)
  }

  #decide(view: RecordState, path: string, over: string | undefined): void {
    if (over !== undefined) this.decided.add(over)
    for (const text of textsIn(view.disputed[path])) this.decided.add(text)
  }

  async #go(device: MemoryDevice, limit: number): Promise<void> {
    const exchange = this.#exchanges.get(device) ?? device.exchange(this.centre, limit)
    const halted = this.#halted.get(device)
    const isLateWord = halted?.halt === 'page' && halted.epoch !== this.centre.epoch
    const before = isLateWord ? heldBy([device]) : new Set<string>()
    // Also what their own words hide.
    const rows = isLateWord ? [...device.rows.values()] : []
    textsIn(
      rows.map(({ state }) => [state?.fields, state?.disputed]),
      before,
    )
    const { done, value } = await exchange.next()
    // It took the place of what stood here as if it had come before the restore.
    if (isLateWord) this.#forget(before)
    if (done === true) {
      this.#exchanges.delete(device)
      this.#halted.delete(device)
    } else {
      this.#exchanges.set(device, exchange)
      this.#halted.set(device, { halt: value, epoch: this.centre.epoch })
    }
  }

  #restore(): void {
    const before = this.kept()
    this.centre.restore()
    this.#forget(before)
  }

  #forget(texts: ReadonlySet<string>): void {
    const kept = this.kept()
    const held = heldBy(this.devices)
    for (const text of texts) if (!kept.has(text) && !held.has(text)) this.forgotten.add(text)
  }

  #device(index: number): MemoryDevice {
    const device = this.devices[index]
    if (device === undefined) throw new Error('nobody is there')
    return device
  }

  #record(index: number): string {
    return this.#records[index] ?? ''
  }
}

function isOfTheCentre(step: EveningStep): step is CentreStep {
  return step.does === 'back-up' || step.does === 'restore'
}

/** What devices can give back: what they show, and their own words that no pull has confirmed. */
function heldBy(devices: readonly MemoryDevice[]): Set<string> {
  const texts = new Set<string>()
  for (const device of devices) {
    for (const { state, pending, unconfirmed } of device.rows.values()) {
      // Without what lies in files of others: these give it back themselves.
      const view = withPending(state, pending, device.id)
      textsIn([view?.fields, view?.disputed], texts)
      for (const change of [...pending, ...unconfirmed]) textsIn(valuesOf(change), texts)
    }
  }
  return texts
}

function valuesOf(change: Change): unknown[] {
  return pathsOf(change).map(([, value]) => value)
}

function textAt(state: RecordState | undefined, path: string): string | undefined {
  const value = state && valueAt(state, path)
  return typeof value === 'string' ? value : undefined
}

/** Every text that is kept there: what stood there before a dispute is only told beside it. */
function textsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string' && value.startsWith('text ')) found.add(value)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) if (key !== 'was') textsIn(entry, found)
  }
  return found
}
