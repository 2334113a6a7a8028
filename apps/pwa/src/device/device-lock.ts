import { type OpenedKeys, openedKeys, plainKeysOf } from '../storage/key-ring.ts'
import {
  dataKeyFrom,
  type LockSecret,
  makeLetterbox,
  newKeyName,
  newRawKey,
  type StoredLock,
  unwrapByPin,
  wrapByPin,
} from '../storage/lock-keys.ts'
import { resealAll } from '../storage/resealing.ts'
import { readSetting, writeSetting } from '../storage/settings.ts'
import { WrongTries } from '../storage/wrong-tries.ts'
import type { DeviceParts } from './device-parts.ts'

/** `none`: the device has no lock. `closed`: names and photos cannot be read, everything else goes on. */
export interface LockState {
  readonly state: 'none' | 'open' | 'closed'
  readonly secret: LockSecret | undefined
  /** Closes by itself after so many minutes; undefined: by hand and with the app only. */
  readonly idleMinutes: number | undefined
}

/**
 * What a try came to. `wait`: it was not looked at, `ms` are left. `other-page`: another tab has the app open.
 */
export type LockAnswer =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'wrong' | 'wait'; readonly ms: number }
  | { readonly outcome: 'other-page' }

type Parts = Pick<
  DeviceParts,
  'database' | 'ring' | 'crypto' | 'page' | 'desk' | 'channel' | 'closed' | 'pinRounds' | 'uptime'
>

/**
 * The lock of a device: a PIN or a passphrase over everything personal on its disk. Closing it forgets the key in every
 * tab; what is recorded meanwhile is sealed all the same, and waits with its names until somebody opens it.
 */
export class DeviceLock {
  readonly #parts: Parts
  readonly #tries: WrongTries
  readonly #listeners = new Set<() => void>()
  /** One thing after another: two tries at once would count as one. */
  #queue: Promise<unknown> = Promise.resolve()
  #settling: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#tries = new WrongTries(parts.database, parts.uptime)
    parts.channel?.addEventListener('message', ({ data }) => void this.#hear(data))
    // Another tab may have been opened with the PIN before this one came.
    if (parts.ring.isClosed) parts.channel?.postMessage({ lock: 'asks' })
    parts.closed.signal.addEventListener('abort', () => {
      this.#listeners.clear()
      parts.page.end()
    })
  }

  state(): LockState {
    const { lock, isClosed } = this.#parts.ring
    if (lock === undefined) return { state: 'none', secret: undefined, idleMinutes: undefined }
    const { secret, idleMinutes } = lock
    return { state: isClosed ? 'closed' : 'open', secret, idleMinutes }
  }

  /** Calls back whenever `state` may be another, until the answer is called. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** ms until the next try is looked at. */
  wait(): Promise<number> {
    return this.#tries.wait()
  }

