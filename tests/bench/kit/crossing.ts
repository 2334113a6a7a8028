import type { BenchCentre } from './bench-centre.ts'
import { type LineProfile, profiles } from './line-profile.ts'
import type { LineCounts } from './shaped-line.ts'

/** What a piece of work cost on a line. */
export interface Crossing {
  readonly line: string
  readonly seconds: number
  readonly counts: LineCounts
}

/** Does the work over a line, and puts the line back in order. */
export async function crossing(
  centre: BenchCentre,
  profile: LineProfile,
  work: () => Promise<void>,
): Promise<Crossing> {
  centre.line.profile = profile
  centre.line.taken()
  const startedAt = performance.now()
  await work()
  const seconds = (performance.now() - startedAt) / 1000
  const counts = centre.line.taken()
  centre.line.profile = profiles.none
  if (seconds > 5)
    process.stderr.write(`${profile.name}: ${counts.all} bytes, ${seconds.toFixed(1)} s\n`)
  return { line: profile.name, seconds, counts }
}
