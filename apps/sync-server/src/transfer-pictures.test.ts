import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { TestDevice } from './test-device.ts'
import { bring, LetterWriter } from './test-letter.ts'
import { photoChange, pictureOfLength, samplePicture, sendPiece } from './test-photo.ts'

const venue = 'venue/irkutsk-gorod-1'
const asLibrarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const
const asNeighbour = { role: 'librarian', venue: 'bratsk-gorod-1' } as const
const asCoordinator = { role: 'coordinator', municipality: 'irkutsk-gorod' } as const

let server: TestCentre

beforeAll(async () => {
  server = await startTestCentre()
})
afterAll(() => server.stop())

const picture = pictureOfLength(150_000)

function block(photo: string, part: 'thumbnail' | 'picture', bytes: Uint8Array) {
  return { picture: { photo, part, bytes: Buffer.from(bytes).toString('base64') } }
}

async function evening(writer: LetterWriter) {
  const session = writer.session(venue)
  const photo = photoChange(writer, venue, session.record, picture)
  return { changes: [session, photo], photo: photo.record }
}

async function seen(device: TestDevice, photo: string, part: string): Promise<Uint8Array | number> {
  const response = await device.request(`/api/photos/${photo}/${part}`)
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : response.status
}

it('brings photos in with their records, once, whichever way they come again', async () => {
  const writer = await LetterWriter.joined(server, asLibrarian)
  const coordinator = await TestDevice.with(server, asCoordinator)
  const { changes, photo } = await evening(writer)
  const blocks = [block(photo, 'thumbnail', samplePicture), block(photo, 'picture', picture)]
  const file = await writer.sealed(await writer.letter(changes, {}, blocks))
  const whole = { outcome: 'taken', refused: 0, pictures: 2, refusedPictures: 0 }
  expect(await bring(coordinator, file)).toMatchObject([whole])
  expect(await bring(coordinator, file)).toMatchObject([whole])
  expect(await seen(coordinator, photo, 'picture')).toEqual(picture)
  expect(await seen(coordinator, photo, 'thumbnail')).toEqual(samplePicture)
  const again = await sendPiece(writer, photo, { bytes: samplePicture })
  expect(await again.json()).toMatchObject({ outcome: 'whole' })
  const rows = await server.database.run(
    `select count(*)::int as count from photo_piece where photo = '${photo}'`,
  )
  expect(rows).toEqual([{ count: 2 }])
})

it('goes on from pieces that came by network before', async () => {
  const writer = await LetterWriter.joined(server, asLibrarian)
  const { changes, photo } = await evening(writer)
  await writer.push(...changes)
  await sendPiece(writer, photo, { bytes: picture.slice(0, 40_000), part: 'picture' })
  const file = await writer.sealed(await writer.letter([], {}, [block(photo, 'picture', picture)]))
  expect(await bring(writer, file)).toMatchObject([{ outcome: 'taken', pictures: 1 }])
  expect(await seen(writer, photo, 'picture')).toEqual(picture)
})

it('leaves out what its record does not speak of, and what is not the writer’s, and takes the rest', async () => {
  const writer = await LetterWriter.joined(server, asLibrarian)
  const neighbour = await LetterWriter.joined(server, asNeighbour)
  const { changes, photo } = await evening(writer)
  const other = pictureOfLength(150_001)
  const blocks = [
    block(photo, 'picture', other),
    block(crypto.randomUUID(), 'picture', picture),
    { picture: { photo, part: 'thumbnail' as const, bytes: 'это не base64' } },
  ]
  const file = await writer.sealed(await writer.letter(changes, {}, blocks))
  const some = { outcome: 'taken', changes: 2, refused: 0, pictures: 0, refusedPictures: 3 }
  expect(await bring(writer, file)).toMatchObject([some])
  expect(await seen(writer, photo, 'picture')).toBe(404)
  const foreign = await neighbour.letter([], {}, [block(photo, 'picture', picture)])
  expect(await bring(neighbour, await neighbour.sealed(foreign))).toMatchObject([
    { outcome: 'taken', pictures: 0, refusedPictures: 1 },
  ])
  expect(await seen(writer, photo, 'picture')).toBe(404)
})

it('takes nothing of a file with a picture larger than any, or in a form that is none', async () => {
  const writer = await LetterWriter.joined(server, asLibrarian)
  const { changes, photo } = await evening(writer)
  for (const bytes of ['A'.repeat(3_000_000), 7]) {
    const blocks = [{ picture: { photo, part: 'picture' as const, bytes: bytes as string } }]
    const file = await writer.sealed(await writer.letter(changes, {}, blocks))
    expect(await bring(writer, file)).toEqual([{ outcome: 'refused', fault: 'damaged' }])
  }
  expect(await seen(writer, photo, 'picture')).toBe(404)
  const answers = await writer.push(...changes)
  expect(answers.map(({ outcome }) => outcome)).toEqual(['taken', 'taken'])
})
