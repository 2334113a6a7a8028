import * as v from 'valibot'
import { type Grant } from './access.ts'
import { identifierSchema } from './identifier.ts'

/** Regional staff and administrators sign in on their device (S18); an invitation that was just used counts as it. */
export function isStaff(grants: readonly Grant[]): boolean {
  return grants.some(({ role }) => role === 'regional' || role === 'administrator')
}

/** Long enough that no rules about signs are needed; the same sign over and over is no password. */
export const passwordSchema = v.pipe(
  v.string(),
  v.minLength(12),
  v.maxLength(200),
  v.check((password) => new Set(password).size >= 5, 'too few different signs'),
)

/** GET /api/sign-in: those on this device who sign in. */
export const signInStateSchema = v.object({
  persons: v.array(
    v.object({
      id: identifierSchema,
      name: v.string(),
      /** Server clock, ms; null: has to sign in. */
      until: v.nullable(v.number()),
      hasPassword: v.boolean(),
      passkeys: v.number(),
    }),
  ),
})
export type SignInState = v.InferOutput<typeof signInStateSchema>
export type StaffSignIn = SignInState['persons'][number]

/** POST /api/sign-in/passkey/begin and …/passkeys/begin */
export const signInPersonSchema = v.object({ person: identifierSchema })
/** POST /api/sign-in */
export const passwordSignInSchema = v.object({
  person: identifierSchema,
  password: v.pipe(v.string(), v.maxLength(200)),
})
/** POST /api/sign-in/password */
export const passwordSettingSchema = v.object({
  person: identifierSchema,
  password: passwordSchema,
})

const credentialParts = {
  id: v.string(),
  rawId: v.string(),
  type: v.literal('public-key'),
  clientExtensionResults: v.object({}),
}
/** POST /api/sign-in/passkeys: what the browser made, as WebAuthn writes it in JSON. */
export const passkeyMakingSchema = v.object({
  person: identifierSchema,
  credential: v.object({
    ...credentialParts,
    response: v.object({ clientDataJSON: v.string(), attestationObject: v.string() }),
  }),
})
export type MadePasskey = v.InferOutput<typeof passkeyMakingSchema>['credential']
/** POST /api/sign-in/passkey: what the browser signed. */
export const passkeySignInSchema = v.object({
  person: identifierSchema,
  credential: v.object({
    ...credentialParts,
    response: v.object({
      clientDataJSON: v.string(),
      authenticatorData: v.string(),
      signature: v.string(),
      userHandle: v.optional(v.string()),
    }),
  }),
})
export type SignedPasskey = v.InferOutput<typeof passkeySignInSchema>['credential']

/** What the browser is asked with, as WebAuthn writes it in JSON; the app hands it on unread. */
export const passkeyQuestionSchema = v.looseObject({ challenge: v.string() })
