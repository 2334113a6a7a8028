import { useCallback, useEffect, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import type { TalkProblem } from '../../i18n/problem-messages.ts'
import { problemIn } from './use-invitation.ts'

export interface FirstExchange {
  /** Records that have come so far. */
  readonly received: number
  readonly isDone: boolean
  readonly problem: TalkProblem | undefined
  readonly again: () => void
}

/** Brings everything that the device may read onto it, and counts while it comes. */
export function useFirstExchange(): FirstExchange {
  const device = useDevice()
  const [received, setReceived] = useState(0)
  const [isDone, setDone] = useState(false)
  const [problem, setProblem] = useState<TalkProblem>()
  const run = useCallback(() => {
    device.startSync()
    void device.syncOnce().then(
      () => setDone(true),
      (error: unknown) => setProblem(problemIn(error)),
    )
  }, [device])
  const hasFailed = problem !== undefined
  // The device tries again by itself, as the sentence says.
  useEffect(() => {
    if (!hasFailed) return undefined
    return device.watchStatus(({ phase }) => {
      if (phase !== 'idle') return
      setProblem(undefined)
      setDone(true)
    })
  }, [device, hasFailed])
  useEffect(() => {
    const seen = new Set<string>()
    const stop = device.watchNews((ids) => {
      if (ids === 'all') return
      for (const id of ids) seen.add(id)
      setReceived(seen.size)
    })
    run()
    return stop
  }, [device, run])
  const again = () => {
    setProblem(undefined)
    run()
  }
  return { received, isDone, problem, again }
}
