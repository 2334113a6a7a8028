import type { DeviceDatabase } from './database.ts'
import type { StoredLock } from './lock-keys.ts'

/**
 * The device's few single values, each under one key, with what it holds. Nothing here is a record, and nothing
 * here ever leaves the device but through the exchange.
 */
export interface SettingValues {
  /** The device's own id, made once per installation. */
  device: string
  /** The last n given to a change; see `change-writer.ts`. */
  counter: number
  /** The highest n that was ever part of a push: changes up to it may be known to the server. */
  offered: number
  /** The pull token of the last page that was taken in. */
  token: string
  epoch: string
  /**
   * Records that only the centre writes, held from before it was restored: what a whole pull does not bring again,
   * the centre has no more (S15).
   */
  doubted: readonly string[]
  /** Pictures that a centre has had, of which nobody has asked it again since it was restored (S15): their keys. */
  doubtedPictures: readonly string[]
  /** Answers of the centre for those whose files were brought, which are still to be fetched. */
  awaitedAnswers: readonly AwaitedAnswer[]
  /** The spaces that the centre says this device may read. */
  spaces: readonly string[]
  /** Server clock (ms) of the last acknowledgement. */
  receivedAt: number
  /** Last answer of /api/me or /api/join, without the names of the people. */
  me: unknown
  /** Their names by id, sealed. */
  names: unknown
  /** The centre said that something of it is different now; it is to be asked for. */
  meIsStale: boolean
  certificate: string
  /** The region's public key, and the recipients of transfer files. */
  keys: unknown
  /** Clock of the device when certificate and keys were last told. */
  standingAt: number
  /** The first key of the installation; gone once a lock has taken its place. */
  dataKey: CryptoKey
  /** Further keys that lie here as they are, by name; `plainKey` names the one in use. See `key-ring.ts`. */
  plainKeys: { readonly [name: string]: CryptoKey }
  plainKey: string
  /** Absent: the device has no lock. */
  lock: StoredLock
  /** The point of the lock that the centre was last told; '' for none. */
  lockTold: string
  /** Wrong PINs in a row; see `wrong-tries.ts`. */
  wrongTries: number
  signingKey: CryptoKeyPair
  /** The device's age identity, sealed. */
  ageIdentity: unknown
  /** What the exchange did: see `exchange-journal.ts`. */
  journal: readonly string[]
  /** Who is working on the device now: id of a person. */
  person: string
}

export interface AwaitedAnswer {
  /** The carried file for which it is. */
  readonly hash: string
  readonly device: string
  /** How often it was asked for in vain. */
  readonly tries: number
}

export async function readSetting<Key extends keyof SettingValues>(
  database: DeviceDatabase,
  key: Key,
): Promise<SettingValues[Key] | undefined> {
  const setting = await database.settings.get(key)
  return setting?.value as SettingValues[Key] | undefined
}

export async function writeSetting<Key extends keyof SettingValues>(
  database: DeviceDatabase,
  key: Key,
  value: SettingValues[Key],
): Promise<void> {
  await database.settings.put({ key, value })
}
