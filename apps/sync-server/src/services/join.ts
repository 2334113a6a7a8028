import type { Grant, Person } from '@living-libraries/model/access'
import {
  type InvitationPreview,
  type JoinRequest,
  type JoinResponse,
  type Me,
} from '@living-libraries/model/join'
import { type Json, sameJson } from '@living-libraries/model/json'
import { isStaff } from '@living-libraries/model/sign-in'
import { municipalitySpace, type Space, venueSpace } from '@living-libraries/model/space'
import type { KnownDevice } from '../device-port.ts'
import type { Transaction } from '../ports.ts'
import { type Caller, reachOf } from './caller.ts'
import type { Forum } from './forum.ts'
import { refuseEnded } from './invitations.ts'
import { joinResponse, recipientsOf } from './join-response.ts'
import { ProblemError } from './problem-error.ts'
import { hashOf, identifierOf, randomSecret } from './secret.ts'
import { applyOwnChanges } from './server-writing.ts'
import type { Services } from './services.ts'

export const credentialLifetimeMs = 90 * 24 * 60 * 60 * 1000

/** What an invitation would bring, for the page before «Подключить». Looking uses nothing up. */
export async function previewInvitation(
  { storage, registry, now }: Services,
  code: string,
): Promise<InvitationPreview> {
  const hash = await hashOf(code)
  const invitation = await storage.read([], ({ invitations }) => invitations.byCode(hash))
  if (invitation === undefined) throw new ProblemError('invitation-unknown')
  refuseEnded(invitation, now())
  if (invitation.uses >= invitation.maxUses) throw new ProblemError('invitation-used')
  const forum = await registry.current()
  const { grant, expiresAt } = invitation
  return { grant, territory: territoryName(grant, forum), expiresAt }
}

/**
 * Takes a device in. `token` is the credential that it showed, if any; the answer carries the new one.
 *
 * | the device                                 | the code          | what happens                         |
 * |--------------------------------------------|-------------------|--------------------------------------|
 * | known under another signing key            | any               | refused: ids are not to be taken over |
 * | joined with this very code                 | still valid       | the same person, a fresh credential  |
 * | shows a valid credential                   | another           | a further person on the same device, or one more role for a person of it who is named |
 * | known, but without a credential            | another           | back again: keeps the persons whose grants the code gives anyway, loses the others |
 * | revoked                                    | the one it had    | refused                              |
 * | revoked                                    | another           | as without a credential              |
 */
export async function join(
  services: Services,
  request: JoinRequest,
  token: string | undefined,
): Promise<{ response: JoinResponse; token: string }> {
  const { storage, registry, ledger, now } = services
  const codeHash = await hashOf(request.code)
  const tokenHash = token === undefined ? undefined : await hashOf(token)
  const found = await storage.read([], ({ invitations }) => invitations.byCode(codeHash))
  if (found === undefined) throw new ProblemError('invitation-unknown')
  const forum = await registry.current()
  const homes = homesOf(found.grant)
  const newToken = randomSecret(256)

  const joined = await storage.write(homes, async (tx) => {
    const invitation = await tx.invitations.lockByCode(codeHash)
    if (invitation === undefined) throw new ProblemError('invitation-unknown')
    const known = await tx.devices.lock(request.device.id)
    if (known !== undefined && known.signingKey !== request.device.signingKey) {
      throw new ProblemError('not-allowed', 'the device is known under another key')
    }
    refuseEnded(invitation, now())
    const usedBefore = await tx.invitations.usedBy(invitation.id, request.device.id)
    if (usedBefore !== undefined && known?.isRevoked) throw new ProblemError('device-revoked')
    if (usedBefore?.isOver) throw new ProblemError('invitation-revoked')
    if (usedBefore === undefined && invitation.uses >= invitation.maxUses) {
      throw new ProblemError('invitation-used')
    }
    // What was shut out comes back with the code's grant alone, whatever cookie it has kept.
    const hasCredential =
      tokenHash !== undefined &&
      known?.isRevoked !== true &&
      (await tx.devices.isTokenOf(tokenHash, request.device.id))
    const own = hasCredential ? takingMore(known, request.person, invitation.grant) : undefined
    if (request.person !== undefined && own === undefined) throw new ProblemError('not-allowed')
    const person =
      usedBefore?.person ??
      invitation.person ??
      own?.id ??
      returning(known, hasCredential, invitation.grant)
    const name = request.personName ?? own?.name ?? ''
    const id = person ?? crypto.randomUUID()
    await tx.devices.save(request.device)
    await tx.devices.savePerson({ id, name }, invitation.grant)
    if (!hasCredential) await detachOthers(tx, known, id, invitation.grant)
    await tx.devices.attach(request.device.id, id)
    if (invitation.person !== null) await ledger.notePlace(id, request.device.id, false)
    if (isStaff([invitation.grant])) await tx.signIns.begin(request.device.id, id)
    if (usedBefore === undefined) {
      await tx.invitations.addUse(invitation.id, request.device.id, id)
    }
    if (known?.isRevoked) {
      await ledger.note('device-admitted', request.device.id)
      await tx.devices.dropTokens(request.device.id)
    }
    await tx.devices.addToken(request.device.id, await hashOf(newToken), credentialLifetimeMs)
    for (const home of homes) {
      await addMember(services, tx, home, forum, { id, name, role: invitation.grant.role })
    }
    const persons = (await tx.devices.lock(request.device.id))?.persons ?? []
    const reach = reachOf(persons, forum)
    return {
      person: id,
      ...reach,
      recipients: await recipientsOf(services, tx, forum, reach.spaces),
    }
  })

  return { response: await joinResponse(services, request.device, joined), token: newToken }
}

