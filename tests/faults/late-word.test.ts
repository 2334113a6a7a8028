import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../postgres/fresh-database.ts'
import { anAnswer, type Planting } from './planted-bug.ts'
import { edit, sync } from './scripted-steps.ts'
import { SimulatedCentre } from './simulated-centre.ts'
import { playSeed } from './simulation.ts'
import { smallPack } from './small-pack.ts'
import type { Step } from './step.ts'
import { rewriting } from './wire-rewriting.ts'

let database: FreshDatabase
let centre: SimulatedCentre
beforeAll(async () => {
  database = await freshDatabase()
  centre = await SimulatedCentre.open({ connectionString: database.url, pack: await smallPack() })
})
afterAll(async () => {
  await centre?.close()
  await database?.drop()
})

const restore: Step = { does: 'restore' }
const heldPull = (...meanwhile: readonly Step[]): Step => ({
  does: 'held-sync',
  on: 0,
  tab: 0,
  request: 0,
  when: 'after',
  hasSmallPages: false,
  meanwhile,
})
const toTheCentre: readonly Step[] = [
  { does: 'write-file', on: 0, tab: 0, what: 'for-centre', pick: 0 },
  { does: 'bring-file', pick: 0.999_999, condition: 'whole' },
]
const answerFile: Step = {
  does: 'open-file',
  on: 0,
  tab: 0,
  pick: 0.999_999,
  isAnswer: true,
  condition: 'whole',
}

// The first says something, the second reads it and writes over it: now the first device alone shows the earlier text,
// the centre has it in its history, and the backup knows nothing of either.
const writtenOver = [...[0, 1].map(sync), edit(0), ...[0, 1].map(sync), edit(1), sync(1)]

test('a word that comes after its centre is lost takes what it would have taken a moment earlier, and no more', async () => {
  const ways: { before: readonly Step[]; after: readonly Step[] }[] = [
    { before: [sync(0), restore], after: [heldPull(restore)] },
    {
      before: [anAnswer, ...toTheCentre, answerFile, restore],
      after: [anAnswer, ...toTheCentre, restore, answerFile],
    },
  ]
  for (const { before, after } of ways) {
    const [earlier, late] = [await played(before), await played(after)]
    expect(late.violation).toBeUndefined()
    expect(late.fates).toEqual(earlier.fates)
    expect(late.fates).toContain('forgotten')
  }
})

test('what such a word says nothing of is promised as ever', async () => {
  const unheard = [anAnswer, sync(0), heldPull(restore)]
  expect((await played(unheard)).violation).toBeUndefined()
  const givesNothingBack: Planting = {
    wrapFetch: (fetch) => rewriting(fetch, { offers: () => [] }),
  }
  expect((await played(unheard, givesNothingBack)).violation?.invariant).toBe(2)
})

async function played(steps: readonly Step[], planting: Planting = {}) {
  const cast = ['librarian', 'librarian'] as const
  const scenario = { cast, steps: [...writtenOver, ...steps] }
  const { violation, story } = await playSeed(centre, 1, scenario, planting)
  return { violation, fates: [...story.matchAll(/"fate":"(\w+)"/g)].map(([, fate]) => fate) }
}
