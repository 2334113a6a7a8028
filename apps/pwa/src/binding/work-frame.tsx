import { type ReactNode, useEffect, useState } from 'react'
import type { DeviceStatus } from '../device/device.ts'
import { routes } from '../routes.ts'
import { AppFrame, type AppFrameProps } from '../ui/app-frame.tsx'
import { LookButton } from '../ui/look-settings.tsx'
import { SavedLine, type SavedState } from '../ui/saved-line.tsx'
import { useDeviceStatus } from './use-device-status.ts'

/** The frame of every screen of a joined device: places, «Вид и язык», and the line of truth about saving. */
export function WorkFrame(
  props: Omit<AppFrameProps, 'savedLine' | 'corner'> & { readonly children: ReactNode },
) {
  const status = useDeviceStatus()
  const now = useMinute()
  const savedLine = status && (
    <SavedLine state={savedStateOf(status)} now={now} href={routes.sending} />
  )
  return <AppFrame {...props} savedLine={savedLine} corner={<LookButton />} />
}

function savedStateOf(status: DeviceStatus): SavedState {
  const { refusedChanges, unsentRecords, receivedAt } = status
  if (refusedChanges > 0) return { kind: 'refused', refused: refusedChanges }
  if (unsentRecords > 0) return { kind: 'onDevice', waiting: unsentRecords }
  return receivedAt === undefined ? { kind: 'empty' } : { kind: 'received', at: receivedAt }
}

/** The clock of the device, new each minute. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
