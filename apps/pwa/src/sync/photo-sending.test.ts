import { venueSpace } from '@living-libraries/model/space'
import { expect, test } from 'vitest'
import { type DeviceParts, openParts } from '../device/device-parts.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import { sendPictures } from './photo-sending.ts'

const space = venueSpace('bratsk-gorod-1')
const person = '00000000-0000-4000-8000-000000000001'
const session = '00000000-0000-7000-8000-000000000001'

/** A device whose photos are still to go, while their records are at the centre already. */
async function deviceWithPhotos(photos: number, onPiece: (key: string, at: number) => void) {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const path = input instanceof Request ? input.url : String(input)
    const at = Number(new URLSearchParams(path.split('?')[1]).get('at'))
    onPiece(path.replace(/^.*\/api\/photos\/|\?.*$/g, ''), at)
    const piece = await new Response(init?.body).arrayBuffer()
    const received = at + piece.byteLength
    return Response.json({ received, outcome: received === pictureBytes ? 'whole' : 'partial' })
  }
  const parts = await openParts({ storage: memoryStorage(), fetch })
  for (let photo = 0; photo < photos; photo += 1) {
    const bytes = new Uint8Array(pictureBytes).fill(photo)
    const pictures = [
      await parts.photos.prepare('thumbnail', bytes),
      await parts.photos.prepare('picture', bytes),
    ]
    await parts.writer.make(person, { kind: 'photo', space, session, values: {} }, pictures)
  }
  const entries = await parts.outbox.next(1_000_000, photos)
  const answers = entries.map(({ change: { n } }) => ({ n, outcome: 'taken' as const, version: n }))
  await parts.outbox.take(entries, answers, photos)
  return parts
}

const pictureBytes = 150_000

function sends(parts: DeviceParts): Promise<boolean> {
  return sendPictures({ ...parts, mayGoOn: async () => true })
}

test('of many waiting pictures only the one that goes next is read', async () => {
  const read = new Set<string>()
  const readAtFirstPiece: string[][] = []
  const order: string[] = []
  const parts = await deviceWithPhotos(5, (key, at) => {
    if (at > 0) return
    order.push(key)
    readAtFirstPiece.push([...read])
  })
  parts.database.pictures.hook('reading', (row) => {
    read.add(row.key)
    return row
  })
  expect(await sends(parts)).toBe(true)
  expect(order).toHaveLength(10)
  expect(readAtFirstPiece).toEqual(order.map((_key, index) => order.slice(0, index + 1)))
  expect(await parts.photos.countUnsent()).toEqual({ photos: 0, bytes: 0 })
  parts.database.close()
})

test('a tab that leads no more sends no further piece', async () => {
  let pieces = 0
  const parts = await deviceWithPhotos(1, () => {
    pieces += 1
  })
  expect(await sendPictures({ ...parts, mayGoOn: async () => false })).toBe(false)
  expect(pieces).toBe(1)
  expect((await parts.photos.countUnsent()).bytes).toBeGreaterThan(pictureBytes)
  parts.database.close()
})

test('a photo that was deleted before its pictures went is not waited for, and goes once it is brought back', async () => {
  const parts = await deviceWithPhotos(1, () => {})
  const [photo] = await parts.reader.list({ kind: 'photo', space })
  const id = photo?.id ?? ''
  const acknowledged = async () => {
    const [entry] = await parts.outbox.next(1_000_000, 1)
    if (entry === undefined) throw new Error('nothing was written')
    const { n } = entry.change
    await parts.outbox.take([entry], [{ n, outcome: 'taken', version: n }], 1)
  }
  await parts.writer.remove(person, id)
  await acknowledged()
  expect(await parts.photos.countUnsent()).toEqual({ photos: 0, bytes: 0 })
  await parts.writer.restore(person, id)
  await acknowledged()
  expect(await parts.photos.countUnsent()).toEqual({ photos: 1, bytes: 2 * pictureBytes })
  expect(await sends(parts)).toBe(true)
  expect(await parts.photos.countUnsent()).toEqual({ photos: 0, bytes: 0 })
  parts.database.close()
})

test('a picture that was erased while it went does not come back', async () => {
  const parts = await deviceWithPhotos(1, () => void parts.database.pictures.clear())
  await sends(parts)
  expect(await parts.database.pictures.count()).toBe(0)
  parts.database.close()
})
