import type { ChangeAnswer, ParcelResponse } from '@living-libraries/model/wire/push'
import { answersToTable } from '@living-libraries/model/wire/push'
import { wireVersion } from '@living-libraries/model/wire/version'
import type { Caller } from './caller.ts'
import { LineUnpacking } from './line-unpacking.ts'
import { ProblemError } from './problem-error.ts'
import { pushBlocks, readPushHead } from './push.ts'
import type { Services } from './services.ts'

export interface Arrival {
  /** The byte of the parcel with which `bytes` begin. */
  readonly from: number
  /** Bytes of the whole parcel. */
  readonly size: number
  /** As they come; rejects when the line breaks. */
  readonly bytes: AsyncIterable<Uint8Array>
}

/**
 * A large push on its way (S9). It remembers how many of its bytes have come, whatever happens to the connections that
 * bring them, and applies each block as soon as it is complete.
 *
 * Nothing of it is on disk but what was applied. After a restart of the server nobody knows it any more: the device
 * then sends what it has no answer for as another parcel, and repeats change nothing (S6).
 */
export class IncomingParcel {
  /** Server clock of the last sign of life. */
  touchedAt: number
  readonly #services: Services
  readonly #unpacking = new LineUnpacking()
  readonly #answers: (readonly ChangeAnswer[])[] = []
  /** Complete, but not applied: the database did not answer. */
  #waiting: string[] = []
  #hasHead = false
  #received = 0
  #hasEnded = false
  #isDone = false
  /** Whose bytes count: a newer request takes over from one whose line is dead. */
  #turn = 0
  #working: Promise<unknown> = Promise.resolve()

  constructor(services: Services) {
    this.#services = services
    this.touchedAt = services.now()
  }

  /**
   * Takes the bytes from `from` on in; the whole parcel has `size` of them. Ends when they end, with everything applied that was complete by then.
   * Throws what `push` throws, and `body-malformed` where the bytes are none of a parcel.
   */
  async take(caller: Caller, { from, size, bytes }: Arrival): Promise<void> {
    const turn = ++this.#turn
    await this.#working
    if (from > this.#received) return
    let skip = this.#received - from
    await this.#alone(() => this.#apply(caller))
    for await (const piece of bytes) {
      if (turn !== this.#turn) throw new ProblemError('body-timeout')
      const fresh = piece.subarray(Math.min(skip, piece.length))
      skip -= piece.length - fresh.length
      if (fresh.length > 0) await this.#alone(() => this.#add(caller, fresh))
    }
    if (this.#received >= size) await this.#alone(() => this.#end(caller))
  }

  /** How far it is, with the answers to the blocks after the first `heard`. */
  response(heard: number): ParcelResponse {
    const answers = this.#answers.slice(heard).flat()
    return {
      wire: wireVersion,
      at: this.touchedAt,
      received: this.#received,
      blocks: this.#answers.length,
      done: this.#isDone,
      answers: answersToTable(answers),
    }
  }

  close(): void {
    this.#turn += 1
    this.#unpacking.close()
  }

  async #add(caller: Caller, bytes: Uint8Array): Promise<void> {
    const lines = await this.#unpacking.add(bytes)
    this.#received += bytes.length
    this.#waiting.push(...lines)
    await this.#apply(caller)
  }

  async #end(caller: Caller): Promise<void> {
    if (!this.#hasEnded) this.#waiting.push(...(await this.#unpacking.end()))
    this.#hasEnded = true
    await this.#apply(caller)
    this.#isDone = true
    this.#unpacking.close()
  }

  async #apply(caller: Caller): Promise<void> {
    this.touchedAt = this.#services.now()
    for (;;) {
      const [line] = this.#waiting
      if (line === undefined) return
      if (this.#hasHead) {
        this.#answers.push(await pushBlocks(this.#services, caller, [line], this.touchedAt))
      } else {
        readPushHead(line, caller)
        this.#hasHead = true
      }
      this.#waiting.shift()
    }
  }

  /** One piece after another, whoever brings them. */
  async #alone(work: () => Promise<void>): Promise<void> {
    const done = this.#working.then(work)
    this.#working = done.catch(() => undefined)
    await done
  }
}
