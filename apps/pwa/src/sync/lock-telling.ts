import type { DeviceDatabase } from '../storage/database.ts'
import { readSetting, writeSetting } from '../storage/settings.ts'
import { type Centre, CentreProblem } from './centre.ts'

/**
 * Tells the centre with which point this device would ask for help, so that eight digits over the telephone are enough
 * later. Nothing hangs on it: without it the long form of the request does the same. To be called after an exchange.
 */
export async function tellLock({
  centre,
  database,
}: {
  readonly centre: Centre
  readonly database: DeviceDatabase
}): Promise<void> {
  const point = (await readSetting(database, 'lock'))?.recovery?.point ?? ''
  if (((await readSetting(database, 'lockTold')) ?? '') === point) return
  try {
    await centre.post('/api/me/lock', { point: point === '' ? null : point })
  } catch (error) {
    if (error instanceof CentreProblem) return
    throw error
  }
  await writeSetting(database, 'lockTold', point)
}
