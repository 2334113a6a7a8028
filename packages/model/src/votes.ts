import type { Json } from './json.ts'
import { tallyPath, tallyShareFor, tallyTotals } from './tally.ts'

/** Dots of the hall on an answer, an element or an initiative, summed over all devices. */
export function votesOf(votes: Json | undefined): number {
  return tallyTotals(votes).get(dot) ?? 0
}

/** The edit by which `device` makes the dots of a record `wanted`. */
export function votesEdit(
  votes: Json | undefined,
  device: string,
  wanted: number,
): { set: { [path: string]: number } } {
  return {
    set: { [tallyPath('votes', dot, device)]: tallyShareFor(votes, dot, device, wanted) },
  }
}

const dot = 'dot'
