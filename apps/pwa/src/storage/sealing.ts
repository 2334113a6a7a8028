import type { Change } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import type { RecordState } from '@living-libraries/model/record'
import type { KeyRing } from './key-ring.ts'
import { mapPersonalChange, mapPersonalState } from './personal-values.ts'
import {
  isSealed,
  keyNameOf,
  openBytes as openWithKey,
  openValue,
  sealBytes,
  sealValue,
} from './sealed-value.ts'

/**
 * Personal fields never touch the disk in clear: the store's log files keep old values long after they were
 * overwritten. AES-256-GCM (WebCrypto) with a key that cannot be exported; which key, the ring says.
 *
 * While the lock is closed everything can be sealed and nothing opened: a sealed value is then read as it stands and
 * written back as it was, never taken for words.
 */
export interface Sealer {
  /** Nothing can be opened now. */
  readonly isClosed: boolean
  sealState(state: RecordState): Promise<RecordState>
  openState(state: RecordState): Promise<RecordState>
  sealChange(change: Change, kind: string): Promise<Change>
  openChange(change: Change, kind: string): Promise<Change>
  /** Pictures. */
  sealBytes(bytes: Uint8Array<ArrayBuffer>, place: string): Promise<SealedBytes>
  /** undefined where they cannot be opened now. */
  openBytes(sealed: SealedBytes, place: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Any small value that is not a record. `plain`: it may be read while the lock is closed. */
  seal(value: Json, place: string, plain?: 'plain'): Promise<Json>
  /** The value as it stands where it is under the lock; null where no key of this device opens it. */
  open(sealed: Json, place: string): Promise<Json>
}

interface SealedBytes {
  readonly sealed: Uint8Array<ArrayBuffer>
  /** Absent: with the first key of the installation. */
  readonly sealedWith?: string
}

const maxOpenTexts = 5_000

export function openSealer(ring: KeyRing, crypto: Crypto): Sealer {
  // Opening costs an asynchronous call each; screens read the same few names again and again.
  const openTexts = new Map<string, Json>()
  let closings = ring.closings

  async function seal(value: Json, place: string, plain?: 'plain'): Promise<Json> {
    if (isSealed(value)) return value
    const key = plain === undefined ? await ring.sealing() : ring.plain()
    return sealValue(crypto, key, value, place)
  }

  async function open(sealed: Json, place: string): Promise<Json> {
    const name = keyNameOf(sealed)
    if (name === undefined) return sealed
    if (closings !== ring.closings) openTexts.clear()
    closings = ring.closings
    const key = await ring.find(name)
    if (key === undefined) return ring.isClosed ? sealed : null
    const cacheKey = `${place} ${JSON.stringify(sealed)}`
    const known = openTexts.get(cacheKey)
    if (known !== undefined) return known
    const clear = await openValue(crypto, key, sealed, place)
    // The lock closed meanwhile: nothing that was opened before is kept.
    if (closings !== ring.closings) return sealed
    if (openTexts.size >= maxOpenTexts) openTexts.clear()
    openTexts.set(cacheKey, clear)
    return clear
  }

  return {
    get isClosed() {
      return ring.isClosed
    },
    sealState: (state) => mapPersonalState(state, seal),
    openState: (state) => mapPersonalState(state, open),
    sealChange: (change, kind) => mapPersonalChange(change, kind, seal),
    openChange: (change, kind) => mapPersonalChange(change, kind, open),
    seal,
    open,
    sealBytes: async (bytes, place) => {
      const { name, key } = await ring.sealing()
      const sealed = await sealBytes(crypto, key, bytes, place)
      return name === '' ? { sealed } : { sealed, sealedWith: name }
    },
    openBytes: async ({ sealed, sealedWith = '' }, place) => {
      const key = await ring.find(sealedWith)
      return key && openWithKey(crypto, key, sealed, place)
    },
  }
}
