import * as v from 'valibot'
import { grantSchema, personSchema } from './access.ts'
import { identifierSchema } from './identifier.ts'
import { spaceSchema } from './space.ts'
import { textSchema } from './text.ts'

/**
 * At least 128 random bits in base64url, or eight digits that were said over the telephone and live ten minutes. It
 * travels in the URL's fragment, never to a log: `/#join=<code>`.
 */
export const invitationCodeSchema = v.pipe(
  v.string(),
  v.regex(/^(?:[A-Za-z0-9_-]{22,64}|\d{8})$/, 'not a code'),
)

/** Whether a code is one that is said aloud. */
export function isSpokenCode(code: string): boolean {
  return /^\d{8}$/.test(code)
}

export const joinRequestSchema = v.object({
  code: invitationCodeSchema,
  device: v.object({
    id: identifierSchema,
    /** What a person calls it: «Телефон библиотеки». */
    name: textSchema(100),
    /** ECDSA P-256 public key, raw (65 bytes) in base64url: signs transfer files (S16, S17). */
    signingKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/)),
    /** age recipient of the device: `age1…`. */
    recipient: v.pipe(v.string(), v.regex(/^age1[0-9a-z]{58}$/)),
  }),
  /** How the person wants to be called by colleagues; may be empty. */
  personName: v.optional(textSchema(200)),
  /** Somebody who works on the device already, and has this role as well from now on; never one of the staff. */
  person: v.optional(identifierSchema),
})
export type JoinRequest = v.InferOutput<typeof joinRequestSchema>

/** POST /api/me/persons: a colleague who works at the same venues takes turns on the same device. */
export const newPersonRequestSchema = v.object({
  device: joinRequestSchema.entries.device,
  /** Who asks; the colleague works where this person does. */
  person: identifierSchema,
  personName: v.pipe(textSchema(200), v.trim(), v.minLength(1)),
})
export type NewPersonRequest = v.InferOutput<typeof newPersonRequestSchema>

export const meSchema = v.object({
  device: v.object({ id: identifierSchema, name: v.string() }),
  persons: v.array(personSchema),
  spaces: v.array(spaceSchema),
  epoch: v.string(),
})
/** Who this device is to the server: its persons, their grants, the spaces it may read. */
export type Me = v.InferOutput<typeof meSchema>

const standingEntries = {
  /** See `certificate.ts`. */
  certificate: v.string(),
  keys: v.object({
    /** The region's public key that signs certificates and receipts: raw P-256 in base64url. */
    signingKey: v.string(),
    /** The region's public key for forgotten PINs: raw P-256 in base64url. Absent: an older centre. */
    recoveryKey: v.optional(v.string()),
    /**
     * Who may open a transfer file: age recipients of the centre under `region`, and of the devices that read each
     * space that this device reads.
     */
    recipients: v.record(v.string(), v.array(v.string())),
  }),
}

/** What a device needs in order to write and to open transfer files; asked for anew now and then. */
export const standingSchema = v.object(standingEntries)
export type Standing = v.InferOutput<typeof standingSchema>

export const joinResponseSchema = v.object({
  ...meSchema.entries,
  /** The person that this invitation brought onto the device. */
  person: identifierSchema,
  ...standingEntries,
})
export type JoinResponse = v.InferOutput<typeof joinResponseSchema>

export const invitationPreviewSchema = v.object({
  grant: grantSchema,
  /** The name of the venue or municipality, for the page before «Подключить». */
  territory: v.nullable(v.string()),
  expiresAt: v.number(),
})
export type InvitationPreview = v.InferOutput<typeof invitationPreviewSchema>
