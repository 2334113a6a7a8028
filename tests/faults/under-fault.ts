import { CentreProblem } from '@living-libraries/pwa/device'
import type { Fate } from './ledger.ts'
import type { SimulatedDevice, Tab } from './simulated-device.ts'
import type { StorageFault } from './step.ts'
import { Violation } from './violation.ts'
import type { World } from './world.ts'

export interface UnderFault {
  readonly fate: Fate
  readonly hasStruck: boolean
  readonly error: unknown
}

/** Does something while the disk may fail; a killed tab is opened again. */
export async function underFault(
  { ledger }: World,
  device: SimulatedDevice,
  tab: Tab,
  fault: StorageFault | undefined,
  action: () => Promise<unknown>,
): Promise<UnderFault> {
  if (fault !== undefined) tab.storage.arm(fault)
  const error = await inTime(action()).then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  )
  const hasStruck = tab.storage.disarm()
  if (error instanceof Violation) throw error
  if (hasStruck && fault !== undefined) ledger.struck(`disk: ${fault.kind}`)
  const isKilled = hasStruck && fault?.kind === 'kill'
  if (isKilled) {
    device.killTab(tab)
    await device.openTab()
  }
  if (error === undefined) return { fate: 'saved', hasStruck, error }
  const isExpected = error instanceof CentreProblem || isUnderLock(tab, error)
  if (!hasStruck && !isExpected) throw error
  return { fate: isKilled ? 'maybe' : 'failed', hasStruck, error }
}

/**
 * What cannot be read under the closed lock cannot be given away either; the screen says so. Who began before the lock
 * was opened may hear of it after.
 */
export function isUnderLock({ device }: Tab, error: unknown): boolean {
  const hasLock = device.lock.state().state !== 'none'
  return hasLock && error instanceof Error && error.name === 'DeviceLocked'
}

const lookMs = 1_000
const longestLooks = 60

/**
 * Nothing may wait for ever: what does not end is a broken promise, not a simulation that stands still. Looks are
 * counted and not the time: on a machine that is busy with something else both take longer.
 */
export async function inTime<Result>(
  work: Promise<Result>,
  mostLooks: number = longestLooks,
): Promise<Result> {
  let looks = 0
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      looks += 1
      if (looks > mostLooks) reject(new Violation(10, `no end after ${mostLooks} looks`))
    }, lookMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearInterval(timer)
  }
}
