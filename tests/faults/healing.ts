import { CentreProblem } from '@living-libraries/pwa/device'
import type { SimulatedDevice } from './simulated-device.ts'
import { joinAgain } from './access-playing.ts'
import { Violation } from './violation.ts'
import type { World } from './world.ts'

/** One round sends everything, the second fetches what the others sent in the first. */
const rounds = 2

/**
 * The weather clears, whoever was shut out is let in again, and nothing more is done by anybody: now everything
 * must arrive by itself (invariant 10). What is checked afterwards is checked in peace.
 */
export async function heal(world: World): Promise<void> {
  world.centre.death = undefined
  for (const device of world.devices) {
    for (const { line } of device.tabs) {
      line.forecast([])
      line.hasSmallPages = false
    }
    for (const tab of device.tabs) await device.openLock(tab)
    await joinAgain(world, device)
  }
  for (let round = 0; round < rounds; round++) {
    for (const device of world.devices) await exchange(device)
  }
  for (const device of world.devices) {
    const unsent = await device.tab(0).device.unsentRecords()
    if (unsent > 0) throw new Violation(10, `${device.key} still holds ${unsent} unsent records`)
  }
}

async function exchange(device: SimulatedDevice): Promise<void> {
  try {
    await device.tab(0).device.syncOnce()
  } catch (error) {
    if (!(error instanceof CentreProblem)) throw error
    throw new Violation(10, `${device.key} cannot exchange on a good line: ${error.problem}`)
  }
  await device.refuseLeaksAndWipes(true)
}
