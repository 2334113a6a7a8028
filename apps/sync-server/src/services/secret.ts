import { toBase64url } from './base64url.ts'

/** A text that nobody guesses: 256 bits for credentials, 128 for invitations. */
export function randomSecret(bits: 128 | 256): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(bits / 8)))
}

/** Each sequence is as likely as any other. */
export function randomDigits(count: number): string {
  const digits: number[] = []
  while (digits.length < count) {
    // Above 249 the low digits would come more often.
    const byte = crypto.getRandomValues(new Uint8Array(1))[0] ?? 255
    if (byte < 250) digits.push(byte % 10)
  }
  return digits.join('')
}

/**
 * What is kept of a secret. One round without salt is enough: with 128 random bits there is nothing to try
 * out, and the hash must be found again by itself.
 */
export async function hashOf(secret: string): Promise<string> {
  return toBase64url(await digest('SHA-256', new TextEncoder().encode(secret)))
}

/** The same id for the same name, for ever (RFC 9562 section 5.5, with a namespace of our own). */
export async function identifierOf(name: string): Promise<string> {
  const text = `living-libraries:${name}`
  const bytes = (await digest('SHA-1', new TextEncoder().encode(text))).slice(0, 16)
  const hex = [...bytes].map((byte, index) => {
    if (index === 6) return ((byte & 0x0f) | 0x50).toString(16)
    if (index === 8) return ((byte & 0x3f) | 0x80).toString(16)
    return byte.toString(16).padStart(2, '0')
  })
  const part = (from: number, to: number) => hex.slice(from, to).join('')
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-')
}

async function digest(
  algorithm: 'SHA-1' | 'SHA-256',
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes))
}
