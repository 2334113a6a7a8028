import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import type { Grant } from '@living-libraries/model/access'
import { type ForumPack, parseForumPack } from '@living-libraries/model/forum-pack'
import { type AppOptions, createApp } from './app.ts'
import { listen } from './listening.ts'
import type { PictureStore } from './picture-store-port.ts'
import { makeInvitation } from './services/invitations.ts'
import { type StartedServices, startServices } from './start-services.ts'

export interface TestServerOptions {
  /** Of an empty database, or of one that another test server uses too. */
  connectionString: string
  packPath?: string
  keysDir?: string
  now?: () => number
  maxConnections?: number
  pictures?: PictureStore
  app?: Partial<AppOptions>
}

export interface TestServer {
  readonly app: ReturnType<typeof createApp>
  readonly services: StartedServices
  readonly pack: ForumPack
  readonly keysDir: string
  /** A `fetch` that goes straight into the app, without a network. Paths and whole URLs are both taken. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** A code that gives these rights. */
  invite(grant: Grant, wish?: { maxUses?: number; days?: number; person?: string }): Promise<string>
  /** Also answers on a free port of this machine; returns its URL. Ends with `stop`. */
  listen(port?: number): Promise<string>
  stop(): Promise<void>
}

export const defaultPackPath = fileURLToPath(
  new URL('../../../forums/priangarye-2024.json', import.meta.url),
)

/** A whole server over a database of the tests; several over one database are several processes in one. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const { connectionString, packPath = defaultPackPath, now = Date.now } = options
  const { maxConnections = 4, pictures } = options
  const pack = parseForumPack(JSON.parse(await readFile(packPath, 'utf8')))
  const ownKeys = options.keysDir === undefined
  const keysDir = options.keysDir ?? (await mkdtemp(join(tmpdir(), 'living-libraries-keys-')))
  const services = await startServices({
    connectionString,
    keysDir,
    pack,
    now,
    maxConnections,
    // Beside three other files on two cores everything comes, and later than any person would wait for it.
    patienceMs: 60_000,
    pictures,
  })
  const app = createApp(services, {
    version: 'test',
    logDefect: (error) => process.stderr.write(`${inspect(error)}\n`),
    ...options.app,
  })
  const ending: (() => Promise<void>)[] = []
  return {
    app,
    services,
    pack,
    keysDir,
    fetch: async (input, init) =>
      app.request(input instanceof Request ? input : new URL(input, 'http://localhost'), init),
    invite: async (grant, wish = {}) =>
      (await makeInvitation(services, { grant, ...wish }, null)).code,
    listen: async (port = 0) => {
      const listening = await listen(app.fetch, port, ['127.0.0.1'])
      ending.push(() => listening.close(0))
      return `http://127.0.0.1:${listening.port}`
    },
    stop: async () => {
      for (const end of ending) await end()
      await services.stop()
      if (ownKeys) await rm(keysDir, { recursive: true, force: true })
    },
  }
}
