import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../postgres/fresh-database.ts'
import { playSeeds, seedsFrom } from './seed-queue.ts'
import { SimulatedCentre } from './simulated-centre.ts'
import { smallPack } from './small-pack.ts'
import { failureOf, Summary } from './summary.ts'

const seedCount = 200
const laneCount = 2

const databases: FreshDatabase[] = []
const centres: SimulatedCentre[] = []
beforeAll(async () => {
  const pack = await smallPack()
  for (let lane = 0; lane < laneCount; lane++) {
    const database = await freshDatabase()
    databases.push(database)
    centres.push(await SimulatedCentre.open({ connectionString: database.url, pack }))
  }
})
afterAll(async () => {
  for (const centre of centres) await centre.close()
  for (const database of databases) await database.drop()
})

test(`${seedCount} evenings in which everything breaks lose nothing`, {
  timeout: 600_000,
}, async () => {
  const summary = new Summary()
  await playSeeds(centres, seedsFrom(1, seedCount), (outcome) => summary.add(outcome))
  process.stdout.write(`${summary.toString()}\n`)
  expect(summary.broken.map(failureOf)).toEqual([])
  expect(summary.saved).toBeGreaterThan(seedCount * 5)
})

test('a seed tells the same story every time', async () => {
  const stories: string[][] = [[], []]
  for (const [index, centre] of centres.entries()) {
    await playSeeds([centre], seedsFrom(7, 5), ({ story }) => void stories[index]?.push(story))
  }
  expect(stories[0]).toEqual(stories[1])
})
