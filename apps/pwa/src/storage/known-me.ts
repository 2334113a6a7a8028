import { isJsonObject, type Json } from '@living-libraries/model/json'
import { type Me, meSchema } from '@living-libraries/model/join'
import * as v from 'valibot'
import type { DeviceDatabase } from './database.ts'
import type { Sealer } from './sealing.ts'
import { readSetting, writeSetting } from './settings.ts'

/** Who this device was at the last contact, without the names of its people; undefined if it never joined. */
export async function knownMe(database: DeviceDatabase): Promise<Me | undefined> {
  const me = v.safeParse(meSchema, await readSetting(database, 'me'))
  return me.success ? me.output : undefined
}

/** The same with the names, as far as the lock is open. */
export async function namedMe(database: DeviceDatabase, sealer: Sealer): Promise<Me | undefined> {
  const me = await knownMe(database)
  if (me === undefined) return undefined
  const names = await namesOf(database, sealer)
  const named = (id: string, name: string) => {
    const known = names[id]
    return typeof known === 'string' ? known : name
  }
  return {
    ...me,
    persons: me.persons.map((person) => ({ ...person, name: named(person.id, person.name) })),
  }
}

/** What is written of an answer of the centre: people without their names, and the names sealed. */
export interface KeptMe {
  readonly me: Me
  readonly names: Json
}

/** Sealing ends a transaction: to be done before the write. */
export async function sealedMe(sealer: Sealer, me: Me): Promise<KeptMe> {
  const names = Object.fromEntries(me.persons.map(({ id, name }) => [id, name]))
  const nameless = me.persons.map((person) => ({ ...person, name: '' }))
  return { me: { ...me, persons: nameless }, names: await sealer.seal(names, 'names') }
}

export async function writeMe(database: DeviceDatabase, { me, names }: KeptMe): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    await writeSetting(database, 'me', me)
    await writeSetting(database, 'names', names)
  })
}

/** Earlier versions kept the names as they are. */
export async function sealKnownNames(database: DeviceDatabase, sealer: Sealer): Promise<void> {
  const me = await knownMe(database)
  const isInClear = me?.persons.some(({ name }) => name !== '') === true
  if (me !== undefined && isInClear) await writeMe(database, await sealedMe(sealer, me))
}

async function namesOf(
  database: DeviceDatabase,
  sealer: Sealer,
): Promise<{ readonly [id: string]: Json }> {
  const names = await sealer.open(((await readSetting(database, 'names')) ?? null) as Json, 'names')
  return isJsonObject(names) ? names : {}
}
