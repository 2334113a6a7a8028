import { createContext, type ReactNode, use, useContext } from 'react'
import type { Device } from '../device/device.ts'
import { openDevice, OpeningProblem } from '../device/open-device.ts'
import { troubleIn } from '../storage/storage-trouble.ts'
import { writeInstallationMark } from './installation-mark.ts'
import { wakeAtSigns } from './line-signs.ts'
import { OpeningFailed } from './opening-failed.tsx'
import { isPractice, openPracticeInBrowser } from './practice.ts'

const DeviceContext = createContext<Device | undefined>(undefined)

/** Opens the device once for the whole page and starts its exchange. Suspends until it is open. */
export function DeviceProvider({ children }: { children: ReactNode }) {
  const device = use(openOnce())
  if (device instanceof OpeningProblem) return <OpeningFailed reason={device.reason} />
  return <DeviceContext value={device}>{children}</DeviceContext>
}

export function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (device === undefined) throw new Error('a screen stands outside the DeviceProvider')
  return device
}

let opening: Promise<Device | OpeningProblem> | undefined

function openOnce(): Promise<Device | OpeningProblem> {
  opening ??= openInBrowser().catch((error: unknown) => {
    if (error instanceof OpeningProblem) return error
    throw error
  })
  return opening
}

async function openInBrowser(): Promise<Device> {
  if (isPractice()) return openPracticeInBrowser()
  const device = await openDevice({
    locks: navigator.locks,
    pageLocks: navigator.locks,
    channel: new BroadcastChannel('living-libraries'),
  })
  const startIfJoined = async () => {
    if ((await device.me()) === undefined) return
    device.startSync()
    stopMarking ??= device.watchStatus(({ unsentRecords: unsent, trouble }) => {
      // What was erased under the open app has no numbers any more; the last ones are the true ones.
      if (trouble === undefined) writeInstallationMark({ device: device.id, unsent })
    })
  }
  let stopMarking: (() => void) | undefined
  await startIfJoined()
  // Somebody may join in another tab: when that one is closed, this one goes on.
  device.watchNews((ids) => void (ids === 'all' && startIfJoined()))
  wakeAtSigns(() => device.wake(), { window, document })
  // A choice that could not be saved stays as it was, and the line of truth says why: nothing is left to complain of.
  window.addEventListener('unhandledrejection', (event) => {
    if (troubleIn(event.reason) !== undefined) event.preventDefault()
  })
  return device
}
