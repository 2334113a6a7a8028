import { sentReportsSchema } from '@living-libraries/model/frozen-report'
import type { JsonObject } from '@living-libraries/model/json'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { okJson, problemIn, TestDevice } from './test-device.ts'
import { startTestServer, type TestServer } from './test-server.ts'

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

let database: TestDatabase
let server: TestServer
let coordinator: TestDevice
let regional: TestDevice

beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({ connectionString: database.url })
  coordinator = await TestDevice.with(server, { role: 'coordinator', municipality })
  regional = await TestDevice.with(server, { role: 'regional' })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

function making(kind: 'report' | 'reportAct', set: JsonObject) {
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
})
