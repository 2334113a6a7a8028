import { type Me, standingSchema } from '@living-libraries/model/join'
import * as v from 'valibot'
import type { DeviceDatabase } from '../storage/database.ts'
import { knownMe, sealedMe, writeMe } from '../storage/known-me.ts'
import type { Sealer } from '../storage/sealing.ts'
import type { StoreNewsDesk } from '../storage/record-watch.ts'
import { readSetting, writeSetting } from '../storage/settings.ts'
import { type Centre, CentreProblem } from './centre.ts'

export interface StandingParts {
  readonly centre: Centre
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly desk: StoreNewsDesk
  readonly now: () => number
}

const renewalMs = 6 * 60 * 60 * 1000

/**
 * What the centre says of this device: who it is, asked only when the centre told that it changed, and now and then its
 * certificate and the keys of those who may open its transfer files. To be called after an exchange.
 */
export async function refreshStanding(parts: StandingParts): Promise<void> {
  const { database, now } = parts
  const me = await knownMe(database)
  if (me === undefined) return
  const hasMoved = (await readSetting(database, 'meIsStale')) === true && (await renewMe(parts, me))
  const age = now() - ((await readSetting(database, 'standingAt')) ?? Number.NEGATIVE_INFINITY)
  if (hasMoved || age > renewalMs || age < 0) await renewKeys(parts)
}

/** True where the spaces are others now, or who works here. */
async function renewMe(
  { centre, database, sealer, desk }: StandingParts,
  before: Me,
): Promise<boolean> {
  const me = await centre.me()
  const sealed = await sealedMe(sealer, me)
  await database.transaction('rw', database.settings, async () => {
    await writeMe(database, sealed)
    await database.settings.delete('meIsStale')
    // Whoever was taken off the device writes nothing more on it, not even by mistake of a colleague.
    const person = await readSetting(database, 'person')
    const [first] = me.persons
    const isGone = !me.persons.some(({ id }) => id === person)
    if (isGone && first !== undefined) await writeSetting(database, 'person', first.id)
  })
  desk.tell({ ids: 'all' })
  // Both without names: a certificate says nobody's.
  const { spaces, persons } = sealed.me
  return JSON.stringify([spaces, persons]) !== JSON.stringify([before.spaces, before.persons])
}

/** Nothing hangs on it today: a centre that cannot answer is asked again after the next exchange. */
async function renewKeys({ centre, database, now }: StandingParts): Promise<void> {
  const answer = await centre.get('/api/me/standing').catch((error: unknown) => {
    if (!(error instanceof CentreProblem)) throw error
  })
  const standing = v.safeParse(standingSchema, answer)
  if (!standing.success) return
  const { certificate, keys } = standing.output
  await database.transaction('rw', database.settings, async () => {
    await writeSetting(database, 'certificate', certificate)
    await writeSetting(database, 'keys', keys)
    await writeSetting(database, 'standingAt', now())
  })
}
