import { type Me, standingSchema, type Standing } from '@living-libraries/model/join'
import type { LetterTrust } from '@living-libraries/model/transfer/letter-reading'
import * as v from 'valibot'
import { DeviceLocked } from '../storage/device-locked.ts'
import { knownMe } from '../storage/known-me.ts'
import { readSetting } from '../storage/settings.ts'
import { fromBase64, toBase64url } from './base64.ts'
import type { TransferParts } from './transfer-parts.ts'

/** What the device got and made at joining, as files need it. */
export interface Credentials extends Standing {
  readonly me: Me
  readonly person: string
  readonly signingKey: CryptoKey
  /** age identity */
  readonly identity: string
}

/** Undefined for a device that never joined. Rejects with `DeviceLocked`: half an evening in a file would pass for all of it. */
export async function credentialsOf({
  database,
  sealer,
}: TransferParts): Promise<Credentials | undefined> {
  if (sealer.isClosed) throw new DeviceLocked()
  const me = await knownMe(database)
  const person = await readSetting(database, 'person')
  const pair = await readSetting(database, 'signingKey')
  const standing = v.safeParse(standingSchema, {
    certificate: await readSetting(database, 'certificate'),
    keys: await readSetting(database, 'keys'),
  })
  const sealed = await readSetting(database, 'ageIdentity')
  const identity = await sealer.open((sealed ?? null) as string | null, 'ageIdentity')
  const isWhole = me !== undefined && person !== undefined && pair !== undefined
  if (!isWhole || !standing.success || typeof identity !== 'string') return undefined
  return { ...standing.output, me, person, signingKey: pair.privateKey, identity }
}

/** ECDSA P-256 with SHA-256, base64url. */
export async function signatureOf(crypto: Crypto, key: CryptoKey, text: string): Promise<string> {
  const hashed = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(hashed, key, new TextEncoder().encode(text))
  return toBase64url(new Uint8Array(signature))
}

/** On what this device believes a letter: the region's key, and its own clock for the certificate's end. */
export function trustOf({ crypto, now }: TransferParts, { keys }: Standing): LetterTrust {
  return {
    regionKey: keys.signingKey,
    verify: async (key, signature, text) => {
      const point = fromBase64(key)
      const bytes = fromBase64(signature)
      if (point === undefined || bytes === undefined) return false
      try {
        const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
        const known = await crypto.subtle.importKey('raw', point, algorithm, false, ['verify'])
        const hashed = { name: 'ECDSA', hash: 'SHA-256' }
        return await crypto.subtle.verify(hashed, known, bytes, new TextEncoder().encode(text))
      } catch {
        return false
      }
    },
    decode: (text) => {
      const bytes = fromBase64(text)
      return bytes && new TextDecoder().decode(bytes)
    },
    now: now(),
  }
}
