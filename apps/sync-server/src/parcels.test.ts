import { gunzipSync } from 'node:zlib'
import { answersFromTable } from '@living-libraries/model/wire/push'
import {
  packedRecordsMediaType,
  parcelFromHeader,
  parcelHeader,
} from '@living-libraries/model/wire/version'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { broken, parcelIn, problemIn, TestDevice } from './test-device.ts'
import { startTestServer } from './test-server.ts'

const venue = 'venue/irkutsk-gorod-1'
const librarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const

let server: TestCentre
beforeAll(async () => {
  server = await startTestCentre()
})
afterAll(() => server.stop())

/** A session and answers in it, each a block of its own where `apart`. */
async function evening(answers: number, apart = true) {
  const device = await TestDevice.with(server, librarian)
  const session = device.session(venue)
  const said = Array.from({ length: answers }, (_, at) =>
    device.answer(venue, session.record, `${at}: ${crypto.randomUUID()}`),
  )
  const parcel = device.packed([session, ...said], apart)
  return { device, parcel, records: [session, ...said].map(({ record }) => record) }
}

describe('S9: a parcel', () => {
  it('goes on at the byte that the centre has, however often the line breaks', async () => {
    const { device, parcel, records } = await evening(60)
    const blocks: number[] = []
    let from = 0
    for (const until of [1, 10, 700, 701, 1_500, parcel.length - 3]) {
      const sent = broken(parcel.subarray(from, until))
      expect((await device.putParcel('p', parcel, { from, body: sent })).status).toBe(408)
      const look = await device.lookParcel('p')
      expect(look).toMatchObject({ received: until, done: false })
      blocks.push(look.blocks)
      from = look.received
    }
    // What was complete is applied while the rest is still to come.
    expect(blocks.at(-1)).toBeGreaterThan(0)
    const last = await parcelIn(await device.putParcel('p', parcel, { from }))
    expect(last).toMatchObject({ received: parcel.length, blocks: 61, done: true })
    const outcomes = answersFromTable(last.answers).map(({ n, outcome }) => [n, outcome])
    expect(outcomes).toEqual(records.map((_, index) => [index + 1, 'taken']))
    const reader = await TestDevice.with(server, librarian)
    const seen = new Set((await reader.pull()).map(({ id }) => id))
    expect(records.filter((id) => !seen.has(id))).toEqual([])
  })

  it('passes over bytes that come twice, and tells the answers that were not heard yet', async () => {
    const { device, parcel } = await evening(40)
    await device.putParcel('p', parcel, { body: broken(parcel.subarray(0, 1_200)) })
    const { blocks } = await device.lookParcel('p')
    const whole = await parcelIn(await device.putParcel('p', parcel, { from: 300, heard: blocks }))
    expect(whole).toMatchObject({ received: parcel.length, blocks: 41, done: true })
    expect(answersFromTable(whole.answers)).toHaveLength(41 - blocks)
    const again = await parcelIn(await device.putParcel('p', parcel, { from: parcel.length }))
    expect(again).toMatchObject({ done: true, blocks: 41 })
  })

  it('is unknown to another process, which says so without taking bytes from the middle', async () => {
    const { device, parcel, records } = await evening(30)
    await device.putParcel('p', parcel, { body: broken(parcel.subarray(0, 1_000)) })
    const other = await startTestServer({
      connectionString: server.database.url,
      keysDir: server.keysDir,
    })
    const moved = Object.assign(new TestDevice(other, device.id), { cookie: device.cookie })
    expect(await moved.lookParcel('p')).toMatchObject({ received: 0, blocks: 0, done: false })
    const middle = await parcelIn(await moved.putParcel('p', parcel, { from: 1_000 }))
    expect(middle).toMatchObject({ received: 0, done: false })
    // Sent anew, what the first process has applied already changes nothing (S6).
    const whole = await parcelIn(await moved.putParcel('q', parcel))
    expect(answersFromTable(whole.answers)).toHaveLength(records.length)
    expect(whole.done).toBe(true)
    await other.stop()
  })

  it('that is none is refused, as a whole and without a trace', async () => {
    const { device, parcel } = await evening(5)
    const spoilt = Uint8Array.from(parcel)
    spoilt.fill(7, 40)
    expect(await problemIn(await device.putParcel('bad', spoilt))).toBe('400 body-malformed')
    expect(await device.lookParcel('bad')).toMatchObject({ received: 0 })
    const short = parcel.subarray(0, parcel.length - 9)
    expect(await problemIn(await device.putParcel('short', short))).toBe('400 body-malformed')
    const foreign = (await evening(1)).parcel
    expect(await problemIn(await device.putParcel('foreign', foreign))).toBe('403 not-allowed')
    const swollen = device.packed([device.answer(venue, device.id, 'а'.repeat(3_000_000))])
    expect(await problemIn(await device.putParcel('swollen', swollen))).toBe('413 body-too-large')
    const named = await device.request('/api/records/parcels/..%2Fx')
    expect(await problemIn(named)).toBe('400 body-malformed')
  })

  it('waits where the database is away, and is applied when it is back', async () => {
    const { device, parcel } = await evening(20)
    await device.putParcel('p', parcel, { body: broken(parcel.subarray(0, 30)) })
    const open = await server.database.close()
    const failed = await device.putParcel('p', parcel, { from: 30 })
    expect(failed.status).toBe(503)
    await open()
    const { received } = await device.lookParcel('p')
    const done = await parcelIn(await device.putParcel('p', parcel, { from: received }))
    expect(done).toMatchObject({ done: true, blocks: 21 })
  })
})

describe('S9: an answer to a pull', () => {
  it('goes on at the byte that the device has, in its very bytes', async () => {
    const { device, parcel } = await evening(300, false)
    await device.putParcel('p', parcel)
    const reader = await TestDevice.with(server, librarian)
    const whole = await ask(reader)
    const rest = await ask(reader, { id: whole.id, from: 1_234 })
    expect(rest).toMatchObject({ id: whole.id, from: 1_234 })
    expect(Buffer.from(rest.bytes)).toEqual(Buffer.from(whole.bytes.subarray(1_234)))
    expect(gunzipSync(whole.bytes).toString().split('\n').length).toBeGreaterThan(3)
  })

  it('begins anew for who may read less by now, and for who asks for what nobody keeps', async () => {
    const { device, parcel } = await evening(300, false)
    await device.putParcel('p', parcel)
    const reader = await TestDevice.with(server, librarian, {
      role: 'coordinator',
      municipality: 'kachugskij-rajon',
    })
    const { id } = await ask(reader)
    const strange = await ask(reader, { id: 'another', from: 10 })
    expect(strange.from).toBe(0)
    const kept = await ask(reader, { id: strange.id, from: 10 })
    expect(kept.from).toBe(10)
    await server.database.run(`delete from device_person where person = '${reader.person}'`)
    const less = await ask(reader, { id: strange.id, from: 10 })
    expect(less).toMatchObject({ from: 0 })
    expect(less.id).not.toBe(id)
  })
})

async function ask(device: TestDevice, parcel?: { id: string; from: number }) {
  const response = await device.post('/api/records/pull', { wire: 1, token: null, parcel })
  expect(response.headers.get('content-type')).toBe(packedRecordsMediaType)
  return {
    id: response.headers.get(parcelHeader) ?? '',
    from: Number(response.headers.get(parcelFromHeader)),
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}
