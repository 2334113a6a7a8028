import type { Timers } from './clock.ts'

/** The part of the Web Locks API that leading needs; absent where only one process opens the database. */
export interface Locks {
  request(
    name: string,
    options: { steal?: boolean; signal?: AbortSignal },
    holder: () => Promise<void>,
  ): Promise<unknown>
}

/** How the tabs of one browser see that their leader lives; see `tab-talk.ts`. */
export interface SignsOfLife {
  show(): void
  /** Calls back at every sign of another tab that leads, until the answer is called. */
  watch(onSign: () => void): () => void
}

export interface LeadParts {
  readonly locks: Locks | undefined
  readonly lockName: string
  /** Absent: nobody is ever taken to be frozen; the browser frees the lock of a tab that ends. */
  readonly signs: SignsOfLife | undefined
  readonly timers: Timers
  readonly onLead: () => void
  readonly onLose: () => void
}

const beatMs = 5_000
/**
 * After so many checks without a sign the leader counts as frozen, 25 s at the most (S3). Checks are counted and
 * not the time: after a night in a closed laptop no clock may say that everybody else is dead.
 */
const silentChecks = 4
const pauseMs = 1_000

/**
 * One exchange per device: the tab that holds the lock leads. A tab frozen by the browser keeps its lock but gives
 * no sign any more, so another steals the lock. Two leaders for a moment do no harm (S6).
 */
export function lead(parts: LeadParts): () => void {
  const { locks, lockName, signs, timers, onLead, onLose } = parts
  if (locks === undefined) {
    onLead()
    return onLose
  }
  let hasEnded = false
  let isLeading = false
  let silence = 0
  let timer: unknown
  let release = () => {}
  /** Our place in the queue; given up where we steal instead of waiting. */
  let waiting = new AbortController()
  const stopWatching = signs?.watch(() => {
    silence = 0
  })
  beatLater()
  void wait(locks)
  return () => {
    hasEnded = true
    timers.clearTimeout(timer)
    stopWatching?.()
    waiting.abort()
    release()
    lose()
  }

  async function wait(queue: Locks): Promise<void> {
    waiting = new AbortController()
    const { signal } = waiting
    await hold(queue, { signal }).catch(() => undefined)
    if (hasEnded || signal.aborted) return
    lose()
    waitLater(queue)
  }

  async function steal(queue: Locks): Promise<void> {
    waiting.abort()
    await hold(queue, { steal: true }).catch(() => undefined)
    if (hasEnded) return
    // By then another tab had thought us frozen in our turn.
    lose()
    waitLater(queue)
  }

  // With a pause, because a page that is going away is refused at once.
  function waitLater(queue: Locks): void {
    timers.setTimeout(() => !hasEnded && void wait(queue), pauseMs)
  }

  function hold(queue: Locks, options: { steal?: boolean; signal?: AbortSignal }) {
    return queue.request(lockName, options, async () => {
      if (hasEnded) return
      isLeading = true
      onLead()
      await new Promise<void>((resolve) => {
        release = resolve
      })
    })
  }

  function lose(): void {
    if (isLeading) onLose()
    isLeading = false
  }

  function beatLater(): void {
    timer = timers.setTimeout(() => {
      if (isLeading) signs?.show()
      else watchSilence()
      beatLater()
    }, beatMs)
  }

  function watchSilence(): void {
    if (locks === undefined || signs === undefined) return
    silence += 1
    if (silence <= silentChecks) return
    silence = 0
    void steal(locks)
  }
}
