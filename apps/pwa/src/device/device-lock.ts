import { type OpenedKeys, openedKeys, plainKeysOf } from '../storage/key-ring.ts'
import {
  dataKeyFrom,
  type LockSecret,
  type StoredLock,
  unwrapByPin,
  wrapByPin,
} from '../storage/lock-keys.ts'
import { putLock, regionKeyOf, removeLock } from '../storage/lock-placing.ts'
import { numberOfPoint, unwrapByAnswer, wrapForRegion } from '../storage/lock-recovery.ts'
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
 * `no-region`: the device has not heard the region's recovery key yet; a forgotten PIN would lose what is unsent.
 */
export type LockAnswer =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'wrong' | 'wait'; readonly ms: number }
  | { readonly outcome: 'other-page' | 'no-region' }

/** What a device shows when its PIN was forgotten. */
export interface RecoveryRequest {
  /** Eight digits, for the telephone. */
  readonly number: string
  /** The whole of it, for a QR code or a message. */
  readonly point: string
}

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
      const region = await regionKeyOf(this.#parts.database)
      if (region === undefined) return { outcome: 'no-region' }
      const wasAlone = await page.alone(() => putLock(this.#parts, secret, word, region))
      if (!wasAlone) return { outcome: 'other-page' }
      this.#settle()
      this.#tell()
      return { outcome: 'done' }
    })
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
      await this.#followRegion(raw, lock)
      this.#opened(await openedKeys(crypto, lock, await dataKeyFrom(crypto, raw)))
    })
  }

  /** Another PIN for the same lock. */
  change(before: string, secret: LockSecret, word: string): Promise<LockAnswer> {
    return this.#tried(before, (raw, lock) => this.#rewrap(raw, lock, secret, word))
  }

  /** What to ask the region with; undefined: there is no lock. */
  async recoveryRequest(): Promise<RecoveryRequest | undefined> {
    const { crypto, ring } = this.#parts
    const point = ring.lock?.recovery.point
    if (point === undefined) return undefined
    return { point, number: await numberOfPoint(crypto, point) }
  }

  /**
   * Opens the lock by the region's answer and gives it another PIN; whatever waits stays. The answer serves once: the
   * next request is another one.
   */
  recover(answer: Uint8Array, secret: LockSecret, word: string): Promise<LockAnswer> {
    return this.#inTurn(async () => {
      const { crypto, ring } = this.#parts
      const { lock } = ring
      if (lock === undefined) throw new Error('the device has no lock')
      const raw = await unwrapByAnswer(crypto, lock.recovery, answer)
      // So many bits are not found by trying: nobody has to wait for them.
      if (raw === undefined) return { outcome: 'wrong', ms: 0 }
      await this.#rewrap(raw, lock, secret, word)
      await this.#tries.forget()
      raw.fill(0)
      return { outcome: 'done' }
    })
  }

  async #rewrap(
    raw: Uint8Array<ArrayBuffer>,
    lock: StoredLock,
    secret: LockSecret,
    word: string,
  ): Promise<void> {
    const { crypto, pinRounds } = this.#parts
    const wrapped = await wrapByPin(crypto, raw, word, pinRounds)
    const recovery = await wrapForRegion(
      crypto,
      raw,
      (await regionKeyOf(this.#parts.database)) ?? lock.recovery.region,
    )
    const data = await dataKeyFrom(crypto, raw)
    const opened = await openedKeys(crypto, lock, data)
    await this.#write({ ...lock, secret, wrapped, recovery }, opened)
    this.#parts.channel?.postMessage({ lock: 'open', keys: opened })
    this.#settle()
  }

  /** Takes the lock off: from now on its key lies on the disk as it is. */
  remove(word: string): Promise<LockAnswer> {
    return this.#tried(word, async (raw, lock) => {
      await removeLock(this.#parts, lock, raw)
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

  /** A region that has another key by now could not help with the wrap of then. */
  async #followRegion(raw: Uint8Array<ArrayBuffer>, lock: StoredLock): Promise<void> {
    const region = await regionKeyOf(this.#parts.database)
    if (region === undefined || region === lock.recovery.region) return
    const { crypto, ring } = this.#parts
    // A key that is none must not keep anybody out.
    const recovery = await wrapForRegion(crypto, raw, region).catch(() => lock.recovery)
    await this.#write({ ...lock, recovery }, ring.opened)
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

type LockMessage =
  | { readonly lock: 'asks' | 'closed' | 'changed' }
  | { readonly lock: 'open'; readonly keys: OpenedKeys }

function messageIn(data: unknown): LockMessage | undefined {
  const isMessage = typeof data === 'object' && data !== null && 'lock' in data
  return isMessage ? (data as LockMessage) : undefined
}
