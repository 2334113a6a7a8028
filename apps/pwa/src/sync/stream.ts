import type { Centre, Hint } from './centre.ts'

const firstPauseMs = 3_000
const longestPauseMs = 120_000

export interface Listening {
  /** The stream is open, and the centre was heard by it not long ago. */
  readonly isHeard: boolean
  /** Gives nothing to put in its place. */
  stop(): undefined
}

/**
 * Keeps the stream of hints open. Nothing else comes by it: every opening and every hint only means "ask now",
 * because whatever happened while it was closed was missed.
 */
export function listenToCentre(centre: Centre, onHint: (hint: Hint) => void): Listening {
  const ended = new AbortController()
  let isHeard = false
  void keepOpen()
  return {
    get isHeard() {
      return isHeard
    },
    stop: () => {
      ended.abort()
      return undefined
    },
  }

  async function keepOpen(): Promise<void> {
    let pauseMs = firstPauseMs
    while (!ended.signal.aborted) {
      const openedAt = performance.now()
      const hear = (hint: Hint) => {
        isHeard = true
        onHint(hint)
      }
      await centre.stream(hear, ended.signal).catch(() => undefined)
      isHeard = false
      if (performance.now() - openedAt > longestPauseMs) pauseMs = firstPauseMs
      await pause(pauseMs * (0.5 + Math.random()))
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      ended.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
