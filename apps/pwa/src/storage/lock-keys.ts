import { fromBase64, type NamedKey, toBase64 } from './sealed-value.ts'

/**
 * How the data key of a locked device lies on its disk: never as it is, only wrapped. Everything in one value, so that
 * it is written whole or not at all.
 */
export interface StoredLock {
  /** What the person set: digits, or words. */
  readonly secret: LockSecret
  /** What the data key is called in the values that it sealed. */
  readonly key: string
  /** The data key, wrapped by a key made of PIN or passphrase. */
  readonly wrapped: PinWrap
  /** Where anything may be put in and nothing taken out while the lock is closed. */
  readonly letterbox: Letterbox
  /** The data key, wrapped for the region: against a forgotten PIN. */
  readonly recovery: RecoveryWrap
  /** Closes by itself after so many minutes without a touch; absent: only by hand and with the app. */
  readonly idleMinutes?: number
}

export type LockSecret = 'pin' | 'passphrase'

/** All base64. */
export interface PinWrap {
  readonly salt: string
  readonly rounds: number
  readonly iv: string
  readonly cipher: string
}

export interface Letterbox {
  readonly name: string
  readonly publicKey: string
  readonly iv: string
  /** The private half (PKCS #8), sealed by the data key. */
  readonly cipher: string
}

export interface RecoveryWrap {
  /** The region's public key that it was made for. */
  readonly region: string
  /** Public half of a key that was used once: the region's private key and this point open it. */
  readonly point: string
  readonly iv: string
  readonly cipher: string
}

/** PBKDF2 with SHA-256, as OWASP asks for: about half a second on a PC, two on a weak phone. */
export const pinRounds = 600_000
const rawKeyBytes = 32
const curve = { name: 'ECDH', namedCurve: 'P-256' }

export function newRawKey(crypto: Crypto): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(rawKeyBytes))
}

/** `k1f…`: a name that no other key of this device has. */
export function newKeyName(crypto: Crypto, first: string): string {
  const random = crypto.getRandomValues(new Uint8Array(6))
  return first + [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** It cannot be exported from here on. */
export function dataKeyFrom(crypto: Crypto, raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export async function wrapByPin(
  crypto: Crypto,
  raw: Uint8Array<ArrayBuffer>,
  secret: string,
  rounds: number,
): Promise<PinWrap> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const key = await keyFromPin(crypto, secret, salt, rounds)
  return { salt: toBase64(salt), rounds, ...(await wrap(crypto, key, raw)) }
}

/** undefined where it is not this PIN. */
export async function unwrapByPin(
  crypto: Crypto,
  { salt, rounds, iv, cipher }: PinWrap,
  secret: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return unwrap(crypto, await keyFromPin(crypto, secret, fromBase64(salt), rounds), iv, cipher)
}

export async function makeLetterbox(crypto: Crypto, dataKey: CryptoKey): Promise<Letterbox> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  return {
    name: newKeyName(crypto, 'p'),
    publicKey: toBase64(publicKey),
    ...(await wrap(crypto, dataKey, privateKey)),
  }
}

/** The private half; rejects with an `Error` where the data key is another one. */
export async function letterboxKey(
  crypto: Crypto,
  { iv, cipher }: Letterbox,
  dataKey: CryptoKey,
): Promise<CryptoKey> {
  const bytes = await unwrap(crypto, dataKey, iv, cipher)
  if (bytes === undefined) throw new Error('the letterbox of another lock')
  return crypto.subtle.importKey('pkcs8', bytes, curve, false, ['deriveBits'])
}

/** A key for one opening of the app: what it seals, only the letterbox's private half opens again. */
export async function newLetterKey(crypto: Crypto, box: Letterbox): Promise<NamedKey> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const point = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const publicKey = await publicPoint(crypto, box.publicKey)
  const key = await agreedKey(crypto, pair.privateKey, publicKey, point)
  return { name: `${box.name}:${point}`, key }
}

/** The key of a letter by its name, `<letterbox>:<point>`. */
export async function letterKey(
  crypto: Crypto,
  privateKey: CryptoKey,
  name: string,
): Promise<CryptoKey> {
  const point = name.slice(name.indexOf(':') + 1)
  return agreedKey(crypto, privateKey, await publicPoint(crypto, point), point)
}

async function agreedKey(
  crypto: Crypto,
  privateKey: CryptoKey,
  publicKey: CryptoKey,
  point: string,
): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: publicKey },
    privateKey,
    256,
  )
  const agreed = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode('living-libraries letterbox')
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: fromBase64(point), info }
  return crypto.subtle.deriveKey(derivation, agreed, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

function publicPoint(crypto: Crypto, point: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64(point), curve, false, [])
}

// The same PIN on another keyboard: digits of full width, letters made of two signs.
async function keyFromPin(
  crypto: Crypto,
  secret: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const text = new TextEncoder().encode(secret.normalize('NFKC').trim())
  const known = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(derivation, known, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

async function wrap(
  crypto: Crypto,
  key: CryptoKey,
  raw: Uint8Array<ArrayBuffer>,
): Promise<{ readonly iv: string; readonly cipher: string }> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, raw)
  return { iv: toBase64(iv), cipher: toBase64(new Uint8Array(cipher)) }
}

async function unwrap(
  crypto: Crypto,
  key: CryptoKey,
  iv: string,
  cipher: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const algorithm = { name: 'AES-GCM', iv: fromBase64(iv) }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64(cipher)))
  } catch {
    return undefined
  }
}
