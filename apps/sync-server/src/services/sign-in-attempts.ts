import { ProblemError } from './problem-error.ts'

const freeFailures = 5
const longestPauseMs = 5 * 60_000
const mostPersons = 10_000

/**
 * Slows down who tries passwords of one person out, from wherever: after five failures each further one doubles the
 * pause, up to five minutes. Nobody is shut out for good, least of all the person.
 */
export class SignInAttempts {
  private readonly now: () => number
  private readonly failures = new Map<string, { count: number; at: number }>()

  constructor(now: () => number) {
    this.now = now
  }

  /** Throws `rate-limited` with the seconds to wait. */
  async guard(person: string, work: () => Promise<void>): Promise<void> {
    const { count = 0, at = 0 } = this.failures.get(person) ?? {}
    const pauseMs =
      count < freeFailures ? 0 : Math.min(longestPauseMs, 1_000 * 2 ** (count - freeFailures))
    const waitMs = at + pauseMs - this.now()
    if (waitMs > 0) throw new ProblemError('rate-limited', undefined, Math.ceil(waitMs / 1_000))
    // Counted before it is known: many tries at once must not all be free.
    this.note(person, count + 1)
    await work()
    this.failures.delete(person)
  }

  private note(person: string, count: number): void {
    this.failures.delete(person)
    this.failures.set(person, { count, at: this.now() })
    const oldest = this.failures.keys().next().value
    if (this.failures.size > mostPersons && oldest !== undefined) this.failures.delete(oldest)
  }
}
