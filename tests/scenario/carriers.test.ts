import { maxCarriedFiles } from '@living-libraries/model/transfer/letter'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asNeighbour, offline, opens, people, venue, written } from './by-file.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a device of another venue cannot read the file, carries it to the centre, and brings the answer back', async () => {
  const { anna, tamara } = await people(world)
  const kira = await world.join(asNeighbour, 'Кира')
  offline(anna, kira)
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Тайна переписки')
  const file = await written(anna)
  expect(await opens(kira, file)).toEqual({ kind: 'kept', why: 'not-for-us' })
  expect(await opens(kira, file)).toEqual({ kind: 'known' })
  expect(await kira.device.list({})).not.toContainEqual(
    expect.objectContaining({ space: `venue/${venue}` }),
  )
  // What she carries also goes with a file of her own, should she get no line herself.
  const [kept] = (await (await kira.device.transfers()).journal()).carried
  expect(kept?.letter).toBeUndefined()
  const nested = await written(kira)
  kira.network.weather = 'fine'
  await kira.device.settled()
  await tamara.device.settled()
  expect(await tamara.texts(session)).toEqual(['Тайна переписки'])
  const [brought] = (await (await kira.device.transfers()).journal()).carried
  expect(brought).toMatchObject({ state: 'received' })
  const answer = brought?.answers?.find(({ device }) => device === anna.device.id)?.bytes
  if (answer === undefined) throw new Error('no answer was brought')
  expect(await opens(anna, answer)).toMatchObject({ kind: 'answer', answer: { received: 2 } })
  expect(await anna.device.unsentRecords()).toBe(0)
  await opens(tamara, nested)
  await tamara.device.settled()
  expect(await tamara.texts(session)).toEqual(['Тайна переписки'])
})

test('an answer that the line did not bring back with the file is fetched later', async () => {
  const { anna } = await people(world)
  let isCut = true
  const fetch = cookieFetch(async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (isCut && url.includes('/api/transfer/answer')) throw new TypeError('the line was cut')
    return world.server.fetch(input, init)
  })
  const kira = await world.join(asNeighbour, 'Кира', { fetch })
  offline(anna)
  await anna.says(await anna.beginsSession(venue), 'q1', 'Ждёт расписки')
  await opens(kira, await written(anna))
  const brought = async () => (await (await kira.device.transfers()).journal()).carried[0]
  await kira.device.settled()
  expect(await brought()).toMatchObject({ state: 'received' })
  expect((await brought())?.answers ?? []).toEqual([])
  isCut = false
  await kira.device.syncOnce()
  const [answer] = (await brought())?.answers ?? []
  if (answer === undefined) throw new Error('no answer was brought')
  expect(await opens(anna, answer.bytes)).toMatchObject({ answer: { received: 2 } })
  expect((await brought())?.answers).toHaveLength(1)
})

test('whoever carries more files than one letter holds gives away all of them, one letter after the other', async () => {
  const { anna, tamara } = await people(world)
  const kira = await world.join(asNeighbour, 'Кира')
  offline(anna, kira, tamara)
  const session = await anna.beginsSession(venue)
  await anna.says(session, 'q1', 'Среди многих')
  const file = await written(anna)
  await opens(kira, file)
  // Kira cannot tell a file for others from what was broken on its way.
  for (let count = 0; count < maxCarriedFiles; count++) {
    const broken = file.map((byte, at) => (at === file.length - 1 - count ? byte ^ 1 : byte))
    expect(await opens(kira, broken)).toMatchObject({ kind: 'kept' })
  }
  const desk = await kira.device.transfers()
  const [first, second] = [await desk.writeForCentre(), await desk.writeForCentre()]
  expect([first?.filesLeft, second?.filesLeft]).toEqual([1, 1])
  tamara.network.weather = 'fine'
  for (const file of [first, second]) if (file !== undefined) await opens(tamara, file.bytes)
  await tamara.device.settled()
  const { carried } = await (await tamara.device.transfers()).journal()
  expect(carried.map(({ state }) => state)).toEqual(['received', 'received'])
  expect(await tamara.texts(session)).toEqual(['Среди многих'])
})
