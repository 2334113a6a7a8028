import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestCentre, type TestCentre } from '../test-centre.ts'
import { TestDevice } from '../test-device.ts'
import type { RequestLine } from './request-log.ts'

let server: TestCentre
const lines: RequestLine[] = []

beforeAll(async () => {
  const app = { logRequest: (line: RequestLine) => void lines.push(line), staticDir: '/nowhere' }
  server = await startTestCentre({ app })
})
afterAll(() => server.stop())

it('tells what happened without a word about whom', async () => {
  const code = await server.invite({ role: 'librarian', venue: 'zima-gorod-1' })
  const device = new TestDevice(server)
  await device.join(code, 'Мария Ивановна')
  const session = device.session('venue/zima-gorod-1', { title: 'Вечер' })
  await device.push(session)
  await device.request(`/api/records/${session.record}/history`)
  await device.request(`/api/records/head?token=secret-token`)
  await device.request('/secret-page')
  expect(lines.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
    'POST /api/join 200',
    'POST /api/records/push 200',
    'GET /api/records/:id/history 200',
    'GET /api/records/head 200',
    'GET file 404',
  ])
  const log = JSON.stringify(lines)
  for (const secret of [code, 'Мария', 'secret', session.record, device.person, device.id]) {
    expect(log).not.toContain(secret)
  }
  expect(log).toContain(device.id.slice(0, 8))
})
