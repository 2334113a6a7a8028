import { createContext, type ReactNode, use, useContext } from 'react'
import type { Device } from '../device/device.ts'
import { openDevice } from '../device/open-device.ts'

const DeviceContext = createContext<Device | undefined>(undefined)

/** Opens the device once for the whole page and starts its exchange. Suspends until it is open. */
export function DeviceProvider({ children }: { children: ReactNode }) {
  const device = use(openOnce())
  return <DeviceContext value={device}>{children}</DeviceContext>
}

export function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (device === undefined) throw new Error('a screen stands outside the DeviceProvider')
  return device
}

let opening: Promise<Device> | undefined

function openOnce(): Promise<Device> {
  opening ??= openInBrowser()
  return opening
}

async function openInBrowser(): Promise<Device> {
  const device = await openDevice({
    locks: navigator.locks,
    channel: new BroadcastChannel('living-libraries'),
  })
  if ((await device.me()) !== undefined) device.startSync()
  // Signs that a connection may be back; none of them is relied upon, the clock asks as well.
  window.addEventListener('online', () => device.wake())
  window.addEventListener('focus', () => device.wake())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') device.wake()
  })
  return device
}
