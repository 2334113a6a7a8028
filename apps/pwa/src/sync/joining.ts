import {
  type InvitationPreview,
  invitationPreviewSchema,
  type JoinRequest,
  type JoinResponse,
  joinResponseSchema,
  type Me,
} from '@living-libraries/model/join'
import { predecessorSchema } from '@living-libraries/model/succession'
import * as v from 'valibot'
import type { DeviceDatabase } from '../storage/database.ts'
import { DeviceLocked } from '../storage/device-locked.ts'
import { sealedMe, writeMe } from '../storage/known-me.ts'
import { isSealed } from '../storage/sealed-value.ts'
import type { Sealer } from '../storage/sealing.ts'
import { readSetting, writeSetting } from '../storage/settings.ts'
import { type Centre, CentreProblem } from './centre.ts'

interface JoiningParts {
  readonly centre: Centre
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly crypto: Crypto
  readonly device: string
  readonly now: () => number
}

export interface Joining {
  readonly code: string
  /** What people call the device: «Телефон библиотеки». */
  readonly deviceName: string
  /** How the person wants to be called by colleagues; may be left out. */
  readonly personName?: string
  /** Somebody who works on this device already and takes the role as well. */
  readonly person?: string
}

/** Shows whom an invitation is for, without using it up. Fails with a `CentreProblem`. */
export async function previewInvitation(centre: Centre, code: string): Promise<InvitationPreview> {
  const answer = v.safeParse(
    invitationPreviewSchema,
    await centre.post('/api/invitation', { code }),
  )
  if (!answer.success) throw new CentreProblem('strange-answer')
  return answer.output
}

/**
 * Redeems an invitation: the device gets a person, spaces, a certificate and the region's keys (S16). May be
 * repeated with the same code if the answer was lost. Fails with a `CentreProblem`; nothing is changed then.
 */
export async function joinCentre(parts: JoiningParts, joining: Joining): Promise<JoinResponse> {
  const { code, deviceName, personName, person } = joining
  const device = await presentation(parts, deviceName)
  const who = { ...(personName ? { personName } : {}), ...(person ? { person } : {}) }
  const request = { code, device, ...who }
  return admitted(parts, await parts.centre.post('/api/join', request))
}

/**
 * Whose credential this browser still shows, although the device itself never joined: that of an installation whose
 * data was erased. Undefined: there was none. Fails with a `CentreProblem`.
 */
export async function predecessorOf(centre: Centre): Promise<Me | undefined> {
  const answer = v.safeParse(predecessorSchema, await centre.get('/api/succession'))
  if (!answer.success) throw new CentreProblem('strange-answer')
  return answer.output.predecessor ?? undefined
}

/**
 * Goes on for the erased installation, under this device's own id: its counter of changes begins anew, and under the
 * old id a centre would take new words for repeats of old ones. May be repeated. Fails with a `CentreProblem`.
 */
export async function succeedPredecessor(
  parts: JoiningParts,
  deviceName: string,
): Promise<JoinResponse> {
  const request = { device: await presentation(parts, deviceName) }
  return admitted(parts, await parts.centre.post('/api/succession', request))
}

/** A colleague takes turns on this device, and works on it from now on. Fails with a `CentreProblem`. */
export async function addPerson(
  parts: JoiningParts,
  asking: { readonly name: string; readonly person: string; readonly personName: string },
): Promise<JoinResponse> {
  const { name, person, personName } = asking
  const request = { device: await presentation(parts, name), person, personName }
  return admitted(parts, await parts.centre.post('/api/me/persons', request))
}

async function admitted(
  { database, sealer, now }: JoiningParts,
  body: unknown,
): Promise<JoinResponse> {
  const answer = v.safeParse(joinResponseSchema, body)
  if (!answer.success) throw new CentreProblem('strange-answer')
  const { certificate, keys, person, ...me } = answer.output
  const kept = await sealedMe(sealer, me)
  await database.transaction('rw', database.settings, async () => {
    await writeMe(database, kept)
    await writeSetting(database, 'certificate', certificate)
    await writeSetting(database, 'keys', keys)
    await writeSetting(database, 'standingAt', now())
    await writeSetting(database, 'person', person)
  })
  return answer.output
}

async function presentation(parts: JoiningParts, name: string): Promise<JoinRequest['device']> {
  const signingKey = await publicSigningKey(parts)
  return { id: parts.device, name, signingKey, recipient: await ageRecipient(parts) }
}

/** The device's signing key never leaves it; the pair is made once and cannot be exported. */
async function publicSigningKey({ database, crypto }: JoiningParts): Promise<string> {
  let pair = await readSetting(database, 'signingKey')
  if (pair === undefined) {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
    await writeSetting(database, 'signingKey', pair)
  }
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  return btoa(String.fromCharCode(...raw))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

async function ageRecipient({ database, sealer }: JoiningParts): Promise<string> {
  // Loaded here only: it is needed once, before the first evening. Where the line is gone at that moment, it is said.
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption').catch(() =>
    Promise.reject(new CentreProblem('unreachable')),
  )
  const sealed = await readSetting(database, 'ageIdentity')
  const known = sealed === undefined ? null : await sealer.open(sealed as string, 'ageIdentity')
  if (typeof known === 'string') return identityToRecipient(known)
  // Another identity would take the place of one that is only under the lock.
  if (isSealed(known)) throw new DeviceLocked()
  const identity = await generateX25519Identity()
  await writeSetting(database, 'ageIdentity', await sealer.seal(identity, 'ageIdentity'))
  return identityToRecipient(identity)
}
