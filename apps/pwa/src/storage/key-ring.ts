import type { DeviceDatabase } from './database.ts'
import { letterboxKey, letterKey, newLetterKey, type StoredLock } from './lock-keys.ts'
import type { NamedKey } from './sealed-value.ts'
import { readSetting } from './settings.ts'

/** What an opened lock gives: the keys themselves, which cannot be exported. */
export interface OpenedKeys {
  /** Of which lock. */
  readonly name: string
  readonly data: CryptoKey
  readonly letterbox: CryptoKey
}

/**
 * The keys of this device, as far as they may be used now.
 *
 * | lock   | what goes under the lock is sealed with | and opens                    | the rest (half-typed answers)   |
 * |--------|------------------------------------------|------------------------------|---------------------------------|
 * | none   | the plain key                            | yes                          | the plain key                   |
 * | open   | the data key                             | yes                          | the plain key                   |
 * | closed | the letterbox: put in, not taken out     | no, it is read as it stands  | the plain key                   |
 */
export class KeyRing {
  readonly #crypto: Crypto
  /** On the disk as they are, by name; a letterbox of a lock that was taken off is among them. */
  #plain: ReadonlyMap<string, CryptoKey>
  #plainName: string
  #lock: StoredLock | undefined
  #opened: OpenedKeys | undefined
  #letter: Promise<NamedKey> | undefined
  #letters = new Map<string, Promise<CryptoKey>>()
  /** Grows whenever the lock closes: what was opened before must not be kept. */
  closings = 0

  constructor(crypto: Crypto, keys: PlainKeys, lock: StoredLock | undefined) {
    this.#crypto = crypto
    this.#plain = keys.all
    this.#plainName = keys.current
    this.#lock = lock
  }

  get lock(): StoredLock | undefined {
    return this.#lock
  }

  get isClosed(): boolean {
    return this.#lock !== undefined && this.#opened === undefined
  }

  get opened(): OpenedKeys | undefined {
    return this.#opened
  }

  /** With this everything is sealed that goes under the lock. */
  async sealing(): Promise<NamedKey> {
    if (this.#lock === undefined) return this.plain()
    if (this.#opened !== undefined) return { name: this.#lock.key, key: this.#opened.data }
    this.#letter ??= newLetterKey(this.#crypto, this.#lock.letterbox)
    return this.#letter
  }

  /** With this what may be read while the lock is closed. */
  plain(): NamedKey {
    const key = this.#plain.get(this.#plainName)
    if (key === undefined) throw new Error('the device has no key')
    return { name: this.#plainName, key }
  }

  /** undefined where the key is under the lock, or is none of this device's. */
  async find(name: string): Promise<CryptoKey | undefined> {
    if (this.isClosed && name !== this.#plainName) return undefined
    return this.findAny(name)
  }

  /** Also one that lies on the disk as it is although the lock is closed: only for sealing anew what it sealed. */
  async findAny(name: string): Promise<CryptoKey | undefined> {
    if (this.#opened !== undefined && name === this.#lock?.key) return this.#opened.data
    const [box = ''] = name.split(':')
    if (box === name) return this.#plain.get(name)
    const isOwn = box === this.#lock?.letterbox.name
    const privateKey = isOwn ? this.#opened?.letterbox : this.#plain.get(box)
    if (privateKey === undefined) return undefined
    const known = this.#letters.get(name) ?? letterKey(this.#crypto, privateKey, name)
    this.#letters.set(name, known)
    return known.catch(() => undefined)
  }

  /** Whether a value sealed with the key of this name lies where it should for good. */
  isSettled(name: string, isUnderLock: boolean): boolean {
    if (this.#lock === undefined || !isUnderLock) return name === this.#plainName
    return name === this.#lock.key
  }

  /** Another lock, another PIN, or none any more; it stands as it is now, open or closed. */
  take(lock: StoredLock | undefined, keys: PlainKeys, opened?: OpenedKeys): void {
    this.#lock = lock
    this.#plain = keys.all
    this.#plainName = keys.current
    this.#opened = opened
    this.#letter = undefined
    this.#letters.clear()
  }

  open(opened: OpenedKeys): boolean {
    if (this.#lock === undefined || opened.name !== this.#lock.key) return false
    this.#opened = opened
    return true
  }

  close(): void {
    this.#opened = undefined
    this.#letter = undefined
    this.#letters.clear()
    this.closings += 1
  }
}

/** The keys of a data key that was just unwrapped. */
export async function openedKeys(
  crypto: Crypto,
  { key: name, letterbox }: StoredLock,
  data: CryptoKey,
): Promise<OpenedKeys> {
  return { name, data, letterbox: await letterboxKey(crypto, letterbox, data) }
}

/** The keys that lie on the disk as they are. */
export interface PlainKeys {
  readonly all: ReadonlyMap<string, CryptoKey>
  readonly current: string
}

export async function plainKeysOf(database: DeviceDatabase): Promise<PlainKeys> {
  const first = await readSetting(database, 'dataKey')
  const more = (await readSetting(database, 'plainKeys')) ?? {}
  const all = new Map(Object.entries(more))
  if (first !== undefined) all.set('', first)
  return { all, current: (await readSetting(database, 'plainKey')) ?? '' }
}

/** The ring as it lies on the disk: a lock is closed. The first key is made where there is none. */
export async function openKeyRing(database: DeviceDatabase, crypto: Crypto): Promise<KeyRing> {
  await makeFirstKey(database, crypto)
  const lock = await readSetting(database, 'lock')
  return new KeyRing(crypto, await plainKeysOf(database), lock)
}

async function makeFirstKey(database: DeviceDatabase, crypto: Crypto): Promise<void> {
  if (await hasKey(database)) return
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  // Two tabs may open a new device at once: the first key stands.
  await database.transaction('rw', database.settings, async () => {
    if (!(await hasKey(database))) await database.settings.add({ key: 'dataKey', value: made })
  })
}

async function hasKey(database: DeviceDatabase): Promise<boolean> {
  const first = await readSetting(database, 'dataKey')
  return first !== undefined || (await readSetting(database, 'plainKey')) !== undefined
}
