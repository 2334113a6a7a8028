import { type TestDatabase, testDatabase } from './test-database.ts'
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts'

/** A server over a database of its own. */
export interface TestCentre extends TestServer {
  readonly database: TestDatabase
}

/** What most tests of the server begin with; `stop` takes the database away, too. */
export async function startTestCentre(
  options: Omit<TestServerOptions, 'connectionString'> = {},
): Promise<TestCentre> {
  const database = await testDatabase()
  const server = await startTestServer({ ...options, connectionString: database.url })
  return {
    ...server,
    database,
    stop: async () => {
      await server.stop()
      await database.drop()
    },
  }
}
