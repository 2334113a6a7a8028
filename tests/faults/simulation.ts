import { refuseCentreFaults } from './centre-invariants.ts'
import { refuseLocalLoss } from './device-invariants.ts'
import { refuseLeftovers } from './final-invariants.ts'
import { heal } from './healing.ts'
import { drawScenario, type Scenario } from './scenario-drawing.ts'
import type { SimulatedCentre } from './simulated-centre.ts'
import type { Planting } from './planted-bug.ts'
import { playStep } from './step-playing.ts'
import { inTime } from './under-fault.ts'
import { Violation } from './violation.ts'
import { openWorld, type World } from './world.ts'

export interface Outcome {
  readonly seed: number
  readonly scenario: Scenario
  readonly violation: Violation | undefined
  readonly steps: number
  /** Texts, and records, that people were told to be saved. */
  readonly saved: number
  readonly acknowledged: number
  readonly faults: ReadonlyMap<string, number>
  /** Everything that people were told, in its order: two runs of a seed must agree in it. */
  readonly story: string
}

/** Plays one seed to its end, or to the first broken promise. */
export async function playSeed(
  centre: SimulatedCentre,
  seed: number,
  scenario = drawScenario(seed),
  planting: Planting = {},
): Promise<Outcome> {
  const world = await openWorld(centre, seed, scenario.cast, planting)
  const violation = await violationIn(world, scenario)
  const { ledger } = world
  await world.close()
  return {
    seed,
    scenario,
    violation,
    steps: scenario.steps.length,
    saved: ledger.savedTexts().length,
    acknowledged: ledger.acknowledged.size,
    faults: ledger.faults,
    story: ledger.story(),
  }
}

/** A step may hold an exchange while several others are played. */
const longestStepLooks = 240

async function violationIn(world: World, { steps }: Scenario): Promise<Violation | undefined> {
  try {
    for (const step of steps) await inTime(playStep(world, step), longestStepLooks)
    for (const device of world.devices) await refuseLocalLoss(world, device)
    refuseCentreFaults(world, await world.centre.contents())
    await heal(world)
    const contents = await world.centre.contents()
    refuseCentreFaults(world, contents)
    await refuseLeftovers(world, contents)
    return undefined
  } catch (error) {
    if (error instanceof Violation) return error
    // Whatever nobody expected has no sentence either.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return new Violation(9, `an error that nobody expected: ${text}`)
  }
}
