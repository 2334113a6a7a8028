import { refuseLocalLoss } from './device-invariants.ts'
import type { Step } from './step.ts'
import { deviceOf, type World } from './world.ts'

export async function restartDevice(
  world: World,
  { on, clockJumpMs }: Step<'restart-device'>,
): Promise<void> {
  const device = deviceOf(world, on)
  device.switchOff()
  device.clockOffsetMs += clockJumpMs
  world.ledger.struck('device restarted')
  await device.openTab()
  await refuseLocalLoss(world, device)
}

export function jumpClock(world: World, { on, byMs }: Step<'clock-jump'>): void {
  world.ledger.struck('clock jumped')
  deviceOf(world, on).clockOffsetMs += byMs
}

export async function openSecondTab(world: World, { on }: Step<'second-tab'>): Promise<void> {
  const device = deviceOf(world, on)
  if (device.tabs.length > 1) return
  world.ledger.struck('second tab opened')
  await device.openTab()
}

export function closeTab(world: World, { on }: Step<'close-tab'>): void {
  const device = deviceOf(world, on)
  const [first] = device.tabs
  if (first !== undefined && device.tabs.length > 1) device.killTab(first)
}