  /** Puts a lock on a device that has none; it stays open. From now on everything personal is sealed under it. */
  set(secret: LockSecret, word: string): Promise<LockAnswer> {
    return this.#inTurn(async () => {
      const { page, ring } = this.#parts
      if (ring.lock !== undefined) throw new Error('the device has a lock already')
      const wasAlone = await page.alone(() => this.#put(secret, word))
      if (!wasAlone) return { outcome: 'other-page' }
      this.#settle()
      this.#tell()
      return { outcome: 'done' }
    })
  }

  async #put(secret: LockSecret, word: string): Promise<void> {
    const { crypto, database, pinRounds, ring } = this.#parts
    const raw = newRawKey(crypto)
    const data = await dataKeyFrom(crypto, raw)
    const lock: StoredLock = {
      secret,
      key: newKeyName(crypto, 'k'),
      wrapped: await wrapByPin(crypto, raw, word, pinRounds),
      letterbox: await makeLetterbox(crypto, data),
      idleMinutes: defaultIdleMinutes,
    }
    // What is not personal is read while the lock is closed, by a key that never sealed anything personal.
    const plainKey = newKeyName(crypto, 'o')
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    const former = await plainKeysOf(database)
    const kept = [...former.all].filter(([name]) => name !== '')
    await database.transaction('rw', database.settings, async () => {
      await writeSetting(database, 'plainKeys', { ...Object.fromEntries(kept), [plainKey]: made })
      await writeSetting(database, 'plainKey', plainKey)
      await writeSetting(database, 'lock', lock)
      await database.settings.delete('wrongTries')
    })
    ring.take(lock, await plainKeysOf(database), await openedKeys(crypto, lock, data))
  }

  /** Closes it, in every tab. Whatever is being written meanwhile is written. */
  close(): void {
    if (this.state().state !== 'open') return
    this.#parts.channel?.postMessage({ lock: 'closed' })
    this.#close()
  }

  /** Opens it, in every tab. */
  open(word: string): Promise<LockAnswer> {
    return this.#tried(word, async (raw, lock) => {
      const { crypto } = this.#parts
      this.#opened(await openedKeys(crypto, lock, await dataKeyFrom(crypto, raw)))
    })
  }

  /** Another PIN for the same lock. */
  change(before: string, secret: LockSecret, word: string): Promise<LockAnswer> {
    return this.#tried(before, (raw, lock) => this.#rewrap(raw, lock, secret, word))
  }

  async #rewrap(
    raw: Uint8Array<ArrayBuffer>,
    lock: StoredLock,
    secret: LockSecret,
    word: string,
  ): Promise<void> {
    const { crypto, pinRounds } = this.#parts
    const wrapped = await wrapByPin(crypto, raw, word, pinRounds)
    const data = await dataKeyFrom(crypto, raw)
    await this.#write({ ...lock, secret, wrapped }, await openedKeys(crypto, lock, data))
  }

  /** Takes the lock off: from now on its key lies on the disk as it is. */
  remove(word: string): Promise<LockAnswer> {
    return this.#tried(word, async (raw, lock) => {
      const { crypto, database, ring } = this.#parts
      const opened = await openedKeys(crypto, lock, await dataKeyFrom(crypto, raw))
      const { all } = await plainKeysOf(database)
      const plainKeys = {
        ...Object.fromEntries([...all].filter(([name]) => name !== '')),
        [lock.key]: opened.data,
        [lock.letterbox.name]: opened.letterbox,
      }
      await database.transaction('rw', database.settings, async () => {
        await writeSetting(database, 'plainKeys', plainKeys)
        await database.settings.delete('lock')
      })
      ring.take(undefined, await plainKeysOf(database))
      this.#parts.channel?.postMessage({ lock: 'changed' })
      this.#tell()
    })
  }

  /** After so many minutes without a touch it closes by itself; undefined: never. */
  async closeAfter(idleMinutes: number | undefined): Promise<void> {
    const { lock, opened } = this.#parts.ring
    if (lock === undefined) return
    const { idleMinutes: _before, ...rest } = lock
    await this.#write({ ...rest, ...(idleMinutes === undefined ? {} : { idleMinutes }) }, opened)
  }

  /** Fulfilled when everything that was to be sealed anew is. */
  async settled(): Promise<void> {
    await this.#settling
  }

  #tried(
    word: string,
    withKey: (raw: Uint8Array<ArrayBuffer>, lock: StoredLock) => Promise<void>,
  ): Promise<LockAnswer> {
    return this.#inTurn(async () => {
      const { crypto, ring } = this.#parts
      const { lock } = ring
      if (lock === undefined) throw new Error('the device has no lock')
      if (!(await this.#tries.begin())) return { outcome: 'wait', ms: await this.#tries.wait() }
      const raw = await unwrapByPin(crypto, lock.wrapped, word)
      if (raw === undefined) return { outcome: 'wrong', ms: await this.#tries.wait() }
      await this.#tries.forget()
      await withKey(raw, lock)
      raw.fill(0)
      return { outcome: 'done' }
    })
  }

  async #write(lock: StoredLock, opened: OpenedKeys | undefined): Promise<void> {
    const { channel, database, ring } = this.#parts
    await writeSetting(database, 'lock', lock)
    ring.take(lock, await plainKeysOf(database), opened)
    channel?.postMessage({ lock: 'changed' })
    this.#tell()
  }

  #opened(keys: OpenedKeys): void {
    if (!this.#parts.ring.open(keys)) return
    this.#parts.channel?.postMessage({ lock: 'open', keys })
    this.#settle()
    this.#tell()
  }

  #close(): void {
    this.#parts.ring.close()
    this.#tell()
  }

  /** What was put into the letterbox, or lies under a former key, comes under the data key. */
  #settle(): void {
    const { crypto, database, ring } = this.#parts
    this.#settling = this.#settling
      .then(() => resealAll(database, ring, crypto))
      // A full disk, a database that was taken away: everything stays readable as it is, and it is tried again.
      .catch(() => undefined)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
    // Only in this tab: the others are told by the lock itself.
    this.#parts.desk.tellHere({ ids: 'all', hasUnsent: true })
  }

  async #hear(data: unknown): Promise<void> {
    const message = messageIn(data)
    const { channel, database, ring } = this.#parts
    if (message === undefined) return
    if (message.lock === 'asks') {
      if (ring.opened !== undefined) channel?.postMessage({ lock: 'open', keys: ring.opened })
    } else if (message.lock === 'closed') {
      if (ring.opened !== undefined) this.#close()
    } else if (message.lock === 'open') {
      if (ring.isClosed && ring.open(message.keys)) this.#tell()
    } else {
      ring.take(await readSetting(database, 'lock'), await plainKeysOf(database), ring.opened)
      this.#tell()
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work)
    this.#queue = done.catch(() => undefined)
    return done
  }
}

const defaultIdleMinutes = 15

type LockMessage =
  | { readonly lock: 'asks' | 'closed' | 'changed' }
  | { readonly lock: 'open'; readonly keys: OpenedKeys }

function messageIn(data: unknown): LockMessage | undefined {
  const isMessage = typeof data === 'object' && data !== null && 'lock' in data
  return isMessage ? (data as LockMessage) : undefined
}
