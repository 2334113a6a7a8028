import { hasSendable } from '../storage/sendable.ts'
import { askForErased } from '../sync/erasure-asking.ts'
import { tellLock } from '../sync/lock-telling.ts'
import { refreshStanding } from '../sync/standing.ts'
import type { DeviceParts } from './device-parts.ts'

/**
 * Everything that one round with the centre does: own changes and what is new first, then the files of others that
 * this device carries and what waited for these, pictures last (S4). Whatever is written meanwhile goes before the
 * next piece of a picture. `isFollowing`: another tab leads, and pictures are its business; two would send the same one.
 */
export async function wholeExchange(parts: DeviceParts, isFollowing: () => boolean): Promise<void> {
  await parts.pictureFetching.after(() => exchangeRecords(parts))
  await askForErased(parts)
  await refreshStanding(parts)
  await tellLock(parts)
  await parts.photos.dropOrphans()
  await parts.arriving.dropOrphans()
  while (!isFollowing() && (await parts.photos.countUnsent()).photos > 0) {
    const { sendPictures } = await import('../sync/photo-sending.ts')
    const mayGoOn = async () => !isFollowing() && !(await hasSendable(parts))
    if (await sendPictures({ ...parts, mayGoOn })) return
    await parts.pictureFetching.after(() => exchangeRecords(parts))
  }
}

async function exchangeRecords(parts: DeviceParts): Promise<void> {
  const { carriedFiles, exchange } = parts
  await exchangeWhatIsFree(parts)
  if (!(await carriedFiles.hasErrands())) return
  // Loaded here only: most devices never carry one.
  const { relayFiles } = await import('../transfer/relay.ts')
  const hasUnsentRecords = () => hasSendable(parts)
  while (!(await relayFiles({ ...parts, hasUnsentRecords }))) await exchange.run()
  await exchangeWhatIsFree(parts)
}

/** What waited for a file goes in the same round, also where an earlier one brought the file and was cut after that. */
async function exchangeWhatIsFree({ carriedFiles, exchange }: DeviceParts): Promise<void> {
  await exchange.run()
  if (await carriedFiles.release()) await exchange.run()
}
