import type { InitiativeDecision } from '@living-libraries/model/initiative-state'
import type { RegisteredInitiative } from '@living-libraries/model/overview-results'
import { useRef, useState } from 'react'
import { useDevice } from '../../binding/device-context.tsx'
import { CentreProblem } from '../../sync/centre.ts'

export type DecidingState = 'ready' | 'asking' | 'failed' | 'overtaken'

/**
 * A decision is a command to the centre: it needs a line, and goes under the same id until it is answered.
 * `overtaken`: somebody decided or handed in meanwhile; what was written is read anew, and nothing was recorded.
 */
export function useInitiativeDecision(
  { id: initiative, version, review }: RegisteredInitiative,
  onDecided: () => void,
): {
  readonly decide: (act: InitiativeDecision['act'], reason: string) => Promise<boolean>
  readonly state: DecidingState
} {
  const device = useDevice()
  const [state, setState] = useState<DecidingState>('ready')
  const last = useRef({ said: '', id: '' })
  const decide = async (act: InitiativeDecision['act'], reason: string): Promise<boolean> => {
    const after = review.acts.at(-1)?.id ?? null
    const said = JSON.stringify([initiative, act, reason, after])
    if (last.current.said !== said) last.current = { said, id: crypto.randomUUID() }
    setState('asking')
    const { id } = last.current
    const words = reason === '' ? {} : { reason }
    const body = { id, initiative, act, seen: version, after, ...words }
    try {
      await device.centre.post('/api/overview/initiatives', body)
      setState('ready')
      onDecided()
      return true
    } catch (error) {
      const isOvertaken = error instanceof CentreProblem && error.problem === 'not-found'
      setState(isOvertaken ? 'overtaken' : 'failed')
      if (isOvertaken) onDecided()
      return false
    }
  }
  return { decide, state }
}
