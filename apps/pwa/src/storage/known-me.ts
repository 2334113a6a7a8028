import { type Me, meSchema } from '@living-libraries/model/join'
import * as v from 'valibot'
import type { DeviceDatabase } from './database.ts'
import { readSetting } from './settings.ts'

/** Who this device was at the last contact; undefined if it never joined. */
export async function knownMe(database: DeviceDatabase): Promise<Me | undefined> {
  const me = v.safeParse(meSchema, await readSetting(database, 'me'))
  return me.success ? me.output : undefined
}
