import * as v from 'valibot'

/**
 * What can go wrong with a whole request, and what the client must do about it. Bodies are RFC 9457
 * `application/problem+json` with `type: "/problems/<name>"`.
 *
 * | what to do | meaning                                                                       |
 * |------------|-------------------------------------------------------------------------------|
 * | `retry`    | later, with growing pauses; nothing is wrong with what was sent                |
 * | `correct`  | the request itself is wrong: show it, do not repeat it unchanged               |
 * | `halve`    | send less at once                                                             |
 * | `rejoin`   | the server does not know this device (any more): keep all work, ask for an invitation |
 * | `sign-in`  | staff have to sign in again: keep all work, ask for the password or the passkey |
 * | `update`   | the app is too old for this                                                   |
 * | `offer`    | the server was restored from an older backup: give back what you hold, then go on |
 */
export const problems = {
  'body-malformed': { status: 400, action: 'correct' },
  'not-allowed': { status: 403, action: 'correct' },
  'cross-site': { status: 403, action: 'correct' },
  'not-found': { status: 404, action: 'correct' },
  'method-not-allowed': { status: 405, action: 'correct' },
  'media-type': { status: 415, action: 'correct' },
  'body-too-large': { status: 413, action: 'halve' },
  'body-timeout': { status: 408, action: 'retry' },
  'wire-too-old': { status: 426, action: 'update' },
  // Not the sender's fault: what it has may be right, this server is too old to read it.
  'wire-too-new': { status: 501, action: 'retry' },
  'rate-limited': { status: 429, action: 'retry' },
  'device-unknown': { status: 401, action: 'rejoin' },
  'device-revoked': { status: 401, action: 'rejoin' },
  'sign-in-needed': { status: 401, action: 'sign-in' },
  'sign-in-failed': { status: 403, action: 'correct' },
  'invitation-unknown': { status: 404, action: 'correct' },
  'invitation-expired': { status: 410, action: 'correct' },
  'invitation-used': { status: 409, action: 'correct' },
  'invitation-revoked': { status: 410, action: 'correct' },
  'epoch-changed': { status: 409, action: 'offer' },
  internal: { status: 500, action: 'retry' },
  unavailable: { status: 503, action: 'retry' },
} as const satisfies { [name: string]: { status: number; action: ProblemAction } }

export type ProblemAction =
  | 'retry'
  | 'correct'
  | 'halve'
  | 'rejoin'
  | 'sign-in'
  | 'update'
  | 'offer'
export type ProblemName = keyof typeof problems

export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.optional(v.string()),
})
export type ProblemBody = v.InferOutput<typeof problemSchema>

/** The name in a problem's `type`; undefined for one that this version does not know. */
export function problemName(type: string): ProblemName | undefined {
  const name = type.replace(/^\/problems\//, '')
  return Object.hasOwn(problems, name) ? (name as ProblemName) : undefined
}
