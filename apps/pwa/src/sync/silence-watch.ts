import type { Timers } from './clock.ts'

/** Gives a request up in which nothing has come for too long. */
export class SilenceWatch {
  readonly #timers: Timers
  readonly #request: AbortController
  #timer: unknown

  constructor(timers: Timers, request: AbortController) {
    this.#timers = timers
    this.#request = request
  }

  /** Something came: from now on silence for `ms` is too long. */
  beat(ms: number): void {
    this.end()
    this.#timer = this.#timers.setTimeout(() => this.#request.abort(), ms)
  }

  end(): void {
    this.#timers.clearTimeout(this.#timer)
  }
}
