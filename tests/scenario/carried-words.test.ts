import { afterAll, beforeAll, expect, test } from 'vitest'
import { offline, opens, written } from './by-file.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'

test('S17: what was written upon words from a file goes with the next exchange, also where the last was cut after the file', async () => {
  const tamara = await world.join({ role: 'coordinator', municipality: 'bratsk-gorod' }, 'Тамара')
  const anna = await world.join({ role: 'librarian', venue }, 'Анна')
  offline(anna, tamara)
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Мы – сибиряки')
  await opens(tamara, await written(anna))
  await tamara.device.change(answer, { set: { text: 'Мы – сибиряки, и этим всё сказано' } })

  // The line lasts until the centre has answered for the file.
  const { network } = tamara
  const hasBrought = () => network.arrived.some((line) => line.endsWith('/api/transfer'))
  network.weather = () => (hasBrought() ? 'offline' : 'fine')
  await expect(tamara.device.syncOnce()).rejects.toThrow()
  expect(hasBrought()).toBe(true)
  expect(await tamara.device.unsentRecords()).toBeGreaterThan(0)

  network.weather = 'fine'
  await tamara.device.syncOnce()
  expect(await tamara.device.unsentRecords()).toBe(0)
  const boris = await world.join({ role: 'librarian', venue }, 'Борис')
  expect(await boris.texts(session)).toEqual(['Мы – сибиряки, и этим всё сказано'])
})
