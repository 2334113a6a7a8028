import { type Grant, type Person, readableSpaces, writersOf } from '@living-libraries/model/access'
import type { Space } from '@living-libraries/model/space'
import type { Forum } from './forum.ts'
import type { WritersOf } from './merge-batch.ts'
import { ProblemError } from './problem-error.ts'
import { hashOf } from './secret.ts'
import type { Services } from './services.ts'

/** The device behind a request, its persons and what they may reach. */
export interface Caller {
  readonly device: { readonly id: string; readonly name: string }
  readonly persons: readonly Person[]
  readonly grants: readonly Grant[]
  readonly spaces: readonly Space[]
  readonly forum: Forum
  readonly tokenAgeMs: number
  readonly epoch: string
  /** Somebody on the device has to sign in before anything else. */
  readonly isSignedOut: boolean
}

/**
 * Who shows this credential. `unsent`: how many records the device says that wait on it. Throws `device-unknown` or
 * `device-revoked`.
 */
export async function callerOf(
  { storage, registry }: Services,
  token: string | undefined,
  unsent?: number,
): Promise<Caller> {
  const found =
    token === undefined ? undefined : await storage.identify(await hashOf(token), unsent)
  if (found === undefined) throw new ProblemError('device-unknown')
  if (found.isRevoked) throw new ProblemError('device-revoked')
  const forum = await registry.at(found.forumPosition)
  const { device, persons, tokenAgeMs, epoch, isSignedOut } = found
  return { device, forum, tokenAgeMs, epoch, isSignedOut, ...reachOf(persons, forum) }
}

export function reachOf(
  persons: readonly Person[],
  forum: Forum,
): Pick<Caller, 'persons' | 'grants' | 'spaces'> {
  const grants = persons.flatMap((person) => person.grants)
  return { persons, grants, spaces: readableSpaces(grants, forum.territory) }
}

/** The server checks membership with every change (S18). */
export function writersOfCaller({ persons, forum }: Caller): WritersOf {
  return (id) => {
    const person = persons.find((member) => member.id === id)
    return person && ((space, venue) => writersOf(person.grants, space, forum.territory, venue))
  }
}
