import { standingSchema } from '@living-libraries/model/join'
import * as v from 'valibot'
import type { DeviceDatabase } from '../storage/database.ts'
import { knownMe, sealedMe, writeMe } from '../storage/known-me.ts'
import type { Sealer } from '../storage/sealing.ts'
import { readSetting, writeSetting } from '../storage/settings.ts'
import { type Centre, CentreProblem } from './centre.ts'

export interface StandingParts {
  readonly centre: Centre
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly now: () => number
}

const renewalMs = 6 * 60 * 60 * 1000

/**
 * What the centre says of this device: who it is, asked only when the list of its spaces changed, and now and then its
 * certificate and the keys of those who may open its transfer files. To be called after an exchange.
 */
export async function refreshStanding(parts: StandingParts): Promise<void> {
  const { centre, database, sealer, now } = parts
  const me = await knownMe(database)
  if (me === undefined) return
  const spaces = (await readSetting(database, 'spaces')) ?? me.spaces
  const hasMoved = JSON.stringify(spaces) !== JSON.stringify(me.spaces)
  if (hasMoved) await writeMe(database, await sealedMe(sealer, await centre.me()))
  const age = now() - ((await readSetting(database, 'standingAt')) ?? Number.NEGATIVE_INFINITY)
  if (hasMoved || age > renewalMs || age < 0) await renewKeys(parts)
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
