import type { Context, MiddlewareHandler } from 'hono'
import { ProblemError } from '../services/problem-error.ts'
import type { Environment } from './environment.ts'

export interface RequestLimits {
  /** How many requests may come at once after a time of silence. */
  readonly burst: number
  /** How many come back in a second. */
  readonly perSecond: number
  /** How many may be under way together, streams included. */
  readonly together: number
}

/** Far above what a device of ours ever needs: an hour offline ends in a few dozen requests. */
export const deviceLimits: RequestLimits = { burst: 300, perSecond: 10, together: 24 }
/** Whoever is not known is counted by address, and a whole district may be behind one. */
export const strangerLimits: RequestLimits = { burst: 600, perSecond: 20, together: 200 }

const ownAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const mostKeys = 20_000
const mercyAfterMs = 60_000
const longestPauseMs = 60_000

export interface RequestLimitOptions {
  /** ms of a clock that never goes back. */
  readonly now: () => number
  readonly addressOf: (c: Context) => string
  readonly limits?: { readonly device: RequestLimits; readonly stranger: RequestLimits }
}

/**
 * One device, or one address of strangers, cannot keep the server from the others. Whoever goes on asking while he is
 * refused waits twice as long each time, up to a minute; a minute of peace is forgiven.
 */
export function requestLimit(options: RequestLimitOptions): MiddlewareHandler<Environment> {
  const { now, addressOf } = options
  const { device, stranger } = options.limits ?? {
    device: deviceLimits,
    stranger: strangerLimits,
  }
  const askers = new Map<string, Asker>()
  return async (c, next) => {
    const caller: Environment['Variables']['caller'] | undefined = c.get('caller')
    // Behind a proxy that is not trusted all strangers look like this machine itself: nobody can be told apart.
    if (caller === undefined && ownAddresses.has(addressOf(c))) return next()
    const limits = caller === undefined ? stranger : device
    const key = caller === undefined ? `address ${addressOf(c)}` : `device ${caller.device.id}`
    const asker = known(askers, key, limits, now())
    const waitMs = asker.ask(now())
    if (waitMs > 0) throw new ProblemError('rate-limited', undefined, Math.ceil(waitMs / 1_000))
    try {
      await next()
    } finally {
      // A stream is under way until its last byte.
      const { body } = c.res
      if (body === null || !isStream(c.res)) asker.end()
      else c.res = withEnd(c.res, body, () => asker.end())
    }
  }
}

class Asker {
  readonly #limits: RequestLimits
  #left: number
  #filledAt: number
  #together = 0
  #refusals = 0
  #closedUntil = 0
  #refusedAt = 0

  constructor(limits: RequestLimits, now: number) {
    this.#limits = limits
    this.#left = limits.burst
    this.#filledAt = now
  }

  get isIdle(): boolean {
    return this.#together === 0
  }

  /** 0 where the request may go on; else how long to wait. */
  ask(now: number): number {
    const { burst, perSecond, together } = this.#limits
    this.#left = Math.min(burst, this.#left + ((now - this.#filledAt) / 1_000) * perSecond)
    this.#filledAt = now
    if (now - this.#refusedAt > mercyAfterMs) this.#refusals = 0
    const isOver = now < this.#closedUntil || this.#left < 1 || this.#together >= together
    if (isOver) {
      const pauseMs = Math.min(longestPauseMs, 1_000 * 2 ** this.#refusals)
      this.#refusals = Math.min(10, this.#refusals + 1)
      this.#refusedAt = now
      this.#closedUntil = now + pauseMs
      return pauseMs
    }
    this.#left -= 1
    this.#together += 1
    return 0
  }

  end(): void {
    this.#together -= 1
  }
}

function known(askers: Map<string, Asker>, key: string, limits: RequestLimits, now: number): Asker {
  const asker = askers.get(key) ?? new Asker(limits, now)
  // The one that was heard of last stands last: the first is let go when there are too many.
  askers.delete(key)
  askers.set(key, asker)
  for (const [oldest, one] of askers) {
    if (askers.size <= mostKeys) break
    if (one.isIdle) askers.delete(oldest)
    else break
  }
  return asker
}

function isStream({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/event-stream') === true
}

function withEnd(
  response: Response,
  body: ReadableStream<Uint8Array>,
  onEnd: () => void,
): Response {
  let hasEnded = false
  const end = () => {
    if (!hasEnded) onEnd()
    hasEnded = true
  }
  const reader = body.getReader()
  const watched = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read()
        if (!done) return controller.enqueue(value)
        end()
        controller.close()
      } catch (error) {
        end()
        controller.error(error)
      }
    },
    cancel: async (reason) => {
      end()
      await reader.cancel(reason)
    },
  })
  const { status, headers } = response
  return new Response(watched, { status, headers })
}
