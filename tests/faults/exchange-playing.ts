import { CentreProblem } from '@living-libraries/pwa/device'
import { beforeLateWord } from './centre-restoring.ts'
import { deferred } from './deferred.ts'
import { refuseLocalLoss } from './device-invariants.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { Step } from './step.ts'
import { inTime, isUnderLock, underFault } from './under-fault.ts'
import { Violation } from './violation.ts'
import { deviceOf, type PlayStep, type World } from './world.ts'

export async function playSync(world: World, step: Step<'sync'>): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  tab.line.hasSmallPages = step.hasSmallPages
  tab.line.forecast(step.weathers)
  const wasRevoked = device.isRevoked
  const outcome = await underFault(world, device, tab, step.fault, () => tab.device.syncOnce())
  tab.line.forecast([])
  await afterSync(world, device, outcome.error === undefined, wasRevoked)
  if (outcome.hasStruck) await refuseLocalLoss(world, device)
}

/** `play`: what happens while the exchange is held. */
export async function playHeldSync(
  world: World,
  step: Step<'held-sync'>,
  play: PlayStep,
): Promise<void> {
  const device = deviceOf(world, step.on)
  const tab = device.tab(step.tab)
  tab.line.hasSmallPages = step.hasSmallPages
  const wasRevoked = device.isRevoked
  const { restores } = world.centre
  const { reached, isPull, release } = tab.line.hold(step.request, step.when)
  const ended = deferred()
  let hasSucceeded = false
  let failure: Error | undefined
  const syncing = tab.device
    .syncOnce()
    .then(
      () => {
        hasSucceeded = true
      },
      (error: unknown) => {
        failure = error instanceof Error ? error : new Error(String(error))
      },
    )
    .finally(ended.resolve)
  await Promise.race([reached, ended.promise])
  try {
    world.ledger.struck(`exchange held ${step.when} a request`)
    for (const other of step.meanwhile) {
      // One tab runs one exchange at a time, and would wait here for itself.
      const isItself = 'on' in other && deviceOf(world, other.on) === device
      const syncsItself = isItself && other.does === 'sync' && device.tab(other.tab) === tab
      if (!syncsItself) await play(world, other)
    }
  } finally {
    const isLate = step.when === 'after' && isPull() && restores !== world.centre.restores
    release(isLate ? await beforeLateWord(world, device) : undefined)
  }
  await inTime(syncing)
  await tab.line.endHold()
  // Judged now: a tab that was killed meanwhile may fail before it counts as gone, and nobody is left to read a reason.
  const isGone = !device.tabs.includes(tab)
  const isExpected = failure instanceof CentreProblem || isUnderLock(tab, failure)
  if (failure !== undefined && !isGone && !isExpected) throw failure
  await afterSync(world, device, hasSucceeded, wasRevoked)
}

async function afterSync(
  { ledger, centre }: World,
  device: SimulatedDevice,
  hasSucceeded: boolean,
  /** Before it began: what began earlier may well come to its end. */
  wasRevoked: boolean,
): Promise<void> {
  if (hasSucceeded && wasRevoked && device.isRevoked) {
    throw new Violation(4, `${device.key} was revoked and still exchanged`)
  }
  const [defect] = centre.defects
  if (defect !== undefined) throw new Violation(9, `the server failed: ${messageOf(defect)}`)
  await device.refuseLeaksAndWipes(hasSucceeded)
  ledger.tick()
}

export async function replay(
  { devices, centre, ledger }: World,
  { pick }: Step<'replay'>,
): Promise<void> {
  const pushes = devices.flatMap((device) => [
    ...device.pushes,
    ...device.tabs.flatMap(({ line }) => line.pushes),
  ])
  const push = pushes[Math.floor(pick * pushes.length)]
  if (push === undefined) return
  ledger.struck('push replayed')
  await centre.fetch(push.process, push.path, push.init)
}

export function otherProcess(world: World, { on }: Step<'other-process'>): void {
  const device = deviceOf(world, on)
  device.process += 1
  for (const { line } of device.tabs) line.process = device.process
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)
}
