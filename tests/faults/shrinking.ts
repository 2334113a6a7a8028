import type { Scenario } from './scenario-drawing.ts'
import type { Invariant } from './violation.ts'

/**
 * The shortest scenario found that still breaks the same invariant: first large pieces are left out, then
 * single steps, then what happens within a held exchange.
 */
export async function shrunk(
  scenario: Scenario,
  invariant: Invariant,
  breaks: (scenario: Scenario) => Promise<Invariant | undefined>,
): Promise<Scenario> {
  let best = scenario
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; ) {
    let hasShrunk = false
    for (let from = 0; from < best.steps.length; ) {
      const steps = [...best.steps.slice(0, from), ...best.steps.slice(from + size)]
      if ((await breaks({ ...best, steps })) === invariant) {
        best = { ...best, steps }
        hasShrunk = true
      } else {
        from += size
      }
    }
    if (!hasShrunk || size > 1) size = size === 1 ? 0 : Math.ceil(size / 2)
  }
  return withoutMeanwhile(best, invariant, breaks)
}

async function withoutMeanwhile(
  scenario: Scenario,
  invariant: Invariant,
  breaks: (scenario: Scenario) => Promise<Invariant | undefined>,
): Promise<Scenario> {
  let best = scenario
  for (const [index, step] of scenario.steps.entries()) {
    if (!('meanwhile' in step)) continue
    let held = step
    for (const inner of step.meanwhile) {
      const meanwhile = held.meanwhile.filter((other) => other !== inner)
      const steps = best.steps.with(index, { ...held, meanwhile })
      if ((await breaks({ ...best, steps })) !== invariant) continue
      held = { ...held, meanwhile }
      best = { ...best, steps }
    }
  }
  return best
}
