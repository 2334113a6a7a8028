import { useCallback, useEffect, useState } from 'react'
import * as v from 'valibot'
import type { TalkProblem } from '../i18n/problem-messages.ts'
import { CentreProblem } from '../sync/centre.ts'
import { useDevice } from './device-context.tsx'

export interface CentreAnswer<Answer> {
  /** The last one that came; it stays while it is asked anew. undefined: none has come yet. */
  readonly answer: Answer | undefined
  readonly problem: TalkProblem | undefined
  readonly again: () => void
}

/** What the centre says at an address, for what is not kept on devices. `schema` must be a constant. */
export function useCentreAnswer<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): CentreAnswer<v.InferOutput<Schema>> {
  const device = useDevice()
  const [state, setState] = useState<Omit<CentreAnswer<v.InferOutput<Schema>>, 'again'>>({
    answer: undefined,
    problem: undefined,
  })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isOver = false
    const fail = (problem: TalkProblem) => {
      if (!isOver) setState(({ answer }) => ({ answer, problem }))
    }
    void device.centre.get(path).then(
      (body) => {
        const read = v.safeParse(schema, body)
        if (!read.success) fail('strange-answer')
        else if (!isOver) setState({ answer: read.output, problem: undefined })
      },
      (error: unknown) => fail(problemIn(error)),
    )
    return () => {
      isOver = true
    }
  }, [device, path, schema, attempt])
  const again = useCallback(() => setAttempt((count) => count + 1), [])
  return { ...state, again }
}

/** Why a talk with the centre failed; a defect of ours is thrown on. */
export function problemIn(error: unknown): TalkProblem {
  if (error instanceof CentreProblem) return error.problem
  throw error
}
