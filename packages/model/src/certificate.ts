import * as v from 'valibot'
import { grantSchema } from './access.ts'
import { identifierSchema } from './identifier.ts'
import { spaceSchema } from './space.ts'

/**
 * What the region's key says of a device (S16): who its persons are and what they may reach, so that other
 * devices can judge its transfer files without a network, and a restored server can take it back.
 *
 * On the wire: `base64url(JSON).base64url(ECDSA P-256 / SHA-256 signature over the first part)`.
 */
export const certificateSchema = v.object({
  version: v.literal(1),
  device: identifierSchema,
  signingKey: v.string(),
  recipient: v.string(),
  persons: v.array(v.object({ id: identifierSchema, grants: v.array(grantSchema) })),
  spaces: v.array(spaceSchema),
  /** ms since 1970 */
  issuedAt: v.number(),
  expiresAt: v.number(),
})
export type Certificate = v.InferOutput<typeof certificateSchema>

/** The signed part and the signature; undefined where the text is not of that form. */
export function splitCertificate(text: string): { payload: string; signature: string } | undefined {
  const [payload, signature, ...more] = text.split('.')
  if (payload === undefined || signature === undefined || more.length > 0) return undefined
  return { payload, signature }
}
