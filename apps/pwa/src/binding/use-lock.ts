import { useEffect, useState } from 'react'
import type { LockState } from '../device/device-lock.ts'
import { useDevice } from './device-context.tsx'

/** Whether this device has a lock, and whether it is closed. */
export function useLock(): LockState {
  const { lock } = useDevice()
  const [state, setState] = useState(() => lock.state())
  useEffect(() => {
    const read = () => setState(lock.state())
    read()
    return lock.watch(read)
  }, [lock])
  return state
}
