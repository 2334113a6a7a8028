import type { PieceAnswer } from '@living-libraries/model/photo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'
import { photoChange, pictureOfLength, samplePicture, sendPiece, sumOf } from './test-photo.ts'

const venue = 'venue/irkutsk-gorod-1'
const asLibrarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const

let server: TestCentre
let owner: TestDevice
let session = ''

beforeAll(async () => {
  server = await startTestCentre()
  owner = await TestDevice.with(server, asLibrarian)
  const change = owner.session(venue)
  session = change.record
  await owner.push(change)
})
afterAll(() => server.stop())

async function newPhoto(picture?: Uint8Array, more = {}): Promise<string> {
  const change = photoChange(owner, venue, session, picture, more)
  await owner.push(change)
  return change.record
}

async function answerTo(
  photo: string,
  piece: Parameters<typeof sendPiece>[2],
): Promise<PieceAnswer> {
  return okJson(await sendPiece(owner, photo, { part: 'picture', ...piece }))
}

async function piecesAtCentre(photo: string): Promise<unknown> {
  return server.database.run(
    `select count(*)::int as count from photo_piece where photo = '${photo}'`,
  )
}

describe('a picture', () => {
  it('comes in pieces, goes on where it broke off, and is the same bytes at the end', async () => {
    const picture = pictureOfLength(100_000)
    const photo = await newPhoto(picture)
    const first = picture.slice(0, 40_000)
    expect(await answerTo(photo, { bytes: first })).toEqual({
      outcome: 'partial',
      received: 40_000,
    })
    // The answer was lost, so the same comes again; then one from a place that was never reached.
    expect(await answerTo(photo, { bytes: first })).toEqual({
      outcome: 'partial',
      received: 40_000,
    })
    expect(await answerTo(photo, { bytes: first, at: 80_000 })).toEqual({
      outcome: 'partial',
      received: 40_000,
    })
    expect((await owner.request(`/api/photos/${photo}/picture`)).status).toBe(404)
    const second = picture.slice(40_000, 90_000)
    await answerTo(photo, { bytes: second, at: 40_000 })
    const third = { bytes: picture.slice(90_000), at: 90_000 }
    expect(await answerTo(photo, third)).toEqual({ outcome: 'whole', received: 100_000 })
    expect(await answerTo(photo, third)).toEqual({ outcome: 'whole', received: 100_000 })
    const response = await owner.request(`/api/photos/${photo}/picture`)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(sumOf(new Uint8Array(await response.arrayBuffer()))).toBe(sumOf(picture))
  })

  it('is given from the byte on at which an answer was cut, and whole to whoever asks otherwise', async () => {
    const picture = pictureOfLength(50_000)
    const photo = await newPhoto(picture)
    await answerTo(photo, { bytes: picture })
    const asked = async (range: string) => {
      const headers = { range }
      const response = await owner.request(`/api/photos/${photo}/picture`, { headers })
      const bytes = new Uint8Array(await response.arrayBuffer())
      return { status: response.status, place: response.headers.get('content-range'), bytes }
    }
    expect(await asked('bytes=20000-')).toEqual({
      status: 206,
      place: 'bytes 20000-49999/50000',
      bytes: picture.slice(20_000),
    })
    for (const range of ['bytes=50000-', 'bytes=0-', 'bytes=-5', 'bytes=1-2', 'lines=1-']) {
      expect(await asked(range)).toMatchObject({ status: 200, place: null, bytes: picture })
    }
  })

  it('that two requests bring at once is there once', async () => {
    const photo = await newPhoto()
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => answerTo(photo, { bytes: samplePicture })),
    )
    expect(answers.map(({ outcome }) => outcome)).toEqual(['whole', 'whole', 'whole', 'whole'])
    expect(await piecesAtCentre(photo)).toEqual([{ count: 1 }])
  })

  it('that is not what its record says, or no plain JPEG, is not kept', async () => {
    const other = pictureOfLength(samplePicture.length)
    other[200] = 0x77
    const photo = await newPhoto()
    expect(await answerTo(photo, { bytes: other })).toEqual({ outcome: 'refused', received: 0 })
    const svg = new TextEncoder().encode('<svg onload="alert(1)"/>')
    const bad = await newPhoto(svg)
    expect(await answerTo(bad, { bytes: svg })).toEqual({ outcome: 'refused', received: 0 })
    expect(await piecesAtCentre(bad)).toEqual([{ count: 0 }])
    // The true one may still come.
    expect(await answerTo(photo, { bytes: samplePicture })).toMatchObject({ outcome: 'whole' })
  })

  it('that was garbled on the way, or is larger than its record says, is refused piece by piece', async () => {
    const photo = await newPhoto()
    const garbled = { bytes: samplePicture, sum: sumOf(new Uint8Array([1])), part: 'picture' }
    expect(await problemIn(await sendPiece(owner, photo, garbled))).toBe('400 body-malformed')
    const long = { bytes: pictureOfLength(400), part: 'picture' }
    expect(await problemIn(await sendPiece(owner, photo, long))).toBe('400 body-malformed')
    const huge = { bytes: new Uint8Array(70_000), part: 'picture' }
    expect(await problemIn(await sendPiece(owner, photo, huge))).toBe('413 body-too-large')
    for (const wrong of [{ size: 0 }, { size: 3_000_000 }, { hash: 'x' }, { width: 20_000 }]) {
      const change = photoChange(owner, venue, session, samplePicture, wrong)
      expect((await owner.push(change))[0]?.outcome).toBe('refused')
    }
  })

  it('of a deleted photo stays, of an erased one goes', async () => {
    const photo = await newPhoto()
    await answerTo(photo, { bytes: samplePicture })
    await owner.push(owner.change({ record: photo, base: 9_999, set: { deleted: true } }))
    expect(await piecesAtCentre(photo)).toEqual([{ count: 1 }])
    const coordinator = await TestDevice.with(server, {
      role: 'coordinator',
      municipality: 'irkutsk-gorod',
    })
    expect((await coordinator.post('/api/erasures', { record: photo })).ok).toBe(true)
    expect(await piecesAtCentre(photo)).toEqual([{ count: 0 }])
    expect(await problemIn(await owner.request(`/api/photos/${photo}/picture`))).toBe(
      '404 not-found',
    )
  })
})
