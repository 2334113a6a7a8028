/** Injected so that tests and simulations can let time pass. */
export interface Timers {
  setTimeout(callback: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

/** All that the exchange learns of the time; what a slow line does to it follows from these alone. */
export interface Clock {
  readonly timers: Timers
  /** ms since some moment, never set back. */
  readonly uptime: () => number
}

export const machineClock: Clock = {
  timers: {
    setTimeout: (callback, ms) => setTimeout(callback, ms),
    clearTimeout: (timer) => clearTimeout(timer as number),
  },
  uptime: () => performance.now(),
}
