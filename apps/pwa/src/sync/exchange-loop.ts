import { DeviceLocked } from '../storage/device-locked.ts'
import { troubleIn } from '../storage/storage-trouble.ts'
import { CentreProblem } from './centre.ts'
import type { Timers } from './clock.ts'

/**
 * What the exchange is doing, for the one line of truth on the screen.
 *
 * | phase      | meaning                                                              |
 * |------------|----------------------------------------------------------------------|
 * | `off`      | not started, or another tab leads                                    |
 * | `idle`     | everything went and came at the last attempt                         |
 * | `sending`, `receiving` | under way                                                |
 * | `waiting`  | the last attempt failed (`problem`), the next is due by itself       |
 * | `stopped`  | needs a person: `rejoin`, `sign-in` or `update`; typing and saving go on. After  |
 * |            | `update` sending goes on too: an old app only receives nothing more  |
 */
export interface ExchangeStatus {
  readonly phase: 'off' | 'idle' | 'sending' | 'receiving' | 'waiting' | 'stopped'
  /**
   * `device-storage`: this device could not write down what came or was confirmed. `device-locked`: it cannot give back
   * to a restored centre what lies under its lock.
   */
  readonly problem?: CentreProblem['problem'] | 'device-storage' | 'device-locked'
  /** While receiving: records of this answer that are still to come. */
  readonly recordsLeft?: number
  /** While under way, by the speed measured so far. */
  readonly secondsLeft?: number
}

export interface LoopParts {
  readonly exchangeOnce: () => Promise<void>
  readonly onStatus: (status: ExchangeStatus) => void
  readonly timers: Timers
  readonly random: () => number
  /** Whether the centre's hints get through: then the clock need not ask as often. */
  readonly isHinted?: () => boolean
}

/** A change leaves the device so long after it was made: what is typed together goes together. */
const gatherMs = 250
/** Without any other sign the centre is asked so often: every question wakes the radio of a phone. */
const idleMs = 60_000
/** As often where hints get through. */
const hintedIdleMs = 300_000
const firstPauseMs = 1_000
const longestPauseMs = 60_000

/**
 * Runs exchanges one after another, never two at once: on every wake, by the clock, and after a failure with
 * growing pauses and full jitter. Nothing here relies on `navigator.onLine` or on background sync.
 */
export class ExchangeLoop {
  readonly #parts: LoopParts
  #timer: unknown
  #dueAt = Number.POSITIVE_INFINITY
  #isRunning = false
  #isStarted = false
  /** The strongest sign that came while an exchange was under way. */
  #wokenWhileRunning: 'soon' | 'now' | undefined
  #failures = 0
  #waiters: { resolve: () => void; reject: (error: unknown) => void }[] = []

  constructor(parts: LoopParts) {
    this.#parts = parts
  }

  start(): void {
    if (this.#isStarted) return
    this.#isStarted = true
    this.#failures = 0
    this.#schedule(0)
  }

  stop(): void {
    this.#isStarted = false
    this.#parts.timers.clearTimeout(this.#timer)
    this.#dueAt = Number.POSITIVE_INFINITY
    this.#parts.onStatus({ phase: 'off' })
  }

  /** Something changed here or there. `now`: a person is waiting, or the network has just come back. */
  wake(urgency: 'soon' | 'now' = 'soon'): void {
    if (!this.#isStarted) return
    if (this.#isRunning) {
      if (this.#wokenWhileRunning !== 'now') this.#wokenWhileRunning = urgency
      return
    }
    if (urgency === 'now') this.#failures = 0
    // A failing line is not asked more often because somebody types.
    else if (this.#failures > 0) return
    this.#schedule(urgency === 'now' ? 0 : gatherMs)
  }

  /** Fulfilled after an exchange that began after this call went through; rejected with the problem if it failed. */
  once(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject })
      if (this.#isStarted) this.wake('now')
      else void this.#run()
    })
  }

  #schedule(ms: number): void {
    const { timers } = this.#parts
    const dueAt = performance.now() + ms
    if (dueAt >= this.#dueAt) return
    timers.clearTimeout(this.#timer)
    this.#dueAt = dueAt
    this.#timer = timers.setTimeout(() => void this.#run(), ms)
  }

  async #run(): Promise<void> {
    // Its time is used up in any case: one left standing in the past would let nothing be due again.
    this.#dueAt = Number.POSITIVE_INFINITY
    if (this.#isRunning) {
      this.#wokenWhileRunning ??= 'soon'
      return
    }
    this.#isRunning = true
    this.#wokenWhileRunning = undefined
    const waiters = this.#waiters
    this.#waiters = []
    try {
      await this.#parts.exchangeOnce()
      this.#failures = 0
      this.#parts.onStatus({ phase: 'idle' })
      for (const { resolve } of waiters) resolve()
      this.#next(this.#wokenWhileRunning !== undefined ? gatherMs : this.#idleMs())
    } catch (error) {
      this.#failed(error)
      for (const { reject } of waiters) reject(error)
    } finally {
      this.#isRunning = false
    }
    if (this.#waiters.length > 0) void this.#run()
  }

  #failed(error: unknown): void {
    const { onStatus, random } = this.#parts
    // The line came back while an exchange was still held up by the dead one: that one's failure says nothing of it.
    this.#failures = this.#wokenWhileRunning === 'now' ? 1 : this.#failures + 1
    const problem = problemIn(error)
    const action = error instanceof CentreProblem ? error.action : 'retry'
    if (action === 'rejoin' || action === 'sign-in' || action === 'update') {
      // What is typed in an app that is too old to receive is sent as ever.
      if (action === 'update') this.#failures = 0
      // Asked again by the clock: a revoked device may be let in again, an old server may come back.
      onStatus({ phase: 'stopped', problem })
      // Typed while the refused exchange was under way, it would wait for the clock.
      const hasMoreToSend = action === 'update' && this.#wokenWhileRunning !== undefined
      this.#next(hasMoreToSend ? gatherMs : longestPauseMs * 5)
      return
    }
    onStatus({ phase: 'waiting', problem })
    const bound = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(this.#failures, 10))
    // A busy centre tells all the same number: each adds a part of its own, or all of them would be back at once.
    const askedFor = error instanceof CentreProblem ? error.retryAfterMs : undefined
    this.#next((askedFor ?? 0) + random() * bound)
  }

  #idleMs(): number {
    return this.#parts.isHinted?.() === true ? hintedIdleMs : idleMs
  }

  #next(ms: number): void {
    if (this.#isStarted) this.#schedule(ms)
  }
}

function problemIn(error: unknown): NonNullable<ExchangeStatus['problem']> {
  if (error instanceof CentreProblem) return error.problem
  if (error instanceof DeviceLocked) return 'device-locked'
  return troubleIn(error) === undefined ? 'internal' : 'device-storage'
}
