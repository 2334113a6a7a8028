import type { Caller } from './caller.ts'
import { credentialLifetimeMs } from './join.ts'
import { hashOf, randomSecret } from './secret.ts'
import type { Services } from './services.ts'

const renewAfterMs = 7 * 24 * 60 * 60 * 1000

/**
 * A successor for a credential that is a week old, so that a device in use never runs out of its 90 days.
 * The old one stays valid until the new one was used: the answer that brings it may get lost.
 */
export async function renewedCredential(
  { storage }: Services,
  { device, tokenAgeMs }: Caller,
): Promise<string | undefined> {
  if (tokenAgeMs < renewAfterMs) return undefined
  const token = randomSecret(256)
  const hash = await hashOf(token)
  await storage.write([], ({ devices }) => devices.addToken(device.id, hash, credentialLifetimeMs))
  return token
}

/** Ends all credentials of the device. What it holds stays on it; a new invitation brings it back. */
export async function signOut({ storage }: Services, { device }: Caller): Promise<void> {
  await storage.write([], ({ devices }) => devices.dropTokens(device.id))
}
