import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { venueSpace } from '@living-libraries/model/space'
import { pictureOfLength, samplePicture } from '@living-libraries/sync-server/test-photo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BreakableNetwork, breakableNetwork } from './breakable-network.ts'
import { cuttingLine } from './cutting-line.ts'
import { type Colleague, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const venue = 'bratsk-gorod-1'
const space = venueSpace(venue)
const asLibrarian = { role: 'librarian', venue } as const

async function takesPhoto(
  { device }: Colleague,
  session: string,
  values: { readonly [field: string]: string },
  picture = samplePicture,
): Promise<string> {
  const size = { width: 16, height: 16 }
  return device.photos.add({ space, session, values, picture, thumbnail: samplePicture, ...size })
}

async function unsentPhotos({ device }: Colleague): Promise<number> {
  return (await device.status()).unsentPictures.photos
}

function pieceOf(photo: string): string {
  return `POST /api/photos/${photo}/picture`
}

/** How many pieces of a picture reached the centre. */
function piecesOf(photo: string, { arrived }: BreakableNetwork): number {
  return arrived.filter((request) => request === pieceOf(photo)).length
}

/** The photos and parts whose pieces reached the centre, in their order, each once. */
function arrivals({ network }: Colleague): string[] {
  const paths = network.arrived.filter((line) => line.startsWith('POST /api/photos/'))
  return [...new Set(paths.map((line) => line.replace('POST /api/photos/', '')))]
}

test('S4: photos go after all records: thumbnails, then sheets that nobody has typed, then the rest', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  anna.network.weather = 'offline'
  const session = await anna.beginsSession(venue)
  const sheet = (number: string, typed: boolean) =>
    anna.device.make({ kind: 'sheet', space, session, values: { number, typed } })
  await sheet('1', true)
  await sheet('2', false)
  const ofQuestion = await takesPhoto(anna, session, { question: 'q1' })
  const ofTyped = await takesPhoto(anna, session, { sheet: '1' })
  const ofUntyped = await takesPhoto(anna, session, { sheet: '2' })
  await anna.says(session, 'q1', 'Слова важнее')
  expect(await anna.device.photos.read(ofQuestion, 'picture')).toEqual(samplePicture)
  expect((await anna.device.status()).unsentPictures.photos).toBe(3)
  anna.network.weather = 'fine'
  await anna.device.settled()
  const order = arrivals(anna)
  const thumbnails = [ofQuestion, ofTyped, ofUntyped].map((id) => `${id}/thumbnail`)
  expect(order.slice(0, 3).sort()).toEqual(thumbnails.sort())
  expect(order[3]).toBe(`${ofUntyped}/picture`)
  expect(order).toHaveLength(6)
  const lastPush = anna.network.arrived.lastIndexOf('POST /api/records/push')
  const firstPiece = anna.network.arrived.findIndex((line) => line.includes('/photos/'))
  expect(lastPush).toBeLessThan(firstPiece)
  expect((await anna.device.status()).unsentPictures).toEqual({ photos: 0, bytes: 0 })

  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.device.photos.read(ofQuestion, 'thumbnail')).toEqual(samplePicture)
  boris.network.weather = 'offline'
  expect(await boris.device.photos.read(ofQuestion, 'thumbnail')).toEqual(samplePicture)
  expect(await boris.device.photos.read(ofQuestion, 'picture')).toBeUndefined()
})

test('S4: pictures of others wait until records have gone and come, and thumbnails come first', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const boris = await world.join(asLibrarian, 'Борис')
  const session = await anna.beginsSession(venue)
  const first = await takesPhoto(anna, session, { question: 'q1' })
  const second = await takesPhoto(anna, session, { question: 'q1' })
  await anna.device.settled()
  await boris.device.settled()
  await anna.says(session, 'q1', 'Пришло, пока открывали фото')
  await anna.device.settled()
  await boris.says(session, 'q1', 'Слова раньше')
  boris.network.arrived.length = 0
  const exchange = boris.device.syncOnce()
  const { photos } = boris.device
  const shown = await Promise.all([
    photos.read(first, 'picture'),
    photos.read(second, 'thumbnail'),
    photos.read(second, 'thumbnail'),
    photos.read(first, 'thumbnail'),
  ])
  await exchange
  expect(shown).toEqual(shown.map(() => samplePicture))
  const arrived = boris.network.arrived.filter((line) => /records|photos/.test(line))
  expect(arrived.slice(0, 2)).toEqual(['POST /api/records/push', 'POST /api/records/pull'])
  expect(arrived.slice(2, 4).sort()).toEqual(
    [first, second].map((photo) => `GET /api/photos/${photo}/thumbnail`).sort(),
  )
  expect(arrived.slice(4)).toEqual([`GET /api/photos/${first}/picture`])
})

test('S4: a picture of others comes over a line that is cut every 16 KB, and few bytes come twice', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  const picture = pictureOfLength(200_000)
  const photo = await takesPhoto(anna, session, { question: 'q1' }, picture)
  await anna.device.settled()
  const line = cuttingLine(() => world.server)
  const boris = await world.join(asLibrarian, 'Борис', { fetch: cookieFetch(line.fetch) })
  line.cutEvery = 16 * 1024
  line.receivedBytes = 0
  expect(await boris.device.photos.read(photo, 'picture')).toEqual(picture)
  expect(line.cuts).toBeGreaterThan(10)
  expect(line.receivedBytes).toBeLessThan(picture.length * 1.1)
})

