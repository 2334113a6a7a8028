import { historySchema } from '@living-libraries/model/history'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asLibrarian, offline, opens, venue, written } from './by-file.ts'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('S17: what a colleague wrote over words from a file stands where his own file comes to the centre before hers', async () => {
  const { anna, boris, vera } = await staff()
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Река')
  await settle(anna, boris, vera, anna)
  offline(anna, boris)
  await correctsFromFile(answer, anna, boris)
  await opens(vera, await written(boris))
  await settle(vera, anna, boris, vera, anna)
  await expectSettled(answer, anna, boris, vera)
})

test('S15: and so it does where a restored centre takes no such file any more, whoever comes first', async () => {
  const { anna, boris, vera } = await staff()
  const session = await anna.beginsSession(venue)
  const [hers, his] = [
    await anna.says(session, 'q1', 'Река'),
    await anna.says(session, 'q1', 'Река'),
  ]
  await settle(anna, boris, vera, anna)
  await world.backUp()
  offline(anna, boris, vera)
  await correctsFromFile(hers, anna, boris)
  await correctsFromFile(his, boris, vera)
  await world.restore()

  await settle(boris, anna, vera, boris, anna)
  for (const answer of [hers, his]) await expectSettled(answer, anna, boris, vera)
  expect(await world.tamperings()).toEqual([])
})

async function staff() {
  // Each can seal a file for those who were there before.
  const vera = await world.join(asLibrarian, 'Вера')
  const boris = await world.join(asLibrarian, 'Борис')
  const anna = await world.join(asLibrarian, 'Анна')
  return { anna, boris, vera }
}

/** Without any line: one corrects the words that the other gives them in a file. */
async function correctsFromFile(answer: string, writer: Colleague, reader: Colleague) {
  await writer.device.change(answer, { set: { text: 'Озеро' } })
  await opens(reader, await written(writer))
  expect((await reader.device.get(answer))?.fields['text']).toBe('Озеро')
  await reader.device.change(answer, { set: { text: 'Озеро и лес' } })
}

async function settle(...colleagues: readonly Colleague[]): Promise<void> {
  for (const { device, network } of colleagues) {
    network.weather = 'fine'
    await device.settled()
  }
}

async function expectSettled(answer: string, ...colleagues: readonly Colleague[]): Promise<void> {
  for (const { device } of colleagues) {
    expect(await device.get(answer)).toMatchObject({
      fields: { text: 'Озеро и лес' },
      disputed: {},
      unsent: 0,
    })
  }
  const [reader] = colleagues
  const history = await reader?.device.centre.get(`/api/records/${answer}/history`)
  const replaced = v.parse(historySchema, history).revisions.map((one) => one.replaced['text'])
  expect(replaced).toContain('Озеро')
}
