import type { CentreContents } from './centre-contents.ts'
import { Violation } from './violation.ts'
import type { World } from './world.ts'

/**
 * Invariants 1, 2 and 7 for pictures: once everything has arrived, the centre has each whole, as the record says, and
 * none of an erased photo is anywhere.
 */
export async function refuseLostPictures(world: World, contents: CentreContents): Promise<void> {
  const { devices, ledger } = world
  const held = new Map<string, ReadonlySet<string>>()
  for (const { key, disk } of devices) held.set(key, await disk.keysOf('pictures'))
  for (const [photo, { by }] of ledger.photos) {
    const state = contents.records.get(photo)?.state
    const places = [...held].filter(([, keys]) =>
      parts.some((part) => keys.has(`${photo}/${part}`)),
    )
    if (ledger.erased.has(photo)) {
      const place = contents.pictures.has(`${photo}/picture`) ? 'the centre' : places[0]?.[0]
      if (place === undefined) continue
      throw new Violation(7, `the photo ${photo} was erased and its picture is in ${place}`)
    }
    if (state === undefined || state.deleted) continue
    const author = devices.find(({ key }) => key === by)
    // Whoever left the space hands nothing over, and what a restored centre had is nowhere else then.
    if (author?.spaces().includes(state.space) !== true) continue
    for (const part of parts) {
      const hash = part === 'picture' ? state.fields['hash'] : state.fields['thumbnailHash']
      if (contents.pictures.get(`${photo}/${part}`) === hash) continue
      // Kept until the centre had it, and gone with a space that was lost and came back.
      if (held.get(by)?.has(`${photo}/${part}`) !== true && world.lost !== undefined) continue
      throw new Violation(2, `the ${part} of ${photo} of ${by} is not whole in the centre`)
    }
  }
}

const parts = ['thumbnail', 'picture'] as const
