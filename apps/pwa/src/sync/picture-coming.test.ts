import type { RecordState } from '@living-libraries/model/record'
import { venueSpace } from '@living-libraries/model/space'
import { expect, test } from 'vitest'
import { DeviceLock } from '../device/device-lock.ts'
import { type DeviceParts, openParts } from '../device/device-parts.ts'
import { memoryStorage } from '../device/memory-storage.ts'
import { writeSetting } from '../storage/settings.ts'
import { fetchPicture } from './picture-coming.ts'
import { sumOf } from './sum.ts'

const space = venueSpace('bratsk-gorod-1')
const photo = '00000000-0000-7000-8000-000000000001'
const place = { photo, part: 'picture' } as const
const size = 150_000
const picture = new Uint8Array(size).map((_zero, index) => (index * 7) ^ (index >> 8))
const chunk = 10_000
const stamp = { device: photo, person: photo, n: 1, at: 1, over: 0 }

/** A centre that sends a picture in chunks, and after `givesUp` bytes in all nothing any more, without a cut. */
function centreGiving(bytes: Uint8Array<ArrayBuffer>, givesUp = Number.POSITIVE_INFINITY) {
  const asked: number[] = []
  let sent = 0
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    const [, from = '0'] = /bytes=(\d+)-/.exec(new Headers(init?.headers).get('range') ?? '') ?? []
    let at = Number(from)
    asked.push(at)
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        if (sent >= givesUp) return new Promise(() => {})
        if (at >= bytes.length) return controller.close()
        const next = bytes.slice(at, at + chunk)
        at += next.length
        sent += next.length
        return controller.enqueue(next)
      },
    })
    return new Response(body, { status: at > 0 ? 206 : 200 })
  }
  return { fetch, asked, sent: () => sent }
}

async function recordOf(
  { database }: DeviceParts,
  more: Partial<RecordState> = {},
  id = photo,
): Promise<void> {
  const fields = { hash: await sumOf(crypto, picture), size }
  const whose = { id, kind: 'photo', space, session: null }
  const state = {
    ...{ ...whose, version: 1, fields, deleted: false, disputed: {}, made: stamp, changed: stamp },
    ...more,
  }
  await database.records.put({ ...whose, session: '', state, pending: [] })
}

/** A device that is killed when a good half of the picture has come; what lies on its disk then. */
async function halfway() {
  const storage = memoryStorage()
  const centre = centreGiving(picture, 100_000)
  const killed = await openParts({ storage, fetch: centre.fetch })
  await recordOf(killed)
  void fetchPicture(killed, place).catch(() => undefined)
  await expect.poll(() => keptBytes(killed)).toBeGreaterThanOrEqual(80_000)
  return { storage, killed }
}

async function keptBytes({ database }: DeviceParts): Promise<number> {
  return (await database.arriving.toArray()).reduce((sum, row) => sum + row.size, 0)
}

test('a picture that was coming in goes on after the app was killed, and at most one piece comes twice', async () => {
  const { storage, killed } = await halfway()
  killed.database.close()
  const centre = centreGiving(picture)
  const again = await openParts({ storage, fetch: centre.fetch })
  const kept = await keptBytes(again)
  expect(await fetchPicture(again, place)).toBe(true)
  expect(await again.photos.read(photo, 'picture')).toEqual(picture)
  expect(centre.asked).toEqual([kept])
  expect(100_000 - kept).toBeLessThanOrEqual(32 * 1024 + chunk)
  expect(centre.sent()).toBe(size - kept)
  expect(await keptBytes(again)).toBe(0)
  again.database.close()
})

test('what came before a centre that says otherwise is thrown away, and so is what does not open', async () => {
  for (const spoil of ['the record', 'a piece'] as const) {
    const { storage, killed } = await halfway()
    const other = picture.map((byte) => byte ^ 1)
    const [first] = await killed.database.arriving.toArray()
    if (first === undefined) throw new Error('nothing was kept')
    if (spoil === 'a piece') {
      const sealed = first.sealed.map((byte, index) => (index === 40 ? byte ^ 1 : byte))
      await killed.database.arriving.put({ ...first, sealed })
    } else await recordOf(killed, { fields: { hash: await sumOf(crypto, other), size } })
    killed.database.close()
    const given = spoil === 'a piece' ? picture : other
    const again = await openParts({ storage, fetch: centreGiving(given).fetch })
    expect(await fetchPicture(again, place)).toBe(true)
    expect(await again.photos.read(photo, 'picture')).toEqual(given)
    again.database.close()
  }
})

