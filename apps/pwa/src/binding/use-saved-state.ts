import type { DeviceStatus } from '../device/device-status.ts'
import type { SavedState } from '../ui/saved-line.tsx'
import { useDeviceStatus } from './use-device-status.ts'

/** The state for the one line of truth; undefined until it was first asked. */
export function useSavedState(): SavedState | undefined {
  const status = useDeviceStatus()
  return status && savedStateOf(status)
}

function savedStateOf(status: DeviceStatus): SavedState {
  const { phase, problem, refusedChanges, unsentRecords, receivedAt, trouble, secondsLeft } = status
  if (trouble !== undefined) return { kind: 'unsaved', why: trouble }
  if (refusedChanges > 0) return { kind: 'refused', refused: refusedChanges }
  if (phase === 'stopped') {
    if (problem === 'sign-in-needed') return { kind: 'signedOut' }
    if (problem !== 'wire-too-old') return { kind: 'stopped' }
    return { kind: 'outdated', waiting: unsentRecords }
  }
  if (unsentRecords > 0) {
    const going = phase === 'sending' ? { going: { secondsLeft } } : {}
    return { kind: 'onDevice', waiting: unsentRecords, ...going }
  }
  return receivedAt === undefined ? { kind: 'empty' } : { kind: 'received', at: receivedAt }
}
