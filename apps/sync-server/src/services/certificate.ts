import type { Person } from '@living-libraries/model/access'
import type { Certificate } from '@living-libraries/model/certificate'
import type { Space } from '@living-libraries/model/space'
import type { NewDevice } from '../device-port.ts'
import type { RegionKeys } from '../ports.ts'
import { toBase64url } from './base64url.ts'

const lifetimeMs = 180 * 24 * 60 * 60 * 1000

/** What the region says of a device, signed (S16). */
export async function certificateFor(
  keys: RegionKeys,
  device: NewDevice,
  persons: readonly Person[],
  spaces: readonly Space[],
  issuedAt: number,
): Promise<string> {
  const { id, signingKey, recipient } = device
  const certificate: Certificate = {
    version: 1,
    device: id,
    signingKey,
    recipient,
    persons: persons.map((person) => ({ id: person.id, grants: person.grants })),
    spaces: [...spaces],
    issuedAt,
    expiresAt: issuedAt + lifetimeMs,
  }
  const payload = toBase64url(new TextEncoder().encode(JSON.stringify(certificate)))
  const signature = await keys.sign(new TextEncoder().encode(payload))
  return `${payload}.${toBase64url(signature)}`
}
