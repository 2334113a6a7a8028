import { type InitiativeState, isChangedSince } from '@living-libraries/model/initiative-state'
import { useMessages } from '../../i18n/messages.ts'
import { type Meaning, StatusBadge } from '../../ui/status-badge.tsx'
import { initiativeStandingMessages } from './initiative-standing-messages.ts'
import type { InitiativeActs } from './use-initiative-standings.ts'

/** Seen from the municipality: what was returned needs it, what is at the region waits. */
export const meaningsOfInitiative = {
  sent: 'waiting',
  returned: 'needs',
  accepted: 'received',
} as const satisfies { [state in InitiativeState]: Meaning }

export function InitiativeStandingBadge({
  initiative,
  standing,
}: {
  readonly initiative: { readonly version: number; readonly unsent?: number }
  /** undefined: nothing was decided, and nothing is said. */
  readonly standing: InitiativeActs | undefined
}) {
  const t = useMessages(initiativeStandingMessages)
  if (standing?.act === undefined) return null
  const { state } = standing
  const isChanged = state === 'accepted' && isChangedSince(standing, initiative)
  return (
    <StatusBadge meaning={meaningsOfInitiative[state]}>
      {isChanged ? `${t.states[state]}, ${t.changedBadge}` : t.states[state]}
    </StatusBadge>
  )
}
