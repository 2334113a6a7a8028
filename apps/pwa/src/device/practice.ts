import type { IndexedDbSource } from '../storage/database.ts'
import { openKeyRing } from '../storage/key-ring.ts'
import { namedMe, sealedMe, writeMe } from '../storage/known-me.ts'
import { openDatabase } from '../storage/opening.ts'
import { openSealer } from '../storage/sealing.ts'
import { readSetting, writeSetting } from '../storage/settings.ts'
import { Device } from './device.ts'
import { type DeviceOptions, openParts } from './device-parts.ts'

/** The database in which practice lies, apart from everything real. */
const practiceName = 'living-libraries-practice'

/**
 * A device for practice: the same app over a database of its own, with the forum and the person of the real one, and
 * without a way to the centre. Nothing that is recorded in it can be sent, because there is nobody who could send it.
 */
export async function openPractice(options: DeviceOptions = {}): Promise<Device> {
  const storage = options.storage ?? globalThis
  const parts = await openParts({
    ...options,
    name: practiceName,
    stream: false,
    fetch: () => Promise.reject(new TypeError('practice has no line')),
  })
  const real = await openDatabase(options.name ?? 'living-libraries', storage, () => {})
  try {
    const forum = await real.records.where('space').equals('forum').toArray()
    await parts.database.records.bulkPut(forum.map((record) => ({ ...record, pending: [] })))
    const person = await readSetting(real, 'person')
    if (person !== undefined) await writeSetting(parts.database, 'person', person)
    const me = await namedMe(real, openSealer(await openKeyRing(real, parts.crypto), parts.crypto))
    if (me !== undefined) await writeMe(parts.database, await sealedMe(parts.sealer, me))
  } finally {
    real.close()
  }
  return new Device(parts)
}

/** Takes everything of the practice away. */
export function erasePractice({ indexedDB }: IndexedDbSource = globalThis): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(practiceName)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('practice could not be erased'))
    request.onblocked = () => resolve()
  })
}
