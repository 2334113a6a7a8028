import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMetrics, type Metrics } from './metrics.ts'
import type { RequestLine } from './middleware/request-log.ts'
import { startTestCentre, type TestCentre } from './test-centre.ts'
import { TestDevice } from './test-device.ts'

let server: TestCentre
const lines: RequestLine[] = []

beforeAll(async () => {
  const app = { logRequest: (line: RequestLine) => void lines.push(line) }
  server = await startTestCentre({ app })
})
afterAll(() => server.stop())

async function read({ app }: Metrics): Promise<string> {
  return (await app.request('/metrics')).text()
}

it('counts requests, devices and room, and names nobody', async () => {
  const device = new TestDevice(server)
  await device.join(await server.invite({ role: 'librarian', venue: 'zima-gorod-1' }), 'Мария')
  await device.push(device.session('venue/zima-gorod-1', { title: 'Вечер' }))
  await device.request(`/api/records/${crypto.randomUUID()}/history`)
  const metrics = createMetrics(server.services, 'test')
  for (const line of lines) metrics.observe(line)
  const text = await read(metrics)
  expect(text).toContain('living_libraries_database_up 1')
  expect(text).toContain('living_libraries_devices{state="active"} 1')
  expect(text).toContain(
    'living_libraries_requests_total{method="POST",route="/api/records/push",status="200"} 1',
  )
  expect(text).toContain('route="/api/records/:id/history",status="404"')
  expect(text).toMatch(/living_libraries_disk_free_bytes [1-9]/)
  expect(text).toContain('nodejs_eventloop_lag_seconds')
  for (const secret of [
    device.id,
    device.id.slice(0, 8),
    device.person,
    'Мария',
    'zima',
    'Вечер',
  ]) {
    expect(text).not.toContain(secret)
  }
})

it('tells of a database that does not answer', async () => {
  const reopen = await server.database.close()
  const metrics = createMetrics(server.services, 'test')
  expect(await read(metrics)).toContain('living_libraries_database_up 0')
  await reopen()
  expect(await read(metrics)).toContain('living_libraries_database_up 1')
})

it('is not reached through the address of people', async () => {
  expect((await server.fetch('/metrics')).status).toBe(404)
  expect((await server.fetch('/api/metrics')).status).toBe(401)
})
