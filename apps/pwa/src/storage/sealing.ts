import type { Change } from '@living-libraries/model/change'
import { splitPath } from '@living-libraries/model/change'
import { isJsonObject, type Json } from '@living-libraries/model/json'
import { kindOf } from '@living-libraries/model/kinds'
import type { LosingValue, RecordState } from '@living-libraries/model/record'
import type { DeviceDatabase } from './database.ts'
import { readSetting } from './settings.ts'

/**
 * Personal fields never touch the disk in clear: the store's log files keep old values long after they were
 * overwritten. AES-256-GCM (WebCrypto) with a key that cannot be exported; the field's place is bound as
 * additional data, so that a sealed name cannot be moved into another field.
 */
export interface Sealer {
  sealState(state: RecordState): Promise<RecordState>
  openState(state: RecordState): Promise<RecordState>
  sealChange(change: Change, kind: string): Promise<Change>
  openChange(change: Change, kind: string): Promise<Change>
  /** Pictures: the bytes as they are, with the same key. */
  sealBytes(bytes: Uint8Array<ArrayBuffer>, place: string): Promise<Uint8Array<ArrayBuffer>>
  /** undefined where they cannot be opened with this key. */
  openBytes(
    sealed: Uint8Array<ArrayBuffer>,
    place: string,
  ): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Any small value that is not a record: drafts, identities. */
  seal(value: Json, place: string): Promise<Json>
  /** null where the value cannot be opened with this key. */
  open(sealed: Json, place: string): Promise<Json>
}

export async function openSealer(database: DeviceDatabase, crypto: Crypto): Promise<Sealer> {
  return makeSealer(await dataKeyOf(database, crypto), crypto)
}

async function dataKeyOf(database: DeviceDatabase, crypto: Crypto): Promise<CryptoKey> {
  const known = await readSetting(database, 'dataKey')
  if (known !== undefined) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  // Two tabs may open a new device at once: the first key stands.
  return database.transaction('rw', database.settings, async () => {
    const first = await readSetting(database, 'dataKey')
    if (first !== undefined) return first
    await database.settings.add({ key: 'dataKey', value: made })
    return made
  })
}

const ivBytes = 12
const sealMark = '$sealed'
const maxOpenTexts = 5_000

function makeSealer(key: CryptoKey, crypto: Crypto): Sealer {
  // Opening costs an asynchronous call each; screens read the same few names again and again.
  const openTexts = new Map<string, Json>()

  async function seal(value: Json, place: string): Promise<Json> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const additionalData = new TextEncoder().encode(place)
    const clear = new TextEncoder().encode(JSON.stringify(value))
    const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, clear)
    return { [sealMark]: `${toBase64(iv)}.${toBase64(new Uint8Array(cipher))}` }
  }

  async function sealBytes(
    bytes: Uint8Array<ArrayBuffer>,
    place: string,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
    const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) }
    const cipher = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes))
    const sealed = new Uint8Array(ivBytes + cipher.length)
    sealed.set(iv)
    sealed.set(cipher, ivBytes)
    return sealed
  }

  async function openBytes(
    sealed: Uint8Array<ArrayBuffer>,
    place: string,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const iv = sealed.slice(0, ivBytes)
    const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) }
    try {
      const clear = await crypto.subtle.decrypt(algorithm, key, sealed.slice(ivBytes))
      return new Uint8Array(clear)
    } catch {
      return undefined
    }
  }

  async function open(sealed: Json, place: string): Promise<Json> {
    const text = isJsonObject(sealed) ? sealed[sealMark] : undefined
    if (typeof text !== 'string') return sealed
    const cacheKey = `${place} ${text}`
    const known = openTexts.get(cacheKey)
    if (known !== undefined) return known
    const clear = await decrypt(text, place)
    if (openTexts.size >= maxOpenTexts) openTexts.clear()
    openTexts.set(cacheKey, clear)
    return clear
  }

  async function decrypt(text: string, place: string): Promise<Json> {
    const [iv = '', cipher = ''] = text.split('.')
    const additionalData = new TextEncoder().encode(place)
    try {
      const algorithm = { name: 'AES-GCM', iv: fromBase64(iv), additionalData }
      const clear = await crypto.subtle.decrypt(algorithm, key, fromBase64(cipher))
      return JSON.parse(new TextDecoder().decode(clear)) as Json
    } catch {
      return null
    }
  }

  async function mapState(state: RecordState, convert: typeof seal): Promise<RecordState> {
    const personal = personalFieldsOf(state.kind)
    if (personal.length === 0) return state
    const fields: { [field: string]: Json } = { ...state.fields }
    const disputed: { [path: string]: readonly LosingValue[] } = { ...state.disputed }
    for (const name of personal) {
      const value = fields[name]
      if (value !== undefined) fields[name] = await convert(value, `${state.kind}/${name}`)
    }
    // An entry of a map is disputed under its own path: `team/p1`.
    for (const [path, losers] of Object.entries(disputed)) {
      const { field } = splitPath(path)
      if (!personal.includes(field)) continue
      const place = `${state.kind}/${field}`
      disputed[path] = await Promise.all(
        losers.map(async (loser) => ({ ...loser, value: await convert(loser.value, place) })),
      )
    }
    return { ...state, fields, disputed }
  }

  async function mapChange(change: Change, kind: string, convert: typeof seal): Promise<Change> {
    const personal = personalFieldsOf(kind)
    if (personal.length === 0) return change
    const set: { [path: string]: Json } = { ...change.set }
    for (const [path, value] of Object.entries(set)) {
      const { field } = splitPath(path)
      if (personal.includes(field)) set[path] = await convert(value, `${kind}/${field}`)
    }
    return { ...change, set }
  }

  return {
    sealState: (state) => mapState(state, seal),
    openState: (state) => mapState(state, open),
    sealChange: (change, kind) => mapChange(change, kind, seal),
    openChange: (change, kind) => mapChange(change, kind, open),
    seal,
    open,
    sealBytes,
    openBytes,
  }
}

function personalFieldsOf(kind: string): string[] {
  const fields = kindOf(kind)?.fields ?? {}
  return Object.keys(fields).filter((name) => fields[name]?.personal === true)
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
