import { historySchema } from '@living-libraries/model/history'
import { pictureOfLength, samplePicture } from '@living-libraries/sync-server/test-photo'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const venue = 'bratsk-gorod-1'
const asLibrarian = { role: 'librarian', venue } as const

test('S15: a text that came back beside a newer one, and one that was written over in the lost time, are in the history', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const vera = await world.join(asLibrarian, 'Вера')
  const session = await anna.beginsSession(venue)
  const answer = await anna.says(session, 'q1', 'Река')
  const other = await anna.says(session, 'q1', 'Лес')
  for (const { device } of [anna, boris, vera]) await device.settled()
  await world.backUp()
  await anna.device.change(answer, { set: { text: 'Река Ангара' } })
  await anna.device.change(other, { set: { text: 'Кедровый лес' } })
  await anna.device.settled()
  anna.network.weather = 'offline'
  await boris.device.settled()
  await boris.device.change(other, { set: { text: 'Сосновый лес' } })
  await boris.device.settled()
  await world.restore()

  // Vera never saw the Angara. Once she does, she decides against it; Boris gives back his forest before Anna hers.
  await vera.device.change(answer, { set: { text: 'Река Лена' } })
  await vera.device.settled()
  boris.network.weather = 'fine'
  await boris.device.settled()
  anna.network.weather = 'fine'
  await anna.device.settled()
  await vera.device.settled()
  expect((await vera.device.get(answer))?.disputed['text']).toMatchObject([
    { value: 'Река Ангара' },
  ])
  await vera.device.change(answer, { set: { text: 'Река Лена' } })
  for (const { device } of [vera, anna, boris]) await device.settled()
  for (const { device } of [vera, anna, boris]) {
    expect(await device.get(answer)).toMatchObject({ fields: { text: 'Река Лена' }, disputed: {} })
    expect(await device.get(other)).toMatchObject({
      fields: { text: 'Сосновый лес' },
      disputed: {},
    })
  }
  expect(await wordsBefore(vera, answer)).toContain('Река Ангара')
  expect(await wordsBefore(vera, other)).toContain('Кедровый лес')
})

/** What the history of a record offers to bring back. */
async function wordsBefore({ device }: Colleague, record: string): Promise<unknown[]> {
  const answer = await device.centre.get(`/api/records/${record}/history`)
  const { revisions } = v.parse(historySchema, answer)
  return revisions.map(({ replaced }) => replaced['text'])
}

test('S15: pictures that the centre had lost come back from the device that still holds them', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  await anna.device.settled()
  const takesPhoto = (picture: Uint8Array<ArrayBuffer>) =>
    anna.device.photos.add({
      ...{ space: `venue/${venue}`, session, values: {}, width: 16, height: 16 },
      ...{ picture, thumbnail: samplePicture },
    })
  const kept = await takesPhoto(samplePicture)
  await anna.device.settled()
  await world.backUp()
  const lost = await takesPhoto(pictureOfLength(90_000))
  await anna.device.settled()
  await world.restore()
  await anna.device.settled()
  expect((await anna.device.status()).unsentPictures).toEqual({ photos: 0, bytes: 0 })
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.device.photos.read(kept, 'picture')).toEqual(samplePicture)
  expect(await boris.device.photos.read(lost, 'thumbnail')).toEqual(samplePicture)
  expect(await boris.device.photos.read(lost, 'picture')).toEqual(pictureOfLength(90_000))
})