test('pieces go with their record: erased, deleted, or of a space that was lost; and none comes after', async () => {
  const gone: ((device: DeviceParts) => Promise<unknown>)[] = [
    (device) => recordOf(device, { erased: true, deleted: true, fields: {} }),
    (device) => recordOf(device, { deleted: true }),
    ({ database }) => database.records.clear(),
  ]
  for (const leave of gone) {
    const { killed } = await halfway()
    await leave(killed)
    await killed.arriving.dropOrphans()
    expect(await keptBytes(killed)).toBe(0)
    expect(await killed.arriving.keep(place, 0, new Uint8Array(10))).toBe(false)
    expect(await keptBytes(killed)).toBe(0)
    killed.database.close()
  }
})

test('a picture that the centre has not any more leaves no piece', async () => {
  const { storage, killed } = await halfway()
  killed.database.close()
  const problem = { type: '/problems/not-found', title: 'Not found', status: 404 }
  const fetch = async () => Response.json(problem, { status: 404 })
  const again = await openParts({ storage, fetch })
  expect(await fetchPicture(again, place)).toBe(false)
  expect(await keptBytes(again)).toBe(0)
  again.database.close()
})

test('pieces lie under the lock: resealed when it is set, neither read nor put there while it is closed', async () => {
  const { storage, killed: device } = await halfway()
  const region = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ])
  const recoveryKey = Buffer.from(await crypto.subtle.exportKey('raw', region.publicKey)).toString(
    'base64url',
  )
  const keys = { signingKey: '', recipients: {}, recoveryKey }
  await writeSetting(device.database, 'keys', keys)
  const lock = new DeviceLock({ ...device, pinRounds: 10 })
  const before = await device.database.arriving.toArray()
  expect(await lock.set('pin', '258014')).toEqual({ outcome: 'done' })
  await lock.settled()
  const after = await device.database.arriving.toArray()
  expect(after.map(({ size: bytes }) => bytes)).toEqual(before.map(({ size: bytes }) => bytes))
  const { name } = device.ring.plain()
  for (const { sealedWith } of after) expect([undefined, '', name]).not.toContain(sealedWith)
  expect((await device.arriving.read(place)).length).toBe(after.length)
  lock.close()
  expect(await device.arriving.read(place)).toEqual([])
  expect(await device.arriving.keep(place, 0, new Uint8Array(10))).toBe(false)
  device.database.close()

  const again = await openParts({ storage, fetch: centreGiving(picture).fetch, pinRounds: 10 })
  expect(await again.arriving.read(place)).toEqual([])
  const opened = new DeviceLock({ ...again, pinRounds: 10 })
  expect(await opened.open('258014')).toEqual({ outcome: 'done' })
  expect(await fetchPicture(again, place)).toBe(true)
  expect(await again.photos.read(photo, 'picture')).toEqual(picture)
  again.database.close()
})

test('unfinished pictures take four megabytes at most: those that were begun first make room', async () => {
  let now = 0
  const device = await openParts({ storage: memoryStorage(), now: () => (now += 1) })
  const ids = Array.from({ length: 5 }, (_, index) => `00000000-0000-7000-8000-00000000010${index}`)
  for (const id of ids) {
    await recordOf(device, {}, id)
    for (const at of [0, 500_000]) {
      const piece = new Uint8Array(500_000)
      expect(await device.arriving.keep({ photo: id, part: 'picture' }, at, piece)).toBe(true)
    }
  }
  expect(await keptBytes(device)).toBe(4_000_000)
  const left = (await device.database.arriving.toArray()).map(({ key }) => key.split('/')[0])
  expect([...new Set(left)]).toEqual(ids.slice(1))
  device.database.close()
})
