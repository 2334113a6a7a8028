import type { Me } from '@living-libraries/model/join'
import type { JoinResponse } from '@living-libraries/model/join'
import type { SuccessionRequest } from '@living-libraries/model/succession'
import { type Caller, callerOf, reachOf } from './caller.ts'
import { credentialLifetimeMs, meOf } from './join.ts'
import { joinResponse, recipientsOf } from './join-response.ts'
import { ProblemError } from './problem-error.ts'
import { hashOf, randomSecret } from './secret.ts'
import type { Services } from './services.ts'

/** Whose credential this browser shows; undefined: nobody's that is let in. */
export async function predecessorOf(
  services: Services,
  token: string | undefined,
): Promise<Me | undefined> {
  const caller = await callerOf(services, token).catch(unlessShutOut)
  return caller && meOf(caller)
}

/**
 * Lets a new installation go on for one whose data the browser erased (decision 0008): the same persons, another
 * device id, because the counter of changes begins anew. The old one is shut out at once, and for good.
 *
 * | the credential is of                    | what happens                                                  |
 * |-----------------------------------------|---------------------------------------------------------------|
 * | nobody                                  | refused                                                       |
 * | a device that was revoked               | refused                                                       |
 * | the asking device itself                | told who it is, once more: of the answer only the cookie came |
 * | a device without a successor            | the asking one becomes it                                     |
 * | a device whose successor is asking      | the same once more, with a fresh credential: the answer was lost |
 */
export async function succeed(
  services: Services,
  { device }: SuccessionRequest,
  token: string | undefined,
): Promise<{ response: JoinResponse; token: string }> {
  const { storage, registry, ledger } = services
  const found = token === undefined ? undefined : await storage.identify(await hashOf(token))
  if (found === undefined) throw new ProblemError('device-unknown')
  const forum = await registry.at(found.forumPosition)
  const old = found.device.id
  const newToken = randomSecret(256)
  const newHash = await hashOf(newToken)

  const joined = await storage.write([], async (tx) => {
    const predecessor = await tx.devices.lock(old)
    if (predecessor === undefined) throw new ProblemError('device-unknown')
    const isRepeat = old === device.id || predecessor.successor === device.id
    if (predecessor.isRevoked && !isRepeat) throw new ProblemError('device-revoked')
    const known = await tx.devices.lock(device.id)
    const isOther = isRepeat ? known?.signingKey !== device.signingKey : known !== undefined
    if (isOther) throw new ProblemError('not-allowed', 'the id belongs to another installation')
    if (known?.isRevoked) throw new ProblemError('device-revoked')
    const [first] = predecessor.persons
    if (first === undefined) throw new ProblemError('device-unknown')
    await tx.devices.save(device)
    for (const { id } of predecessor.persons) await tx.devices.attach(device.id, id)
    await tx.devices.addToken(device.id, newHash, credentialLifetimeMs)
    if (!isRepeat) {
      await ledger.note('device-revoked', old)
      await tx.devices.replace(old, device.id)
    }
    const reach = reachOf(predecessor.persons, forum)
    const recipients = await recipientsOf(services, tx, forum, reach.spaces)
    return { ...reach, person: first.id, recipients }
  })
  return { response: await joinResponse(services, device, joined), token: newToken }
}

function unlessShutOut(error: unknown): Caller | undefined {
  if (error instanceof ProblemError) return undefined
  throw error
}
