import { venueSpace } from '@living-libraries/model/space'
import { pictureOfLength, samplePicture } from '@living-libraries/sync-server/test-photo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { opens, writtenFile } from './by-file.ts'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const space = venueSpace(venue)
const asLibrarian = { role: 'librarian', venue } as const
const asCoordinator = { role: 'coordinator', municipality: 'bratsk-gorod' } as const

function takesPhoto({ device }: Colleague, session: string, picture: Uint8Array<ArrayBuffer>) {
  const size = { width: 16, height: 16 }
  const values = { question: 'q1' }
  return device.photos.add({ space, session, values, picture, thumbnail: samplePicture, ...size })
}

function unsentPhotos({ device }: Colleague): Promise<number> {
  return device.status().then(({ unsentPictures }) => unsentPictures.photos)
}

test('S17: photos go in the file with the words, are seen without a line, and only the centre’s receipt clears them', async () => {
  const tamara = await world.join(asCoordinator, 'Тамара')
  const anna = await world.join(asLibrarian, 'Анна')
  anna.network.weather = 'offline'
  tamara.network.weather = 'offline'
  const session = await anna.beginsSession(venue)
  const picture = pictureOfLength(180_000)
  const photo = await takesPhoto(anna, session, picture)
  const { bytes, photosLeft } = await writtenFile(anna)
  expect(photosLeft).toBe(0)

  expect(await opens(tamara, bytes)).toMatchObject({ kind: 'taken', letter: { hidden: 0 } })
  expect(await tamara.device.photos.read(photo, 'picture')).toEqual(picture)
  expect(await tamara.device.photos.read(photo, 'thumbnail')).toEqual(samplePicture)
  expect(await unsentPhotos(tamara)).toBe(0)
  expect(await unsentPhotos(anna)).toBe(1)

  tamara.network.weather = 'fine'
  await tamara.device.settled()
  expect(tamara.network.arrived.filter((line) => line.includes('/photos/'))).toEqual([])
  const back = await (await tamara.device.transfers()).writeFor(anna.device.id)
  if (back === undefined) throw new Error('nothing of theirs was taken')
  expect(await opens(anna, back.bytes)).toMatchObject({ answer: { received: 2, pictures: 2 } })
  expect(await unsentPhotos(anna)).toBe(0)

  anna.network.weather = 'fine'
  await anna.device.settled()
  expect(anna.network.arrived.filter((line) => line.includes('/photos/'))).toEqual([])
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.device.photos.read(photo, 'picture')).toEqual(picture)
})

test('S17: photos that do not fit wait for the next file, which begins with them', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  anna.network.weather = 'offline'
  const session = await anna.beginsSession(venue)
  for (let count = 0; count < 5; count += 1) {
    await takesPhoto(anna, session, pictureOfLength(1_900_000 + count))
  }
  const first = await writtenFile(anna)
  const second = await writtenFile(anna)
  expect([first.photosLeft, second.photosLeft]).toEqual([1, 1])
  const tamara = await world.join(asCoordinator, 'Тамара')
  for (const { bytes } of [first, second]) await opens(tamara, bytes)
  await tamara.device.settled()
  const photos = await tamara.device.list({ kind: 'photo', session })
  expect(photos).toHaveLength(5)
  for (const { id } of photos) {
    expect((await tamara.device.photos.read(id, 'picture'))?.length).toBeGreaterThan(1_800_000)
  }
})

test('S17: a large file that is carried goes on where the line broke, and repeats one piece at the most', async () => {
  // A line that takes every piece at once: the next may be larger, up to the largest.
  const tamara = await world.join(asCoordinator, 'Тамара', { uptime: () => 0 })
  const anna = await world.join(asLibrarian, 'Анна')
  anna.network.weather = 'offline'
  tamara.network.weather = 'offline'
  const session = await anna.beginsSession(venue)
  // Ten of the largest pieces.
  const picture = noisy(pictureOfLength(640_000))
  await takesPhoto(anna, session, picture)
  const { bytes } = await writtenFile(anna)
  await opens(tamara, bytes)
  const { network } = tamara
  const pieces = () => network.arrived.filter((line) => line.includes('/transfer/pieces/')).length
  // The line dies whenever it has carried two more pieces.
  let most = 0
  network.weather = () => (pieces() < most ? 'fine' : 'offline')
  let cuts = 0
  for (; cuts < 30; cuts += 1) {
    most = pieces() + 2
    await tamara.device.syncOnce().catch(() => undefined)
    const { carried } = await (await tamara.device.transfers()).journal()
    if (carried.every(({ state }) => state !== 'waiting')) break
  }
  expect(cuts).toBeGreaterThan(1)
  expect(pieces()).toBeLessThanOrEqual(Math.ceil(bytes.length / (16 * 1024)) + cuts)
  network.weather = 'fine'
  await tamara.device.settled()
  const boris = await world.join(asLibrarian, 'Борис')
  const [photo] = await boris.device.list({ kind: 'photo', session })
  expect(await boris.device.photos.read(photo?.id ?? '', 'picture')).toEqual(picture)
})

/** The same form with picture data that nothing compresses. */
function noisy(picture: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let noise = 1
  return picture.map((byte, at) => {
    noise = (noise * 48_271) % 2_147_483_647
    return at < 200 || at >= picture.length - 2 ? byte : noise % 251
  })
}
