import { standingSchema } from '@living-libraries/model/join'
import * as v from 'valibot'
import type { DeviceDatabase } from './database.ts'
import { type KeyRing, openedKeys, plainKeysOf } from './key-ring.ts'
import {
  dataKeyFrom,
  type LockSecret,
  makeLetterbox,
  newKeyName,
  newRawKey,
  type StoredLock,
  wrapByPin,
} from './lock-keys.ts'
import { wrapForRegion } from './lock-recovery.ts'
import { readSetting, writeSetting } from './settings.ts'

interface PlacingParts {
  readonly database: DeviceDatabase
  readonly ring: KeyRing
  readonly crypto: Crypto
  readonly pinRounds: number
}

const defaultIdleMinutes = 15

/** Puts a lock on the device, in one write; the ring has it open. `region`: the region's recovery key. */
export async function putLock(
  { crypto, database, pinRounds, ring }: PlacingParts,
  secret: LockSecret,
  word: string,
  region: string,
): Promise<void> {
  const raw = newRawKey(crypto)
  const data = await dataKeyFrom(crypto, raw)
  const lock: StoredLock = {
    secret,
    key: newKeyName(crypto, 'k'),
    wrapped: await wrapByPin(crypto, raw, word, pinRounds),
    letterbox: await makeLetterbox(crypto, data),
    recovery: await wrapForRegion(crypto, raw, region),
    idleMinutes: defaultIdleMinutes,
  }
  raw.fill(0)
  // What is not personal is read while the lock is closed, by a key that never sealed anything personal.
  const plainKey = newKeyName(crypto, 'o')
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const kept = await namedKeys(database)
  await database.transaction('rw', database.settings, async () => {
    await writeSetting(database, 'plainKeys', { ...kept, [plainKey]: made })
    await writeSetting(database, 'plainKey', plainKey)
    await writeSetting(database, 'lock', lock)
    await database.settings.delete('wrongTries')
  })
  ring.take(lock, await plainKeysOf(database), await openedKeys(crypto, lock, data))
}

/** Takes the lock off, in one write: its keys lie on the disk as they are from now on, so that all it sealed opens. */
export async function removeLock(
  { crypto, database, ring }: PlacingParts,
  lock: StoredLock,
  raw: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { data, letterbox } = await openedKeys(crypto, lock, await dataKeyFrom(crypto, raw))
  const kept = await namedKeys(database)
  const plainKeys = { ...kept, [lock.key]: data, [lock.letterbox.name]: letterbox }
  await database.transaction('rw', database.settings, async () => {
    await writeSetting(database, 'plainKeys', plainKeys)
    await database.settings.delete('lock')
  })
  ring.take(undefined, await plainKeysOf(database))
}

/** The region's key for forgotten PINs, as the centre last told it. */
export async function regionKeyOf(database: DeviceDatabase): Promise<string | undefined> {
  const keys = v.safeParse(standingSchema.entries.keys, await readSetting(database, 'keys'))
  return keys.success ? keys.output.recoveryKey : undefined
}

// The first key of an installation has a place of its own.
async function namedKeys(database: DeviceDatabase): Promise<{ [name: string]: CryptoKey }> {
  const { all } = await plainKeysOf(database)
  return Object.fromEntries([...all].filter(([name]) => name !== ''))
}
