import type { Me } from '@living-libraries/model/join'
import { useEffect, useState } from 'react'
import type { TalkProblem } from '../i18n/problem-messages.ts'
import { CentreProblem } from '../sync/centre.ts'
import { useDevice } from './device-context.tsx'
import { type InstallationMark, readInstallationMark } from './installation-mark.ts'

/** The browser erased what an installation before this one kept. */
export interface Loss {
  /** How many records were not sent at that time; undefined: the mark went with the rest. */
  readonly unsent: number | undefined
  /** Whom the centre knows by the cookie that is left; undefined: nobody, so an invitation is needed. */
  readonly predecessor: Me | undefined
  /** The centre could not be asked. */
  readonly problem: TalkProblem | undefined
}

/**
 * For a device that never joined: whether something was lost here. `null`: as far as can be told, nothing was;
 * `undefined`: a mark says so, and the centre is being asked.
 */
export function useLoss(isAsked: boolean): { loss: Loss | null | undefined; again: () => void } {
  const device = useDevice()
  const [attempt, setAttempt] = useState(0)
  const [mark] = useState(() => foreignMark(device.id))
  const [found, setFound] = useState<Loss | null>()
  useEffect(() => {
    if (!isAsked) return undefined
    let isOver = false
    const take = (loss: Loss | null) => {
      if (!isOver) setFound(loss)
    }
    void device.predecessor().then(
      (predecessor) => take(lossOf(mark, predecessor, undefined)),
      (error: unknown) => take(lossOf(mark, undefined, problemIn(error))),
    )
    return () => {
      isOver = true
    }
  }, [device, mark, isAsked, attempt])
  const again = () => {
    setFound(undefined)
    setAttempt(attempt + 1)
  }
  // Nearly everybody without a mark is new here, and must not wait for an answer.
  return { loss: found === undefined && mark === undefined ? null : found, again }
}

function foreignMark(device: string): InstallationMark | undefined {
  const mark = readInstallationMark()
  return mark?.device === device ? undefined : mark
}

function lossOf(
  mark: InstallationMark | undefined,
  predecessor: Me | undefined,
  problem: TalkProblem | undefined,
): Loss | null {
  if (mark === undefined && predecessor === undefined) return null
  return { unsent: mark?.unsent, predecessor, problem }
}

function problemIn(error: unknown): TalkProblem {
  return error instanceof CentreProblem ? error.problem : 'internal'
}
