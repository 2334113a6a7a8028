import type { MiddlewareHandler, Context } from 'hono'
import { ProblemError } from '../services/problem-error.ts'

export interface AttemptLimitOptions {
  now: () => number
  addressOf: (c: Context) => string
}

const freeFailures = 10
const forgetAfterMs = 15 * 60_000
const mostAddresses = 10_000

/**
 * Slows down who tries codes out: after ten failures from one address each further one doubles the pause, up
 * to a minute. Kept in memory: a code has 128 bits, this only keeps the logs quiet.
 */
export function attemptLimit({ now, addressOf }: AttemptLimitOptions): MiddlewareHandler {
  const failures = new Map<string, { count: number; at: number }>()
  return async (c, next) => {
    const address = addressOf(c)
    const known = failures.get(address)
    const isFresh = known !== undefined && now() - known.at < forgetAfterMs
    const count = isFresh ? known.count : 0
    if (isFresh && count >= freeFailures) {
      const pauseMs = Math.min(60_000, 1_000 * 2 ** (count - freeFailures))
      const waitMs = known.at + pauseMs - now()
      if (waitMs > 0) {
        throw new ProblemError('rate-limited', undefined, Math.ceil(waitMs / 1_000))
      }
    }
    await next()
    if (c.res.status !== 404) return
    failures.delete(address)
    failures.set(address, { count: count + 1, at: now() })
    const oldest = failures.keys().next().value
    if (failures.size > mostAddresses && oldest !== undefined) failures.delete(oldest)
  }
}
