import type { Timers } from '../sync/clock.ts'

interface Settling {
  syncOnce(): Promise<void>
  unsentRecords(): Promise<number>
}

const pauseMs = 200

/** See `Device.settled`. */
export async function settle(device: Settling, timers: Timers, timeoutMs: number): Promise<void> {
  const endsAt = performance.now() + timeoutMs
  for (;;) {
    const problem = await device.syncOnce().then(
      () => undefined,
      (error: unknown) => error,
    )
    const unsent = await device.unsentRecords()
    if (problem === undefined && unsent === 0) return
    if (performance.now() > endsAt) {
      throw new Error(`not settled after ${timeoutMs} ms: ${unsent} records unsent`, {
        cause: problem,
      })
    }
    await new Promise<void>((resolve) => void timers.setTimeout(resolve, pauseMs))
  }
}
