import { type Grant, mayInvite } from '@living-libraries/model/access'
import type {
  InvitationRequest,
  ListedInvitation,
  MadeInvitation as ToldInvitation,
  SpokenCode,
} from '@living-libraries/model/invitation'
import { usualTerms } from '@living-libraries/model/usual-terms'
import type { Invitation } from '../device-port.ts'
import { actorOf, noteActs } from './administration.ts'
import type { Caller } from './caller.ts'
import { isPlaceOf } from './forum.ts'
import { ProblemError } from './problem-error.ts'
import { hashOf, randomDigits, randomSecret } from './secret.ts'
import type { Services } from './services.ts'

type Parts = Pick<Services, 'storage' | 'ledger' | 'server' | 'now'>

const spokenLifetimeMs = 10 * 60_000
const dayMs = 24 * 60 * 60 * 1000

export interface InvitationWish {
  readonly grant: Grant
  readonly maxUses?: number
  readonly days?: number
  /** The person that the device becomes; absent: a new one. */
  readonly person?: string
  /** The last day of the forum, to which links of venues live. */
  readonly forumEnd?: string | undefined
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
  { grant, person, forumEnd, ...wish }: InvitationWish,
  createdBy: string | null,
): Promise<MadeInvitation> {
  const { maxUses, days } = { ...usualTerms(grant.role, forumEnd, now()), ...wish }
  const id = crypto.randomUUID()
  const code = randomSecret(128)
  const codeHash = await hashOf(code)
  const expiresAt = now() + days * dayMs
  await storage.write([], ({ invitations }) =>
    invitations.add({ id, codeHash, grant, person: person ?? null, maxUses, expiresAt, createdBy }),
  )
  return { id, code, expiresAt }
}

/** Makes an invitation that the caller may give, with the link to open. */
export async function inviteAs(
  services: Parts,
  caller: Caller,
  request: InvitationRequest,
  publicUrl: string,
): Promise<ToldInvitation> {
  const { grant, maxUses, days } = request
  const { grants, forum } = caller
  if (!mayInvite(grants, grant, forum.territory)) throw new ProblemError('not-allowed')
  if (!isPlaceOf(forum, grant)) throw new ProblemError('not-found', 'the forum has no such place')
  const asked = { ...(maxUses ? { maxUses } : {}), ...(days ? { days } : {}) }
  const wish = { grant, forumEnd: forum.pack?.dates.end, ...asked }
  const by = actorOf(caller, services, (own) => mayInvite(own, grant, forum.territory))
  const made = await makeInvitation(services, wish, by ?? null)
  await services.storage.write(['region'], (tx) =>
    noteActs(services, tx, forum, [{ act: 'invite', subject: made.id, by, grant }]),
  )
  return { ...made, url: invitationUrl(publicUrl, made.code) }
}

/** Those that the caller may give, whoever gave them. */
export async function invitationsOf(
  { storage }: Services,
  { grants, forum }: Caller,
): Promise<{ invitations: ListedInvitation[] }> {
  const mayAny = grants.some(({ role }) => role === 'administrator' || role === 'coordinator')
  if (!mayAny) throw new ProblemError('not-allowed')
  const all = await storage.read([], ({ invitations }) => invitations.list())
  const own = all.filter(({ grant }) => mayInvite(grants, grant, forum.territory))
  return {
    invitations: own.map(({ id, grant, maxUses, uses, createdAt, expiresAt, isRevoked }) => {
      return { id, grant, maxUses, uses, createdAt, expiresAt, isRevoked }
    }),
  }
}

/** Nobody joins with it any more; who has joined stays. */
export async function revokeInvitation(services: Parts, caller: Caller, id: string): Promise<void> {
  const { storage, ledger } = services
  const { grants, forum } = caller
  await storage.write(['region'], async (tx) => {
    const { invitations } = tx
    const invitation = (await invitations.list()).find((one) => one.id === id)
    const isOwn = invitation && mayInvite(grants, invitation.grant, forum.territory)
    if (!isOwn) throw new ProblemError('not-found')
    await ledger.note('invitation-revoked', id)
    await invitations.revoke(id)
    const { grant } = invitation
    const by = actorOf(caller, services, (own) => mayInvite(own, grant, forum.territory))
    await noteActs(services, tx, forum, [{ act: 'withdraw', subject: id, by, grant }])
  })
}

/** Eight digits for a telephone call, instead of the link; an earlier one ends. */
export async function speakInvitation(
  { storage, now }: Pick<Services, 'storage' | 'now'>,
  { grants, forum }: Caller,
  id: string,
): Promise<SpokenCode> {
  const code = randomDigits(8)
  const hash = await hashOf(code)
  const expiresAt = now() + spokenLifetimeMs
  await storage.write([], async ({ invitations }) => {
    const invitation = (await invitations.list()).find((one) => one.id === id)
    const isOwn = invitation && mayInvite(grants, invitation.grant, forum.territory)
    if (!isOwn) throw new ProblemError('not-found')
    refuseEnded(invitation, now())
    if (invitation.uses >= invitation.maxUses) throw new ProblemError('invitation-used')
    await invitations.speak(id, hash, expiresAt)
  })
  return { code, expiresAt }
}

/** Throws what a person is told whose invitation leads nowhere any more. */
export function refuseEnded(invitation: Invitation, now: number): void {
  if (invitation.isRevoked) throw new ProblemError('invitation-revoked')
  if (invitation.expiresAt <= now) throw new ProblemError('invitation-expired')
}

/** In the fragment, so that no server, proxy or log ever sees the code. */
export function invitationUrl(publicUrl: string, code: string): string {
  return `${publicUrl.replace(/\/$/, '')}/#join=${code}`
}
