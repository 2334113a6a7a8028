import { isStaff, type SignInState } from '@living-libraries/model/sign-in'
import { hash, verify } from '@node-rs/argon2'
import type { Person } from '@living-libraries/model/access'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

/** OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Those on this device who sign in, and what they can sign in with. */
export async function signInStateOf(
  { storage }: Services,
  { device, persons }: Caller,
): Promise<SignInState> {
  return storage.read([], async ({ signIns }) => {
    const sessions = await signIns.sessionsOf(device.id)
    const states: SignInState['persons'] = []
    for (const { id, name } of persons.filter(({ grants }) => isStaff(grants))) {
      const hasPassword = (await signIns.passwordOf(id)) !== undefined
      const passkeys = (await signIns.passkeysOf(id)).length
      states.push({ id, name, until: sessions.get(id) ?? null, hasPassword, passkeys })
    }
    return { persons: states }
  })
}

/** Signs the person in on this device for a day. Throws `sign-in-failed`. */
export async function signInByPassword(
  { storage }: Services,
  caller: Caller,
  { person, password }: { person: string; password: string },
): Promise<void> {
  const { id } = staffOf(caller, person)
  const known = await storage.read([], ({ signIns }) => signIns.passwordOf(id))
  if (known === undefined || !(await verify(known, password))) {
    throw new ProblemError('sign-in-failed')
  }
  await storage.write([], ({ signIns }) => signIns.begin(caller.device.id, id))
}

/** Only somebody who is signed in sets a password. */
export async function setPassword(
  services: Services,
  caller: Caller,
  { person, password }: { person: string; password: string },
): Promise<void> {
  const { id } = await signedInStaffOf(services, caller, person)
  const hashed = await hash(password, cost)
  await services.storage.write([], ({ signIns }) => signIns.setPassword(id, hashed))
}

/** Throws `not-allowed` where nobody of that id works on the device, or none who signs in. */
export function staffOf({ persons }: Caller, id: string): Person {
  const person = persons.find((one) => one.id === id)
  if (person === undefined || !isStaff(person.grants)) throw new ProblemError('not-allowed')
  return person
}

export async function signedInStaffOf(
  { storage }: Services,
  caller: Caller,
  id: string,
): Promise<Person> {
  const person = staffOf(caller, id)
  const sessions = await storage.read([], ({ signIns }) => signIns.sessionsOf(caller.device.id))
  if (!sessions.has(id)) throw new ProblemError('sign-in-needed')
  return person
}
