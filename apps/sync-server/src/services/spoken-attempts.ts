import { isSpokenCode } from '@living-libraries/model/join'
import { ProblemError } from './problem-error.ts'

const windowMs = 10 * 60_000
const mostFailures = 100

/**
 * Eight digits can be tried out from many addresses at once, so wrong ones are counted for all together: a hundred
 * in ten minutes hit one of a dozen living codes once in about 80,000 such windows. Links are not held up by it.
 */
export class SpokenAttempts {
  private readonly now: () => number
  private failures: number[] = []

  constructor(now: () => number) {
    this.now = now
  }

  /** Does the work unless too many spoken codes were wrong; throws `rate-limited` then. */
  async guard<Result>(code: string, work: () => Promise<Result>): Promise<Result> {
    if (!isSpokenCode(code)) return work()
    this.failures = this.failures.filter((at) => at > this.now() - windowMs)
    const [oldest] = this.failures
    if (oldest !== undefined && this.failures.length >= mostFailures) {
      const waitMs = oldest + windowMs - this.now()
      throw new ProblemError('rate-limited', undefined, Math.ceil(waitMs / 1_000))
    }
    try {
      return await work()
    } catch (error) {
      const isWrong = error instanceof ProblemError && error.problem === 'invitation-unknown'
      if (isWrong) this.failures.push(this.now())
      throw error
    }
  }
}
