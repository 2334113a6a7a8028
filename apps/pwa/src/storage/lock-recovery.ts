import { answerBytes, answerInfo, requestNumber } from '@living-libraries/model/lock-recovery'
import type { RecoveryWrap } from './lock-keys.ts'
import { fromBase64, toBase64 } from './sealed-value.ts'

const curve = { name: 'ECDH', namedCurve: 'P-256' }

/** Wraps the data key for the region's private key. `region`: its public half, base64url. */
export async function wrapForRegion(
  crypto: Crypto,
  raw: Uint8Array<ArrayBuffer>,
  region: string,
): Promise<RecoveryWrap> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const known = await crypto.subtle.importKey('raw', fromUrlText(region), curve, false, [])
  const shared = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: known },
    pair.privateKey,
    256,
  )
  const agreed = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits'])
  const info = new TextEncoder().encode(answerInfo)
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: point, info }
  const answer = await crypto.subtle.deriveBits(derivation, agreed, answerBytes * 8)
  const key = await keyFrom(crypto, new Uint8Array(answer))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, raw)
  return {
    region,
    point: toUrlText(point),
    iv: toBase64(iv),
    cipher: toBase64(new Uint8Array(cipher)),
  }
}

/** undefined where the region's answer is one to another request. */
export async function unwrapByAnswer(
  crypto: Crypto,
  { iv, cipher }: RecoveryWrap,
  answer: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const key = await keyFrom(crypto, new Uint8Array(answer))
  try {
    const algorithm = { name: 'AES-GCM', iv: fromBase64(iv) }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64(cipher)))
  } catch {
    return undefined
  }
}

/** The eight digits that a person says over the telephone. */
export async function numberOfPoint(crypto: Crypto, point: string): Promise<string> {
  return requestNumber(new Uint8Array(await crypto.subtle.digest('SHA-256', fromUrlText(point))))
}

function keyFrom(crypto: Crypto, answer: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', answer, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function toUrlText(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromUrlText(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}