test('a photo goes on after the app was closed in the middle of it: nothing that arrived goes again', async () => {
  const storage = memoryStorage()
  const network = breakableNetwork((input, init) => world.server.fetch(input, init))
  const surroundings = { storage, fetch: cookieFetch(network.fetch) }
  const anna = await world.join(asLibrarian, 'Анна', surroundings)
  const session = await anna.beginsSession(venue)
  const picture = pictureOfLength(200_000)
  const photo = await takesPhoto(anna, session, { question: 'q1' }, picture)
  network.weather = () => (piecesOf(photo, network) < 2 ? 'fine' : 'offline')
  await expect(anna.device.syncOnce()).rejects.toMatchObject({ problem: 'unreachable' })
  const progress = await anna.device.photos.progress(photo)
  if (progress.kind !== 'going') throw new Error('it was not cut')
  expect(progress.sent).toBeGreaterThan(samplePicture.length)
  anna.device.close()

  network.weather = 'fine'
  const again = await openDevice({ ...surroundings, stream: false })
  expect(await again.photos.progress(photo)).toEqual(progress)
  network.places.length = 0
  await again.settled()
  expect(await again.photos.progress(photo)).toEqual({ kind: 'done' })
  const begunAt = network.places
    .filter((place) => place.includes(`${photo}/picture`))
    .map((place) => Number(new URLSearchParams(place.split('?')[1]).get('at')))
  expect(Math.min(...begunAt)).toBe(progress.sent - samplePicture.length)
  again.close()
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.device.photos.read(photo, 'picture')).toEqual(picture)
})

test('a picture goes on where it broke off, however often answers are lost', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const session = await anna.beginsSession(venue)
  const picture = pictureOfLength(200_000)
  const photo = await takesPhoto(anna, session, { question: 'q1' }, picture)
  const { network } = anna
  // Of each attempt the answer to the second piece is lost.
  let goesThrough = 1
  network.weather = (request) => {
    const isLost = request === pieceOf(photo) && piecesOf(photo, network) >= goesThrough
    return isLost ? 'answers-lost' : 'fine'
  }
  let attempts = 0
  for (; (await unsentPhotos(anna)) > 0; attempts++) {
    goesThrough = piecesOf(photo, network) + 1
    await anna.device.syncOnce().catch(() => undefined)
  }
  expect(attempts).toBeGreaterThan(1)
  const boris = await world.join(asLibrarian, 'Борис')
  expect(await boris.device.photos.read(photo, 'picture')).toEqual(picture)
})

test('a photo tells how far it is, and one that the centre would not keep stays and can be sent again', async () => {
  const anna = await world.join(asLibrarian, 'Анна')
  const { photos } = anna.device
  anna.network.weather = 'offline'
  const session = await anna.beginsSession(venue)
  const whole = await takesPhoto(anna, session, { question: 'q1' }, pictureOfLength(90_000))
  const spoilt = await takesPhoto(anna, session, { question: 'q1' }, new Uint8Array(5_000))
  expect(await photos.progress(whole)).toMatchObject({ kind: 'going', sent: 0, size: 90_300 })
  anna.network.weather = 'fine'
  await anna.device.settled()
  expect(await photos.progress(whole)).toEqual({ kind: 'done' })
  expect(await photos.progress(spoilt)).toEqual({ kind: 'refused' })
  expect(await photos.read(spoilt, 'picture')).toEqual(new Uint8Array(5_000))
  anna.network.weather = 'offline'
  await photos.sendAgain(spoilt)
  expect(await photos.progress(spoilt)).toMatchObject({ kind: 'going', size: 5_300 })
  anna.network.weather = 'fine'
  await anna.device.settled()
  expect(await photos.progress(spoilt)).toEqual({ kind: 'refused' })
})

test('no picture stands on the disk in clear, and an erased one leaves the device', async () => {
  const storage = memoryStorage()
  const anna = await world.join(asLibrarian, 'Анна', { storage })
  const coordinator = await world.join(
    { role: 'coordinator', municipality: 'bratsk-gorod' },
    'Тамара',
  )
  const session = await anna.beginsSession(venue)
  const photo = await takesPhoto(anna, session, { question: 'q1' })
  await anna.device.settled()
  await coordinator.device.settled()
  const kept = await storedPictures(storage)
  expect(kept).toHaveLength(2)
  for (const { sealed } of kept)
    expect([...sealed].join()).not.toContain([...samplePicture.slice(4, 40)].join())
  expect(await anna.device.photos.read(photo, 'picture')).toEqual(samplePicture)
  await coordinator.device.centre.post('/api/erasures', { record: photo })
  await anna.device.settled()
  expect(await anna.device.photos.read(photo, 'picture')).toBeUndefined()
  expect(await coordinator.device.photos.read(photo, 'thumbnail')).toBeUndefined()
})

/** What lies on the disk, past all of our code. */
function storedPictures({
  indexedDB,
}: ReturnType<typeof memoryStorage>): Promise<{ sealed: Uint8Array }[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('living-libraries')
    opening.onerror = () => reject(new Error('not opened'))
    opening.onsuccess = () => {
      const database = opening.result
      const reading = database.transaction('pictures').objectStore('pictures').getAll()
      reading.onsuccess = () => {
        database.close()
        resolve(reading.result as { sealed: Uint8Array }[])
      }
    }
  })
}
