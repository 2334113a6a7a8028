import type { Grant } from '@living-libraries/model/access'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { startTestServer, type TestServer } from '@living-libraries/sync-server/test-server'
import pg from 'pg'
import { startTemporaryPostgres } from '../../postgres/temporary-postgres.ts'
import { openShapedLine, type ShapedLine } from './shaped-line.ts'
import { profiles } from './line-profile.ts'

/** The real server over a real PostgreSQL, behind a line that can be made worse. */
export interface BenchCentre {
  readonly server: TestServer
  readonly line: ShapedLine
  readonly port: number
  query(statement: string): Promise<unknown[]>
  /** A device with the app's own layer, joined and up to date, that reaches the centre through the line. */
  join(grant: Grant, options?: { url?: string; now?: () => number }): Promise<Device>
  close(): Promise<void>
}

/** `staticDir`: of the built app, where a browser is to open it. */
export async function openBenchCentre(app: { staticDir?: string } = {}): Promise<BenchCentre> {
  const postgres = await startTemporaryPostgres({ max_connections: '100' })
  const server = await startTestServer({
    connectionString: postgres.connectionString,
    maxConnections: 10,
    app,
  })
  const port = Number(new URL(await server.listen()).port)
  const line = await openShapedLine(port, profiles.none)
  const devices: Device[] = []
  return {
    server,
    line,
    port,
    query: async (statement) => {
      const client = new pg.Client({ connectionString: postgres.connectionString })
      await client.connect()
      try {
        return (await client.query<pg.QueryResultRow>(statement)).rows
      } finally {
        await client.end()
      }
    },
    join: async (grant, { url = line.url, now = Date.now } = {}) => {
      const device = await openDevice({
        serverUrl: url,
        storage: memoryStorage(),
        fetch: cookieFetch(),
        stream: false,
        now,
      })
      devices.push(device)
      const code = await server.invite(grant)
      await device.join({ code, deviceName: 'Телефон', personName: 'Измеритель' })
      await device.settled()
      return device
    },
    close: async () => {
      for (const device of devices) device.close()
      await line.close()
      await server.stop()
      await postgres.stop()
    },
  }
}
