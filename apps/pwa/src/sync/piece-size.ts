import type { Clock } from './clock.ts'

const smallestPiece = 8 * 1024
const largestPiece = 64 * 1024

/** How much goes in one piece of a picture or a file; every piece that went tells how fast the line of this device is. */
export class PieceSize {
  readonly #uptime: Clock['uptime']
  #bytes = 16 * 1024

  constructor(uptime: Clock['uptime']) {
    this.#uptime = uptime
  }

  get bytes(): number {
    return this.#bytes
  }

  /** A piece leaves; the answer is called when it has gone. */
  watch(): () => void {
    const startedAt = this.#uptime()
    return () => {
      const tookMs = this.#uptime() - startedAt
      if (tookMs < 1_000) this.#bytes = Math.min(largestPiece, this.#bytes * 2)
      if (tookMs > 4_000) this.#bytes = Math.max(smallestPiece, this.#bytes / 2)
    }
  }
}
