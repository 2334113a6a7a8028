import type { Centre, Hint } from './centre.ts'

const firstPauseMs = 3_000
const longestPauseMs = 120_000

/**
 * Keeps the stream of hints open. Nothing else comes by it: every opening and every hint only means "ask now",
 * because whatever happened while it was closed was missed.
 */
export function listenToCentre(centre: Centre, onHint: (hint: Hint) => void): () => void {
  const ended = new AbortController()
  void keepOpen()
  return () => ended.abort()

  async function keepOpen(): Promise<void> {
    let pauseMs = firstPauseMs
    while (!ended.signal.aborted) {
      const openedAt = performance.now()
      await centre.stream(onHint, ended.signal).catch(() => undefined)
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
