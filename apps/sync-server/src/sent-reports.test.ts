import { sentReportsSchema } from '@living-libraries/model/frozen-report'
import type { JsonObject } from '@living-libraries/model/json'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'
import { photoChange, pictureOfLength, pictureValues, sendPiece } from './test-photo.ts'

const municipality = 'tayshetskiy'
const space = `municipality/${municipality}` as const
const frozen = {
  asOf: 1_730_900_000_000,
  over: 'Тайшетский район',
  title: 'Отчёт',
  subtitle: 'Губернатору',
  blocks: [{ type: 'paragraph', text: 'Пришли 64 человека.' }],
  figures: { people: 64 },
}

let server: TestCentre
let coordinator: TestDevice
let regional: TestDevice

beforeAll(async () => {
  server = await startTestCentre()
  coordinator = await TestDevice.with(server, { role: 'coordinator', municipality })
  regional = await TestDevice.with(server, { role: 'regional' })
})
afterAll(() => server.stop())

function making(kind: 'report' | 'reportAct' | 'scan', set: JsonObject) {
  return coordinator.change({ create: { kind, space, session: null }, set })
}

async function reports() {
  return v.parse(sentReportsSchema, await okJson(await regional.request('/api/overview/reports')))
    .reports
}

async function act(report: string, values: JsonObject): Promise<string> {
  const change = making('reportAct', { report, ...values })
  const [answer] = await coordinator.push(change)
  expect(answer?.outcome).toBe('taken')
  return change.record
}

const decide = (body: JsonObject) => regional.post('/api/overview/reports', body)

describe('a report of a municipality', () => {
  it('is read by the region only once it was sent, decided once, and decided anew in its next version', async () => {
    const report = making('report', {})
    await coordinator.push(report)
    const agreement = await act(report.record, { act: 'agree', frozen })
    expect(await reports()).toEqual([])
    await act(report.record, { act: 'send', agreement })
    expect(await reports()).toMatchObject([
      { municipality, state: 'sent', number: 1, agreement, frozen: { figures: { people: 64 } } },
    ])

    const decision = { report: report.record, municipality, agreement }
    const reason = 'Добавьте стадии инициативы.'
    const remarks = [{ section: 'Делегаты', text: 'Назовите запасного.' }]
    const returning = { ...decision, act: 'return', reason, remarks }
    expect((await decide(returning)).status).toBe(204)
    expect((await decide(returning)).status).toBe(204)
    expect(await problemIn(await decide({ ...decision, act: 'accept' }))).toBe('404 not-found')
    expect(await reports()).toMatchObject([{ state: 'returned', reason, remarks }])
    const received = (await coordinator.pull()).filter(({ kind }) => kind === 'reportAct')
    expect(received.map(({ fields }) => fields['act'])).toEqual(['agree', 'send', 'return'])
    expect(received.at(-1)?.fields['remarks']).toEqual(remarks)

    const second = await act(report.record, { act: 'agree', frozen })
    expect(await reports()).toMatchObject([{ state: 'returned', number: 1 }])
    await act(report.record, { act: 'send', agreement: second })
    expect(await reports()).toMatchObject([{ state: 'sent', number: 2, agreement: second }])
    expect((await decide({ ...decision, agreement: second, act: 'accept' })).status).toBe(204)
    expect(await reports()).toMatchObject([{ state: 'accepted', number: 2, reason: null }])
  })

  it('is never accepted by its own coordinator', async () => {
    const report = making('report', {})
    await coordinator.push(report)
    const agreement = await act(report.record, { act: 'agree', frozen })
    const change = making('reportAct', {
      report: report.record,
      act: 'accept',
      agreement,
    })
    expect(await coordinator.push(change)).toMatchObject([{ reason: 'not-yours' }])
  })

  it('shows the region its own photos and the signed page, once it is sent, and no other picture', async () => {
    const venue = 'venue/tayshetskiy-1' as const
    const session = coordinator.change({
      create: { kind: 'session', space: venue, session: null },
      set: { date: '2024-11-05' },
    })
    const picture = pictureOfLength(500)
    const shown = photoChange(coordinator, venue, session.record, picture)
    const other = photoChange(coordinator, venue, session.record, picture)
    const report = making('report', {})
    expect(await coordinator.push(session, shown, other, report)).toMatchObject(
      [1, 2, 3, 4].map(() => ({ outcome: 'taken' })),
    )
    await act(report.record, { act: 'reopen' })
    const block = { type: 'photo', photo: shown.record, width: 16, height: 16, caption: 'Зал' }
    const withPhoto = { ...frozen, blocks: [...frozen.blocks, block] }
    const agreement = await act(report.record, { act: 'agree', frozen: withPhoto })
    const scan = making('scan', { ...pictureValues(picture), agreement })
    const earlier = making('scan', { ...pictureValues(picture), agreement: report.record })
    await coordinator.push(scan, earlier)
    for (const { record } of [shown, other, scan, earlier]) {
      const sent = await sendPiece(coordinator, record, { bytes: picture, part: 'picture' })
      expect(await okJson(sent)).toMatchObject({ outcome: 'whole' })
    }
    const seen = (photo: string, of = municipality) =>
      regional.request(`/api/overview/reports/${of}/photos/${photo}`)
    expect((await seen(shown.record)).status).toBe(404)
    await act(report.record, { act: 'send', agreement })
    for (const { record } of [shown, scan]) {
      const response = await seen(record)
      expect(response.headers.get('content-type')).toBe('image/jpeg')
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(picture)
    }
    const sent = (await reports()).find((one) => one.agreement === agreement)
    expect(sent?.scans).toEqual([{ photo: scan.record, width: 16, height: 16 }])
    expect((await seen(other.record)).status).toBe(404)
    expect((await seen(earlier.record)).status).toBe(404)
    expect((await seen(shown.record, 'bratsk-gorod')).status).toBe(404)
    expect((await regional.request(`/api/photos/${shown.record}/picture`)).status).toBe(404)
  })
})
