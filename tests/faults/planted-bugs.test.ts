import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../postgres/fresh-database.ts'
import { centreBugs } from './centre-bugs.ts'
import { deviceBugs } from './device-bugs.ts'
import { fileBugs } from './file-bugs.ts'
import { restoreBugs } from './restore-bugs.ts'
import { SimulatedCentre } from './simulated-centre.ts'
import { playSeed } from './simulation.ts'
import { drawScenario } from './scenario-drawing.ts'
import { smallPack } from './small-pack.ts'
import { invariants } from './violation.ts'

const mostSeeds = 40

let database: FreshDatabase
let centre: SimulatedCentre
const table: string[] = []
beforeAll(async () => {
  database = await freshDatabase()
  centre = await SimulatedCentre.open({ connectionString: database.url, pack: await smallPack() })
})
afterAll(async () => {
  await centre?.close()
  await database?.drop()
  process.stdout.write(`planted bug → broken promise, seeds needed\n${table.join('\n')}\n`)
})

// The proof that the simulator can fail: each of these would be lost data in somebody's hands.
// One that ended in the middle would go on under the next: the centre is the same.
const timeout = 300_000
test.for([...centreBugs, ...deviceBugs, ...restoreBugs, ...fileBugs])(
  'is caught: $name',
  { timeout },
  async (bug) => {
    const { name, breaks, from = 1 } = bug
    for (let seed = from; seed < from + mostSeeds; seed++) {
      const { cast, steps } = drawScenario(seed)
      const scenario = { cast, steps: [...steps, ...(bug.afterwards ?? [])] }
      const { violation } = await playSeed(centre, seed, scenario, bug.plant())
      if (violation === undefined) continue
      const { invariant } = violation
      table.push(`  ${name} → ${invariant} (${invariants[invariant]}), ${seed - from + 1}`)
      expect(breaks, violation.message).toContain(invariant)
      return
    }
    expect.fail(`not caught within ${mostSeeds} seeds`)
  },
)
