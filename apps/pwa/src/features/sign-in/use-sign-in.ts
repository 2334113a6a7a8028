import {
  passkeyQuestionSchema,
  signInStateSchema,
  type StaffSignIn,
} from '@living-libraries/model/sign-in'
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { useState } from 'react'
import * as v from 'valibot'
import { useDevice } from '../../binding/device-context.tsx'
import { problemIn, useCentreAnswer } from '../../binding/use-centre-answer.ts'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { CentreProblem } from '../../sync/centre.ts'

/** `passkey`: the browser or its owner stopped it. */
type SignInFailure = TalkProblem | 'passkey'

export interface SignIn {
  readonly persons: readonly StaffSignIn[] | undefined
  readonly listProblem: TalkProblem | undefined
  readonly listAgain: () => void
  readonly isBusy: boolean
  readonly failure: SignInFailure | undefined
  readonly done: 'passkey' | 'password' | undefined
  readonly hasPasskeys: boolean
  readonly signInByPassword: (person: string, password: string) => void
  readonly signInByPasskey: (person: string) => void
  readonly setPassword: (person: string, password: string) => void
  readonly addPasskey: (person: string) => void
}

export function useSignIn(): SignIn {
  const device = useDevice()
  const { centre } = device
  const { answer, problem, again } = useCentreAnswer('/api/sign-in', signInStateSchema)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<SignInFailure>()
  const [done, setDone] = useState<SignIn['done']>()

  function doing(what: SignIn['done'], work: () => Promise<unknown>): void {
    setBusy(true)
    setFailure(undefined)
    setDone(undefined)
    void work()
      .then(
        () => {
          setDone(what)
          device.wake()
        },
        (error: unknown) => setFailure(failureIn(error)),
      )
      .finally(() => {
        setBusy(false)
        again()
      })
  }

  async function question(path: string, person: string) {
    const asked = v.safeParse(passkeyQuestionSchema, await centre.post(path, { person }))
    if (!asked.success) throw new CentreProblem('strange-answer')
    return asked.output
  }

  return {
    persons: answer?.persons,
    listProblem: problem,
    listAgain: again,
    isBusy,
    failure,
    done,
    hasPasskeys: browserSupportsWebAuthn(),
    signInByPassword: (person, password) =>
      doing(undefined, () => centre.post('/api/sign-in', { person, password })),
    signInByPasskey: (person) =>
      doing(undefined, async () => {
        const asked = await question('/api/sign-in/passkey/begin', person)
        const optionsJSON = asked as unknown as PublicKeyCredentialRequestOptionsJSON
        const credential = await startAuthentication({ optionsJSON })
        await centre.post('/api/sign-in/passkey', { person, credential })
      }),
    setPassword: (person, password) =>
      doing('password', () => centre.post('/api/sign-in/password', { person, password })),
    addPasskey: (person) =>
      doing('passkey', async () => {
        const asked = await question('/api/sign-in/passkeys/begin', person)
        const optionsJSON = asked as unknown as PublicKeyCredentialCreationOptionsJSON
        const credential = await startRegistration({ optionsJSON })
        await centre.post('/api/sign-in/passkeys', { person, credential })
      }),
  }
}

function failureIn(error: unknown): SignInFailure {
  // What the browser itself refuses comes as one of its own errors, whichever the reason.
  if (error instanceof WebAuthnError || error instanceof DOMException) return 'passkey'
  return problemIn(error)
}
