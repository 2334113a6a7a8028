import { isJsonObject, type Json } from '@living-libraries/model/json'

/** A key and what it is called in the values that it sealed. */
export interface NamedKey {
  /** '' for the first key of an installation: its values name none. */
  readonly name: string
  readonly key: CryptoKey
}

const sealMark = '$sealed'
const ivBytes = 12

/** Whether a value is one that was sealed: it stands so on the disk, and so it is read while it is under the lock. */
export function isSealed(value: unknown): boolean {
  return textIn(value) !== undefined
}

/** What the key of a sealed value is called; undefined for one that is not sealed. */
export function keyNameOf(value: unknown): string | undefined {
  const text = textIn(value)
  return text === undefined ? undefined : partsOf(text).name
}

/** `place` is bound as additional data: a sealed name cannot be moved into another field. */
export async function sealValue(
  crypto: Crypto,
  { name, key }: NamedKey,
  value: Json,
  place: string,
): Promise<Json> {
  const clear = new TextEncoder().encode(JSON.stringify(value))
  const { iv, cipher } = await encrypt(crypto, key, clear, place)
  const text = `${toBase64(iv)}.${toBase64(cipher)}`
  return { [sealMark]: name === '' ? text : `${name}.${text}` }
}

/** null where the key does not open it. */
export async function openValue(
  crypto: Crypto,
  key: CryptoKey,
  sealed: Json,
  place: string,
): Promise<Json> {
  const { iv, cipher } = partsOf(textIn(sealed) ?? '')
  const clear = await decrypt(crypto, key, fromBase64(iv), fromBase64(cipher), place)
  return clear === undefined ? null : (JSON.parse(new TextDecoder().decode(clear)) as Json)
}

/** Bytes as they are: the random start, then what is sealed. */
export async function sealBytes(
  crypto: Crypto,
  key: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
  place: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { iv, cipher } = await encrypt(crypto, key, bytes, place)
  const sealed = new Uint8Array(ivBytes + cipher.length)
  sealed.set(iv)
  sealed.set(cipher, ivBytes)
  return sealed
}

/** undefined where the key does not open them. */
export function openBytes(
  crypto: Crypto,
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  place: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return decrypt(crypto, key, sealed.slice(0, ivBytes), sealed.slice(ivBytes), place)
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

async function encrypt(
  crypto: Crypto,
  key: CryptoKey,
  clear: Uint8Array<ArrayBuffer>,
  place: string,
): Promise<{ iv: Uint8Array; cipher: Uint8Array }> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const additionalData = new TextEncoder().encode(place)
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, clear)
  return { iv, cipher: new Uint8Array(cipher) }
}

async function decrypt(
  crypto: Crypto,
  key: CryptoKey,
  iv: Uint8Array<ArrayBuffer>,
  cipher: Uint8Array<ArrayBuffer>,
  place: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const additionalData = new TextEncoder().encode(place)
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, cipher),
    )
  } catch {
    return undefined
  }
}

function textIn(value: unknown): string | undefined {
  const text = isJsonObject(value as Json)
    ? (value as { [key: string]: Json })[sealMark]
    : undefined
  return typeof text === 'string' ? text : undefined
}

function partsOf(text: string): { name: string; iv: string; cipher: string } {
  const parts = text.split('.')
  const cipher = parts.pop() ?? ''
  const iv = parts.pop() ?? ''
  return { name: parts.join('.'), iv, cipher }
}
