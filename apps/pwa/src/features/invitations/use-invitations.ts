import {
  invitationListSchema,
  type InvitationRequest,
  type ListedInvitation,
  type MadeInvitation,
  madeInvitationSchema,
  type SpokenCode,
  spokenCodeSchema,
} from '@living-libraries/model/invitation'
import { useState } from 'react'
import * as v from 'valibot'
import { useDevice } from '../../binding/device-context.tsx'
import { problemIn, useCentreAnswer } from '../../binding/use-centre-answer.ts'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { CentreProblem } from '../../sync/centre.ts'

/** An invitation that was just made: the only moment at which its link is known. */
export interface FreshInvitation extends MadeInvitation {
  readonly request: InvitationRequest & { readonly maxUses: number }
}

export interface Invitations {
  /** undefined until the centre told them. */
  readonly listed: readonly ListedInvitation[] | undefined
  readonly listProblem: TalkProblem | undefined
  readonly listAgain: () => void
  readonly fresh: FreshInvitation | undefined
  readonly putFreshAway: () => void
  readonly isBusy: boolean
  /** Why the last making, reissuing or withdrawing failed. */
  readonly problem: TalkProblem | undefined
  readonly make: (request: FreshInvitation['request']) => void
  /** Another link with the same terms; the old one ends once the new one is there. */
  readonly reissue: (invitation: ListedInvitation) => void
  readonly revoke: (invitation: ListedInvitation) => void
  /** Eight digits for a telephone call, and the invitation that they lead to. */
  readonly spoken: SpokenInvitation | undefined
  readonly speak: (invitation: { readonly id: string }) => void
  readonly stopSpeaking: () => void
}

interface SpokenInvitation extends SpokenCode {
  readonly id: string
}

export function useInvitations(): Invitations {
  const { centre } = useDevice()
  const { answer, problem: listProblem, again } = useCentreAnswer(path, invitationListSchema)
  const [fresh, setFresh] = useState<FreshInvitation>()
  const [spoken, setSpoken] = useState<SpokenInvitation>()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<TalkProblem>()

  async function makeOne(request: FreshInvitation['request']): Promise<void> {
    const made = v.safeParse(madeInvitationSchema, await centre.post(path, request))
    if (!made.success) throw new CentreProblem('strange-answer')
    setFresh({ ...made.output, request })
  }

  function doing(work: () => Promise<void>): void {
    setBusy(true)
    setProblem(undefined)
    void work()
      .catch((error: unknown) => setProblem(problemIn(error)))
      .finally(() => {
        setBusy(false)
        again()
      })
  }

  return {
    listed: answer?.invitations,
    listProblem,
    listAgain: again,
    fresh,
    putFreshAway: () => setFresh(undefined),
    isBusy,
    problem,
    make: (request) => doing(() => makeOne(request)),
    reissue: ({ id, grant, maxUses }) =>
      doing(async () => {
        await makeOne({ grant, maxUses })
        await centre.delete(`${path}/${id}`)
      }),
    revoke: ({ id }) => doing(() => centre.delete(`${path}/${id}`)),
    spoken,
    speak: ({ id }) =>
      doing(async () => {
        const body = await centre.post(`${path}/${id}/spoken`, {})
        const code = v.safeParse(spokenCodeSchema, body)
        if (!code.success) throw new CentreProblem('strange-answer')
        setSpoken({ id, ...code.output })
      }),
    stopSpeaking: () => setSpoken(undefined),
  }
}

const path = '/api/invitations'
