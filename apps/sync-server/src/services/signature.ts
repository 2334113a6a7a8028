import { fromBase64url } from './base64url.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

/** Whether the signature (base64url) is that of the key's holder; false too where either is none. */
export async function isSignedBy(key: string, signature: string, text: string): Promise<boolean> {
  const point = fromBase64url(key)
  const bytes = fromBase64url(signature)
  if (point === undefined || bytes === undefined) return false
  try {
    const known = await crypto.subtle.importKey('raw', point, algorithm, false, ['verify'])
    const hashed = { name: 'ECDSA', hash: 'SHA-256' }
    return await crypto.subtle.verify(hashed, known, bytes, new TextEncoder().encode(text))
  } catch {
    return false
  }
}
