import { afterAll, beforeAll, expect, test } from 'vitest'
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
  anna.network.weather = 'offline'
  tamara.network.weather = 'offline'
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Мы – сибиряки')
  const file = await (await anna.device.transfers()).writeForCentre()
  if (file === undefined) throw new Error('there was nothing to write')
  await (await tamara.device.transfers()).open(file.bytes)
  await tamara.device.change(answer, { set: { text: 'Мы – сибиряки, и этим всё сказано' } })

  // The line lasts until the centre has answered for the file.
  const { network } = tamara
  const hasBrought = () => network.arrived.some((line) => line.endsWith('/api/transfer'))
  Object.defineProperty(network, 'weather', {
    get: () => (hasBrought() ? 'offline' : 'fine'),
    configurable: true,
  })
  await expect(tamara.device.syncOnce()).rejects.toThrow()
  expect(hasBrought()).toBe(true)
  expect(await tamara.device.unsentRecords()).toBeGreaterThan(0)

  Object.defineProperty(network, 'weather', { value: 'fine', writable: true })
  await tamara.device.syncOnce()
  expect(await tamara.device.unsentRecords()).toBe(0)
  const boris = await world.join({ role: 'librarian', venue }, 'Борис')
  expect(await boris.texts(session)).toEqual(['Мы – сибиряки, и этим всё сказано'])
})
