import { OpeningProblem } from '@living-libraries/pwa/device'
import { refuseLocalLoss } from './device-invariants.ts'
import { becomeFirstForm } from './first-form.ts'
import type { Step } from './step.ts'
import { Violation } from './violation.ts'
import { deviceOf, type World } from './world.ts'

/**
 * The device comes from the first app with everything unsent on it, and today's brings its database to the form of today.
 * Whatever strikes in the middle of that, the next opening finds all of it.
 */
export async function updateApp(world: World, { on, fault }: Step<'update-app'>): Promise<void> {
  const { ledger } = world
  const device = deviceOf(world, on)
  device.switchOff()
  await device.disk.close()
  const isOfThen = await becomeFirstForm(device.disk)
  if (isOfThen) ledger.struck('app updated')
  try {
    await device.openTab(isOfThen ? fault : undefined)
  } catch (error) {
    if (!(error instanceof OpeningProblem) || fault === undefined) throw error
    if (error.reason === 'newer') throw new Violation(9, 'an older database was called newer')
    ledger.struck(`update broken off: ${fault.kind}`)
    await refuseLocalLoss(world, device)
    await device.disk.close()
    await device.openTab()
  }
  await refuseLocalLoss(world, device)
}
