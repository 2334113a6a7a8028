interface IdleParts {
  readonly idleMs: number
  /** Clock of the device: a page that slept in a pocket must see the time that passed. */
  readonly now: () => number
  /** Whether it must not be closed now. */
  readonly isBusy: () => Promise<boolean>
  readonly close: () => void
}

/** Closes what nobody has touched for long. A clock that was set back only makes it wait anew. */
export class IdleWatch {
  readonly #parts: IdleParts
  #touchedAt: number

  constructor(parts: IdleParts) {
    this.#parts = parts
    this.#touchedAt = parts.now()
  }

  touch(): void {
    this.#touchedAt = this.#parts.now()
  }

  /** To be called now and then. */
  async look(): Promise<void> {
    const { close, idleMs, isBusy, now } = this.#parts
    const touchedAt = this.#touchedAt
    const passedMs = now() - touchedAt
    if (passedMs < 0) this.touch()
    if (passedMs < idleMs || (await isBusy())) return
    // Somebody may have touched it while it was asked.
    if (touchedAt === this.#touchedAt) close()
  }
}
