import type { DeviceDatabase } from './database.ts'
import { readSetting } from './settings.ts'

/** The id of this installation: made once, kept as long as the database is. */
export async function deviceIdOf(database: DeviceDatabase, crypto: Crypto): Promise<string> {
  const known = await readSetting(database, 'device')
  if (known !== undefined) return known
  const made = crypto.randomUUID()
  // Two tabs may open a new installation at once: the first id stands.
  return database.transaction('rw', database.settings, async () => {
    const first = await readSetting(database, 'device')
    if (first !== undefined) return first
    await database.settings.add({ key: 'device', value: made })
    return made
  })
}
