import type { SimulatedCentre } from './simulated-centre.ts'
import { type Outcome, playSeed } from './simulation.ts'

/**
 * Plays the seeds over several centres at once, since one spends half of its time waiting for its database. Each
 * seed has a centre to itself while it runs, so that its order of events stays its own.
 */
export async function playSeeds(
  centres: readonly SimulatedCentre[],
  seeds: Iterable<number>,
  take: (outcome: Outcome, centre: SimulatedCentre) => Promise<void> | void,
): Promise<void> {
  const queue = seeds[Symbol.iterator]()
  const lane = async (centre: SimulatedCentre) => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      await take(await playSeed(centre, next.value), centre)
    }
  }
  await Promise.all(centres.map(lane))
}

export function* seedsFrom(first: number, count: number): Generator<number> {
  for (let seed = first; seed < first + count; seed++) yield seed
}
