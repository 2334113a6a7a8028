/** Where in the log of its space something came to stand. */
export interface LogPlace {
  readonly version: number
  /** Absent: it has stood there ever since. */
  readonly back?: LogReturn
}

/**
 * Something came back to a restored centre under the version that it had in the lost epoch (S15). Whoever has read the
 * new epoch has seen it only from here on.
 */
export interface LogReturn {
  readonly at: number
  /** The first number of the epoch in which it came back. */
  readonly since: number
}

/** Whether it stood there for whoever had read the log up to `base`. */
export function isSeenFrom(base: number, { version, back }: LogPlace): boolean {
  return back !== undefined && base >= back.since ? back.at <= base : version <= base
}

/** Epochs begin at least twice as far apart, and no epoch gives out so many numbers. */
export const epochDistance = 500_000_000

export function isOfOtherEpoch(one: number, other: number): boolean {
  return Math.abs(one - other) > epochDistance
}
