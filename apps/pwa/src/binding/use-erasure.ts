import { type ErasureRequest, erasureSchema } from '@living-libraries/model/erasure'
import { useState } from 'react'
import * as v from 'valibot'
import { useDevice } from './device-context.tsx'
import { problemIn } from './use-centre-answer.ts'
import type { TalkProblem } from '../i18n/problem-messages.ts'

export interface ErasureState {
  readonly isBusy: boolean
  readonly problem: TalkProblem | undefined
  /** When the last act was written; ms. */
  readonly doneAt: number | undefined
  readonly erase: (request: ErasureRequest) => void
}

/** Erasing is asked of the centre alone: only it reaches the history and every device. */
export function useErasure(): ErasureState {
  const device = useDevice()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<TalkProblem>()
  const [doneAt, setDoneAt] = useState<number>()

  function erase(request: ErasureRequest): void {
    setBusy(true)
    setProblem(undefined)
    setDoneAt(undefined)
    void device.centre
      .post('/api/erasures', request)
      .then((answer) => {
        setDoneAt(v.parse(erasureSchema, answer).at)
        device.wake()
      })
      .catch((error: unknown) => setProblem(problemIn(error)))
      .finally(() => setBusy(false))
  }

  return { isBusy, problem, doneAt, erase }
}
