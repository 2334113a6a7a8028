import type { Outcome } from './simulation.ts'
import { lineOf } from './step.ts'

/** The sum of many seeds, in the words of the promise. */
export class Summary {
  readonly broken: Outcome[] = []
  readonly faults = new Map<string, number>()
  seeds = 0
  steps = 0
  saved = 0
  acknowledged = 0
  readonly #startedAt = performance.now()

  add(outcome: Outcome): void {
    this.seeds += 1
    this.steps += outcome.steps
    this.saved += outcome.saved
    this.acknowledged += outcome.acknowledged
    for (const [fault, times] of outcome.faults) {
      this.faults.set(fault, (this.faults.get(fault) ?? 0) + times)
    }
    if (outcome.violation !== undefined) this.broken.push(outcome)
  }

  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000
  }

  toString(): string {
    const faults = [...this.faults].sort(([one], [other]) => (one < other ? -1 : 1))
    const injected = faults.reduce((sum, [, times]) => sum + times, 0)
    const widest = Math.max(...faults.map(([fault]) => fault.length))
    return [
      `seeds ${this.seeds}, steps ${this.steps}, ${this.seconds.toFixed(1)} s`,
      `faults injected ${injected}:`,
      ...faults.map(([fault, times]) => `  ${fault.padEnd(widest)}  ${times}`),
      `texts saved ${this.saved}, changes acknowledged ${this.acknowledged}, ` +
        `broken promises ${this.broken.length}${this.broken.length === 0 ? ', lost 0' : ''}`,
    ].join('\n')
  }
}

/** A failure as its reader needs it: what broke, by which steps, and how to see it again. */
export function failureOf({ seed, scenario, violation }: Outcome): string {
  return [
    `seed ${seed}: ${violation?.message ?? 'nothing broke'}`,
    `  devices: ${scenario.cast.join(', ')}`,
    ...scenario.steps.map((step, index) => `  ${index + 1}. ${lineOf(step)}`),
    `  again: npm run faults -- --seed ${seed}`,
  ].join('\n')
}
