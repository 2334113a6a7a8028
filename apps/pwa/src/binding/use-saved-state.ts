import { useEffect, useState } from 'react'
import type { DeviceStatus } from '../device/device-status.ts'
import type { SavedState } from '../ui/saved-line.tsx'
import { useDevice } from './device-context.tsx'

/** The state for the one line of truth; undefined until it was first asked. */
export function useSavedState(): SavedState | undefined {
  const device = useDevice()
  const [seen, setSeen] = useState<Seen>()
  useEffect(
    () => device.watchStatus((status) => setSeen((before) => after(before, status))),
    [device],
  )
  return seen && savedStateOf(seen)
}

interface Seen {
  readonly status: DeviceStatus
  /** How much there was to send when the sending began: what has gone since is the difference. */
  readonly toSend: number
}

function after(before: Seen | undefined, status: DeviceStatus): Seen {
  const isSending = status.phase === 'sending'
  return { status, toSend: isSending ? Math.max(before?.toSend ?? 0, status.unsentRecords) : 0 }
}

function savedStateOf({ status, toSend }: Seen): SavedState {
  const { phase, problem, refusedChanges, unsentRecords, receivedAt, trouble } = status
  if (trouble !== undefined) return { kind: 'unsaved', why: trouble }
  if (refusedChanges > 0) return { kind: 'refused', refused: refusedChanges }
  if (phase === 'stopped') {
    if (problem === 'sign-in-needed') return { kind: 'signedOut' }
    if (problem !== 'wire-too-old') return { kind: 'stopped' }
    return { kind: 'outdated', waiting: unsentRecords }
  }
  if (unsentRecords > 0) {
    const sent = toSend - unsentRecords
    return sent > 0
      ? { kind: 'onDevice', waiting: toSend, sent }
      : { kind: 'onDevice', waiting: unsentRecords }
  }
  return receivedAt === undefined ? { kind: 'empty' } : { kind: 'received', at: receivedAt }
}
