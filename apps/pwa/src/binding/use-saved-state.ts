import { useRef } from 'react'
import type { DeviceStatus } from '../device/device.ts'
import type { SavedState } from '../ui/saved-line.tsx'
import { useDeviceStatus } from './use-device-status.ts'

/** The state for the one line of truth; undefined until it was first asked. */
export function useSavedState(): SavedState | undefined {
  const status = useDeviceStatus()
  // How much there was to send when the sending began: what has gone since is the difference.
  const atStart = useRef(0)
  if (status === undefined) return undefined
  atStart.current = status.phase === 'sending' ? Math.max(atStart.current, status.unsentRecords) : 0
  return savedStateOf(status, atStart.current)
}

export function savedStateOf(status: DeviceStatus, atStart: number): SavedState {
  const { refusedChanges, unsentRecords, receivedAt } = status
  if (refusedChanges > 0) return { kind: 'refused', refused: refusedChanges }
  if (unsentRecords > 0) {
    const sent = atStart - unsentRecords
    return sent > 0
      ? { kind: 'onDevice', waiting: atStart, sent }
      : { kind: 'onDevice', waiting: unsentRecords }
  }
  return receivedAt === undefined ? { kind: 'empty' } : { kind: 'received', at: receivedAt }
}
