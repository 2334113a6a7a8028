import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { problemIn, TestDevice } from './test-device.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const librarian = { role: 'librarian', venue: 'irkutsk-gorod-1' } as const

let database: TestDatabase
let server: TestServer
let now = Date.parse('2024-11-05T10:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  server = await startTestServer({ connectionString: database.url, now: () => now })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

describe('joining', () => {
  it('shows what an invitation brings without using it up', async () => {
    const code = await server.invite(librarian, { maxUses: 1 })
    const device = new TestDevice(server)
    const preview = await (await device.post('/api/invitation', { code })).json()
    expect(preview).toMatchObject({ grant: librarian, territory: expect.any(String) })
    expect((await device.join(code)).spaces).toEqual(['forum', 'venue/irkutsk-gorod-1'])
  })
})
