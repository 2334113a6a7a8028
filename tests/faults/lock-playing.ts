import { refuseLocalLoss } from './device-invariants.ts'
import { pin } from './simulated-device.ts'
import type { Step } from './step.ts'
import { Violation } from './violation.ts'
import { deviceOf, type World } from './world.ts'

/** Only where one page alone is open, as the app itself demands. */
export async function setLock(world: World, { on }: Step<'set-lock'>): Promise<void> {
  const device = deviceOf(world, on)
  const { lock } = device.tab(0).device
  if (device.tabs.length > 1 || lock.state().state !== 'none') return
  const { outcome } = await lock.set('pin', pin)
  if (outcome !== 'done') throw new Violation(9, `${device.key} gets no lock: ${outcome}`)
  await lock.settled()
  world.ledger.struck('lock set')
  await refuseLocalLoss(world, device)
}

export function closeLock(world: World, { on, tab }: Step<'close-lock'>): void {
  const { lock } = deviceOf(world, on).tab(tab).device
  if (lock.state().state !== 'open') return
  world.ledger.struck('lock closed')
  lock.close()
}

export async function openLock(world: World, { on, tab }: Step<'open-lock'>): Promise<void> {
  const device = deviceOf(world, on)
  await device.openLock(device.tab(tab))
  await refuseLocalLoss(world, device)
}
