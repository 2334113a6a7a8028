import type { MadePasskey, SignedPasskey } from '@living-libraries/model/sign-in'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import { signedInStaffOf, staffOf } from './sign-in.ts'
import type { Services } from './services.ts'

const mostPasskeys = 10

/** A quarter of all modules of the server, which every start would wait for: they come with the first passkey. */
const library = () => import('@simplewebauthn/server')

/** What the browser is to make a passkey for. Only for somebody who is signed in. */
export async function beginPasskey(
  services: Services,
  caller: Caller,
  id: string,
  origin: string,
): Promise<object & { challenge: string }> {
  const person = await signedInStaffOf(services, caller, id)
  const known = await services.storage.read([], ({ signIns }) => signIns.passkeysOf(id))
  if (known.length >= mostPasskeys) throw new ProblemError('not-allowed', 'too many passkeys')
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: 'Живые библиотеки',
    rpID: new URL(origin).hostname,
    userID: new TextEncoder().encode(id),
    userName: person.name || 'Живые библиотеки',
    attestationType: 'none',
    excludeCredentials: known.map((passkey) => ({ id: passkey.id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  await remember(services, caller, options.challenge)
  return { ...options }
}

/** Keeps a passkey that the browser made. Throws `sign-in-failed`. */
export async function addPasskey(
  services: Services,
  caller: Caller,
  id: string,
  credential: MadePasskey,
  origin: string,
): Promise<void> {
  await signedInStaffOf(services, caller, id)
  const expectedChallenge = await challengeOf(services, caller)
  const { verifyRegistrationResponse } = await library()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: credential,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
  }).catch(asFailed)
  if (!verified) throw new ProblemError('sign-in-failed')
  const { id: passkey, publicKey, counter } = registrationInfo.credential
  await services.storage.write([], ({ signIns }) =>
    signIns.addPasskey({ id: passkey, person: id, publicKey: new Uint8Array(publicKey), counter }),
  )
}

/** What the browser is to sign. Throws `sign-in-failed` where the person has no passkey. */
export async function beginPasskeySignIn(
  services: Services,
  caller: Caller,
  id: string,
  origin: string,
): Promise<object & { challenge: string }> {
  staffOf(caller, id)
  const known = await services.storage.read([], ({ signIns }) => signIns.passkeysOf(id))
  if (known.length === 0) throw new ProblemError('sign-in-failed')
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    allowCredentials: known.map((passkey) => ({ id: passkey.id })),
    userVerification: 'required',
  })
  await remember(services, caller, options.challenge)
  return { ...options }
}

/** Signs the person in on this device for a day. Throws `sign-in-failed`. */
export async function signInByPasskey(
  services: Services,
  caller: Caller,
  id: string,
  credential: SignedPasskey,
  origin: string,
): Promise<void> {
  staffOf(caller, id)
  const expectedChallenge = await challengeOf(services, caller)
  const known = await services.storage.read([], ({ signIns }) => signIns.passkeysOf(id))
  const passkey = known.find((one) => one.id === credential.id)
  if (passkey === undefined) throw new ProblemError('sign-in-failed')
  const { userHandle, ...signed } = credential.response
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...credential, response: { ...signed, ...(userHandle ? { userHandle } : {}) } },
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    credential: passkey,
  }).catch(asFailed)
  if (!verified) throw new ProblemError('sign-in-failed')
  await services.storage.write([], async ({ signIns }) => {
    await signIns.setCounter(passkey.id, authenticationInfo.newCounter)
    await signIns.begin(caller.device.id, id)
  })
}

async function remember({ storage }: Services, { device }: Caller, value: string): Promise<void> {
  await storage.write([], ({ signIns }) => signIns.setChallenge(device.id, value))
}

async function challengeOf({ storage }: Services, { device }: Caller): Promise<string> {
  const challenge = await storage.write([], ({ signIns }) => signIns.takeChallenge(device.id))
  if (challenge === undefined) throw new ProblemError('sign-in-failed')
  return challenge
}

// The library throws a sentence for each thing that does not fit; whoever tries must not learn which.
function asFailed(): never {
  throw new ProblemError('sign-in-failed')
}
