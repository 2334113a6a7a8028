import type { Centre, ParcelAnswer } from './centre.ts'
import { CentreProblem } from './centre-problem.ts'

/** The centre is asked so often how far a parcel has come, while its bytes are on their way. */
const lookMs = 10_000
/** So many questions without a further byte: the line is dead, not merely slow. */
const silentLooks = 2

export interface ParcelProgress {
  readonly bytesLeft: number
  /** Measured on this parcel; undefined as long as nothing is known. */
  readonly bytesPerSecond: number | undefined
}

export interface ParcelListener {
  /** Answers to blocks; the disk may be slow. */
  answered(response: ParcelAnswer): Promise<void>
  progressed(progress: ParcelProgress): void
}

/** The centre does not know the parcel any more: what has no answer goes as another one. */
export class ParcelForgotten extends Error {
  override readonly name = 'ParcelForgotten'
}

/**
 * A large push on its way: one compressed body that goes on after every cut at the byte that the centre has (S9).
 * No browser tells how much of a body has left it, so the centre is asked; that also brings the answers so far.
 */
export class OutgoingParcel {
  readonly #id: string
  readonly #bytes: Uint8Array<ArrayBuffer>
  /** As far as the centre has told. */
  #received = 0
  #heard = 0
  #isDone = false
  #startedAt = 0

  constructor(id: string, bytes: Uint8Array<ArrayBuffer>) {
    this.#id = id
    this.#bytes = bytes
  }

  /** Whether a part of it may be there already. */
  get hasBegun(): boolean {
    return this.#startedAt > 0
  }

  /**
   * Ends when the centre has taken everything in. Goes on by itself after a cut as long as every attempt brings bytes
   * over; otherwise fails with a `CentreProblem`, and may be called again later. Rejects with `ParcelForgotten`.
   */
  async send(centre: Centre, listener: ParcelListener): Promise<void> {
    if (this.hasBegun) await this.#look(centre, listener)
    this.#startedAt ||= performance.now()
    while (!this.#isDone) {
      const before = this.#received
      try {
        await this.#sendRest(centre, listener)
      } catch (error) {
        const isCut = error instanceof CentreProblem && cuts.has(error.problem)
        if (!isCut) throw error
        await this.#look(centre, listener)
        if (!this.#isDone && this.#received === before) throw error
      }
    }
  }

  async #sendRest(centre: Centre, listener: ParcelListener): Promise<void> {
    const from = this.#received
    const attempt = new AbortController()
    const stopLooking = this.#lookAround(centre, listener, () => attempt.abort())
    try {
      const rest = this.#bytes.subarray(from)
      const question = { from, size: this.#bytes.length, heard: this.#heard }
      const response = await centre.putParcel(this.#id, question, rest, attempt.signal)
      if (response.received < from) throw new ParcelForgotten()
      await this.#hear(response, listener)
    } finally {
      await stopLooking()
    }
    if (!this.#isDone && this.#received === this.#bytes.length) {
      throw new CentreProblem('strange-answer', 'a whole parcel is not done')
    }
  }

  /** Asks from time to time while bytes are on their way; the answer stops it. */
  #lookAround(centre: Centre, listener: ParcelListener, onDead: () => void): () => Promise<void> {
    let silence = 0
    let looking: Promise<void> = Promise.resolve()
    const timer = setInterval(() => {
      const before = this.#received
      looking = this.#look(centre, listener)
        .catch(() => {})
        .then(() => {
          silence = this.#received > before ? 0 : silence + 1
          if (silence >= silentLooks) onDead()
        })
    }, lookMs)
    return async () => {
      clearInterval(timer)
      await looking
    }
  }

  async #look(centre: Centre, listener: ParcelListener): Promise<void> {
    const known = this.#received
    const response = await centre.lookParcel(this.#id, this.#heard)
    if (response.received < known) throw new ParcelForgotten()
    await this.#hear(response, listener)
  }

  async #hear(response: ParcelAnswer, listener: ParcelListener): Promise<void> {
    // Two questions may be under way at once, and the older answer come last.
    if (response.blocks > this.#heard) {
      this.#heard = response.blocks
      await listener.answered(response)
    }
    this.#isDone ||= response.done
    this.#received = Math.max(this.#received, response.received)
    const seconds = (performance.now() - this.#startedAt) / 1000
    listener.progressed({
      bytesLeft: this.#bytes.length - this.#received,
      bytesPerSecond: this.#received > 0 && seconds > 1 ? this.#received / seconds : undefined,
    })
  }
}

/** The line's fault, or that of a centre that is busy or starting: bytes that came are there. */
const cuts: ReadonlySet<CentreProblem['problem']> = new Set(['unreachable', 'body-timeout'])
