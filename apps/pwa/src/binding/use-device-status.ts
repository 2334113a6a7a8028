import { useEffect, useState } from 'react'
import type { DeviceStatus } from '../device/device-status.ts'
import { useDevice } from './device-context.tsx'

/** What is only on this device and what the centre has; undefined until first asked. */
export function useDeviceStatus(): DeviceStatus | undefined {
  const device = useDevice()
  const [status, setStatus] = useState(() => device.lastStatus)
  useEffect(() => device.watchStatus(setStatus), [device])
  return status
}
