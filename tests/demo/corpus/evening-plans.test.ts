import { readFileSync } from 'node:fs'
import { parseForumPack } from '@living-libraries/model/forum-pack'
import { rublesIn } from '@living-libraries/model/rubles'
import { expect, test } from 'vitest'
import { makeEveningPlans } from './evening-plans.ts'
import { initiativeIdeas } from './initiatives-bank.ts'

const pack = parseForumPack(
  JSON.parse(
    readFileSync(new URL('../../../forums/priangarye-2024.json', import.meta.url), 'utf8'),
  ),
)
const plans = pack.venues.map(({ id }) => makeEveningPlans(pack, id, 2024))

test('every hall finds something of its own valuable and wants to do something, the same in every run', () => {
  expect(pack.venues.map(({ id }) => makeEveningPlans(pack, id, 2024))).toEqual(plans)
  for (const { elements, initiatives } of plans) {
    expect(elements.length).toBeGreaterThanOrEqual(3)
    expect(initiatives.length).toBeGreaterThanOrEqual(2)
    expect(new Set(initiatives.map(({ title }) => title)).size).toBe(initiatives.length)
    for (const { title } of initiatives) expect(title).not.toContain('{')
  }
})

test('the ideas are of the forum’s kinds and levels, and name sums that the register reads', () => {
  const kinds = pack.initiativeKinds.map(({ id }) => id)
  const levels = pack.resourceLevels.map(({ id }) => id)
  for (const { type, resources } of initiativeIdeas) {
    expect(kinds).toContain(type)
    for (const level of Object.keys(resources)) expect(levels).toContain(level)
    expect(Object.values(resources).some((words) => rublesIn(words) !== undefined)).toBe(true)
  }
})