export function meOf({ device, persons, spaces, epoch }: Caller): Me {
  return { device, persons: [...persons], spaces: [...spaces], epoch }
}

/** The space in which the others see that somebody joined; for a guest there is none. */
export function homesOf(grant: Grant): Space[] {
  switch (grant.role) {
    case 'librarian':
      return [venueSpace(grant.venue)]
    case 'coordinator':
      return [municipalitySpace(grant.municipality)]
    case 'regional':
    case 'administrator':
      return ['region']
    case 'guest':
      return []
  }
}

export function territoryName(grant: Grant, forum: Forum): string | null {
  switch (grant.role) {
    case 'librarian':
      return forum.venues.get(grant.venue)?.name ?? null
    case 'coordinator':
      return forum.municipalities.get(grant.municipality)?.name ?? null
    case 'regional':
    case 'administrator':
      return null
    case 'guest':
      return forum.pack?.title ?? null
  }
}

/** The person of the device who has one role more. The staff sign in and stay apart from those who need not. */
function takingMore(
  known: KnownDevice | undefined,
  person: string | undefined,
  grant: Grant,
): Person | undefined {
  const own = known?.persons.find(({ id }) => id === person)
  return own === undefined || isStaff([...own.grants, grant]) ? undefined : own
}

function returning(
  known: KnownDevice | undefined,
  hasCredential: boolean,
  grant: Grant,
): string | undefined {
  if (known === undefined || hasCredential) return undefined
  return known.persons.find((person) => isCovered(person, grant))?.id
}

// Ids and public keys are no secrets: without its credential a device gets nothing beyond the code's grant.
async function detachOthers(
  { devices }: Transaction,
  known: KnownDevice | undefined,
  person: string,
  grant: Grant,
): Promise<void> {
  for (const other of known?.persons ?? []) {
    if (other.id !== person && !isCovered(other, grant)) {
      await devices.detach(known?.id ?? '', other.id)
    }
  }
}

function isCovered(person: Person, grant: Grant): boolean {
  return person.grants.every((own) => sameJson(jsonOf(own), jsonOf(grant)))
}

function jsonOf(grant: Grant): Json {
  return { ...grant }
}

/** The record by which the others of a space see that somebody works there. */
export async function addMember(
  services: Pick<Services, 'server' | 'now'>,
  tx: Transaction,
  space: Space,
  forum: Forum,
  { id, name, role }: { id: string; name: string; role: string },
): Promise<void> {
  const record = await identifierOf(`member/${space}/${id}`)
  const set = { person: id, role, ...(name === '' ? {} : { name }) }
  const isKnown = (await tx.records.byId([record])).has(record)
  const { person: _once, ...later } = set
  const change = isKnown
    ? { record, base: Number.MAX_SAFE_INTEGER, set: later, unset: [] }
    : { record, base: 0, create: { kind: 'member', space, session: null }, set, unset: [] }
  await applyOwnChanges(services, tx, [space], forum, [change])
}
