import type { Grant } from '@living-libraries/model/access'
import { hashOf, randomSecret } from './secret.ts'
import type { Services } from './services.ts'

const dayMs = 24 * 60 * 60 * 1000

export interface InvitationWish {
  readonly grant: Grant
  readonly maxUses?: number
  readonly days?: number
  /** The person that the device becomes; absent: a new one. */
  readonly person?: string
}

export interface MadeInvitation {
  readonly id: string
  /** Told once; the server keeps only its hash. */
  readonly code: string
  readonly expiresAt: number
}

/** Makes an invitation. Whether the asker may is for the caller to decide. */
export async function makeInvitation(
  { storage, now }: Pick<Services, 'storage' | 'now'>,
  { grant, maxUses = usesFor(grant), days = daysFor(grant), person }: InvitationWish,
  createdBy: string | null,
): Promise<MadeInvitation> {
  const id = crypto.randomUUID()
  const code = randomSecret(128)
  const codeHash = await hashOf(code)
  const expiresAt = now() + days * dayMs
  await storage.write([], ({ invitations }) =>
    invitations.add({ id, codeHash, grant, person: person ?? null, maxUses, expiresAt, createdBy }),
  )
  return { id, code, expiresAt }
}

/** In the fragment, so that no server, proxy or log ever sees the code. */
export function invitationUrl(publicUrl: string, code: string): string {
  return `${publicUrl.replace(/\/$/, '')}/#join=${code}`
}

// A venue has several devices and weeks to open the link; staff have one link for one device and a day.
function usesFor({ role }: Grant): number {
  return role === 'librarian' ? 3 : 1
}

function daysFor({ role }: Grant): number {
  return role === 'librarian' || role === 'coordinator' ? 30 : 1
}
