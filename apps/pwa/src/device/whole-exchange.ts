import { refreshStanding } from '../sync/standing.ts'
import type { DeviceParts } from './device-parts.ts'

/**
 * Everything that one round with the centre does: own changes and what is new first, then the files of others that
 * this device carries, and what waited for these.
 */
export async function wholeExchange(parts: DeviceParts): Promise<void> {
  const { carriedFiles, exchange } = parts
  await exchange.run()
  await carriedFiles.release()
  if ((await carriedFiles.countWaiting()) > 0) {
    // Loaded here only: most devices never carry one.
    const { relayFiles } = await import('../transfer/relay.ts')
    await relayFiles(parts)
    await exchange.run()
    await carriedFiles.release()
    await exchange.run()
  }
  await refreshStanding(parts)
}
