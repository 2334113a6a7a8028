import * as v from 'valibot'
import { grantSchema } from './access.ts'
import { identifierSchema } from './identifier.ts'
import { invitationCodeSchema } from './join.ts'

/** POST /api/invitations: see `mayInvite`. */
export const invitationRequestSchema = v.object({
  grant: grantSchema,
  /** How many devices may join with it; the server's own number for the role unless told. */
  maxUses: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  /** How long it holds; the server's own term unless told. */
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90))),
})
export type InvitationRequest = v.InferOutput<typeof invitationRequestSchema>

/** The only time that the code is told: the server keeps its hash. */
export const madeInvitationSchema = v.object({
  id: identifierSchema,
  code: invitationCodeSchema,
  /** What to open on the device: the app's address with the code in its fragment. */
  url: v.string(),
  expiresAt: v.number(),
})
export type MadeInvitation = v.InferOutput<typeof madeInvitationSchema>

/** POST /api/invitations/:id/spoken: another way to the same invitation, for a telephone call. */
export const spokenCodeSchema = v.object({
  code: v.pipe(v.string(), v.regex(/^\d{8}$/)),
  expiresAt: v.number(),
})
export type SpokenCode = v.InferOutput<typeof spokenCodeSchema>

export const listedInvitationSchema = v.object({
  id: identifierSchema,
  grant: grantSchema,
  maxUses: v.number(),
  uses: v.number(),
  createdAt: v.number(),
  expiresAt: v.number(),
  isRevoked: v.boolean(),
})
export type ListedInvitation = v.InferOutput<typeof listedInvitationSchema>

/** GET /api/invitations: those that the asker may give. */
export const invitationListSchema = v.object({ invitations: v.array(listedInvitationSchema) })
