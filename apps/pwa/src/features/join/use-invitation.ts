import type { InvitationPreview } from '@living-libraries/model/join'
import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { CentreProblem } from '../../sync/centre.ts'
import type { Joining } from '../../sync/joining.ts'

/**
 * | stage     | what is on the screen                                                  |
 * |-----------|------------------------------------------------------------------------|
 * | `looking` | the centre is asked what the code is for; nothing is used up           |
 * | `offered` | the preview and the form; `problem` if a press on «Подключить» failed  |
 * | `failed`  | a sentence: wrong, used, expired, revoked, or no line                  |
 * | `joined`  | redeemed: the first exchange runs                                      |
 */
type InvitationStage =
  | { readonly stage: 'looking' }
  | {
      readonly stage: 'offered'
      readonly preview: InvitationPreview
      readonly isJoining: boolean
      readonly problem?: TalkProblem
    }
  | { readonly stage: 'failed'; readonly problem: TalkProblem }
  | { readonly stage: 'joined' }

export interface Invitation {
  readonly state: InvitationStage
  readonly lookAgain: () => void
  readonly redeem: (joining: Omit<Joining, 'code'>) => void
}

export function useInvitation(code: string): Invitation {
  const device = useDevice()
  const [state, setState] = useState<InvitationStage>({ stage: 'looking' })
  const look = useCallback(async (): Promise<InvitationStage> => {
    try {
      const preview = await device.previewInvitation(code)
      return { stage: 'offered', preview, isJoining: false }
    } catch (error) {
      return { stage: 'failed', problem: problemIn(error) }
    }
  }, [device, code])
  useEffect(() => {
    let isOver = false
    void look().then((next) => !isOver && setState(next))
    return () => {
      isOver = true
    }
  }, [look])

  async function join(preview: InvitationPreview, joining: Omit<Joining, 'code'>): Promise<void> {
    setState({ stage: 'offered', preview, isJoining: true })
    try {
      await device.join({ code, ...joining })
      setState({ stage: 'joined' })
    } catch (error) {
      const problem = problemIn(error)
      setState({ stage: 'offered', preview, isJoining: false, problem })
    }
  }

  return {
    state,
    lookAgain: () => {
      setState({ stage: 'looking' })
      void look().then(setState)
    },
    redeem: (joining) => {
      if (state.stage === 'offered' && !state.isJoining) void join(state.preview, joining)
    },
  }
}

export function problemIn(error: unknown): TalkProblem {
  if (error instanceof CentreProblem) return error.problem
  throw error
}
