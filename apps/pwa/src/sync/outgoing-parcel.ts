import type { Centre, ParcelAnswer } from './centre.ts'
import { CentreProblem } from './centre-problem.ts'
import type { Clock } from './clock.ts'

/** The centre is asked so often how far a parcel has come, while its bytes are on their way. */
const lookMs = 10_000
/** For the first time so soon: somebody wants to know how long it will take. */
const firstLookMs = 4_000
/**
 * On HTTP/2 a question waits behind the bytes that have left the browser and not yet the device: as many at the most, at
 * this speed as long as nothing better is known.
 */
const mostBytesAhead = 128 * 1024
const slowBytesPerSecond = 1_000
/**
 * Under TLS bytes arrive in records of up to 16 KB, and of a record that was cut nothing is there. Where a connection
 * brings nothing over, the parcel goes on in requests of so many bytes, of half as many where that is too much as well.
 */
const firstPieceBytes = 4 * 1024
const smallestPieceBytes = 1024
/**
 * So many without a cut, and a request may be twice as large. Long enough for lines that are cut every 64 KB: of a cut
 * between two requests the browser tells nothing, it sends the second one again by itself.
 */
const calmPieces = 24
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
  readonly #clock: Clock
  /** As far as the centre has told. */
  #received = 0
  #heard = 0
  #isDone = false
  #startedAt: number | undefined
  #pieceBytes = Number.POSITIVE_INFINITY
  #receivedAtCut = 0
  #bytesPerSecond: number | undefined

  constructor(id: string, bytes: Uint8Array<ArrayBuffer>, clock: Clock) {
    this.#id = id
    this.#bytes = bytes
    this.#clock = clock
  }

  get size(): number {
    return this.#bytes.length
  }

  /** Whether a part of it may be there already. */
  get hasBegun(): boolean {
    return this.#startedAt !== undefined
  }

  /**
   * Ends when the centre has taken everything in. Goes on by itself after a cut as long as every attempt brings bytes
   * over; otherwise fails with a `CentreProblem`, and may be called again later. Rejects with `ParcelForgotten`.
   */
  async send(centre: Centre, listener: ParcelListener): Promise<void> {
    if (this.hasBegun) await this.#look(centre, listener)
    this.#startedAt ??= this.#clock.uptime()
    while (!this.#isDone) {
      try {
        await this.#sendPiece(centre, listener)
        const isCalm = this.#received - this.#receivedAtCut >= calmPieces * this.#pieceBytes
        if (isCalm) this.#pieceBytes *= 2
      } catch (error) {
        const isCut = error instanceof CentreProblem && cuts.has(error.problem)
        if (!isCut) throw error
        await this.#look(centre, listener)
        const isVain = !this.#isDone && this.#received === this.#receivedAtCut
        this.#receivedAtCut = this.#received
        if (isVain && !this.#becomesSmaller()) throw error
      }
    }
  }

  /** False where it cannot help: the line is down. */
  #becomesSmaller(): boolean {
    if (this.#pieceBytes <= smallestPieceBytes) return false
    this.#pieceBytes = Math.min(firstPieceBytes, this.#pieceBytes / 2)
    return true
  }

  async #sendPiece(centre: Centre, listener: ParcelListener): Promise<void> {
    const from = this.#received
    const attempt = new AbortController()
    const stopLooking = this.#lookAround(centre, listener, () => attempt.abort())
    try {
      const piece = this.#bytes.subarray(from, from + this.#pieceBytes)
      const question = { from, size: this.#bytes.length, heard: this.#heard }
      const response = await centre.putParcel(this.#id, question, piece, attempt.signal)
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
    const { timers } = this.#clock
    let timer: unknown
    const lookIn = (ms: number) => {
      timer = timers.setTimeout(() => {
        const before = this.#received
        looking = this.#look(centre, listener, this.#patienceMs)
          .catch(() => {})
          .then(() => {
            const isSilent = this.#received === before && ms === lookMs
            silence = isSilent ? silence + 1 : 0
            if (silence >= silentLooks) onDead()
          })
        lookIn(lookMs)
      }, ms)
    }
    lookIn(this.#received === 0 ? firstLookMs : lookMs)
    return async () => {
      timers.clearTimeout(timer)
      // Of a parcel that is done a late answer says nothing more.
      if (!this.#isDone) await looking
    }
  }

  get #patienceMs(): number {
    const left = this.#bytes.length - this.#received
    const ahead = Math.min(left, this.#pieceBytes, mostBytesAhead)
    return (ahead / (this.#bytesPerSecond ?? slowBytesPerSecond)) * 1000
  }

  async #look(centre: Centre, listener: ParcelListener, patienceMs = 0): Promise<void> {
    const known = this.#received
    const response = await centre.lookParcel(this.#id, this.#heard, patienceMs)
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
    const { uptime } = this.#clock
    const seconds = (uptime() - (this.#startedAt ?? uptime())) / 1000
    if (this.#received > 0 && seconds > 1) this.#bytesPerSecond = this.#received / seconds
    const bytesLeft = this.#bytes.length - this.#received
    listener.progressed({ bytesLeft, bytesPerSecond: this.#bytesPerSecond })
  }
}

/** The line's fault, or that of a centre that is busy or starting: bytes that came are there. */
const cuts: ReadonlySet<CentreProblem['problem']> = new Set(['unreachable', 'body-timeout'])
