import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Grant } from '@living-libraries/model/access'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { Json } from '@living-libraries/model/json'
import type { ReviewAct } from '@living-libraries/model/kinds/review'
import { foldReview, isLate, type ReviewState, seenVersion } from '@living-libraries/model/review'
import { type Space, venueSpace } from '@living-libraries/model/space'
import { cookieFetch } from '@living-libraries/pwa/cookie-fetch'
import { type Device, type DeviceOptions, openDevice } from '@living-libraries/pwa/device'
import { memoryStorage } from '@living-libraries/pwa/memory-storage'
import { checkChain, type Tampering } from '@living-libraries/sync-server/audit/chain-check'
import { checkStates } from '@living-libraries/sync-server/audit/state-check'
import { makeBackup } from '@living-libraries/sync-server/backup/make-backup'
import { restoreBackup } from '@living-libraries/sync-server/backup/restore-backup'
import { startTestServer, type TestServer } from '@living-libraries/sync-server/test-server'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { freshDatabase } from '../postgres/fresh-database.ts'
import { type BreakableNetwork, breakableNetwork } from './breakable-network.ts'

/** A centre with a real database, and devices around it in the same process. */
export interface World {
  readonly pack: ForumPack
  readonly server: TestServer
  /** Further processes in front of the same database. */
  anotherServer(): Promise<TestServer>
  join(grant: Grant, personName: string, options?: JoinOptions): Promise<Colleague>
  /** Keeps a copy of the database as it is now; the region's keys are not in it. */
  backUp(): Promise<void>
  /** Puts the copy in the place of the database; a restore by the book begins another epoch. */
  restore(how?: 'by the book' | 'silently'): Promise<void>
  /** Makes a backup as `npm run backup` does, beside the running server; answers its path. */
  backUpToFile(): Promise<string>
  /** Restores it as `npm run restore` does, on this machine. */
  restoreFromFile(file: string): Promise<void>
  /** Every row of the database as text: what somebody would read who stole it. */
  everyRow(): Promise<string[]>
  /** What a verification of the history finds. */
  tamperings(): Promise<readonly Tampering[]>
  close(): Promise<void>
}

interface JoinOptions extends Partial<DeviceOptions> {
  readonly server?: TestServer
}

export async function openWorld(): Promise<World> {
  const database = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'living-libraries-data-'))
  const keysDir = join(dataDir, 'keys')
  const recoveryKey = await generateX25519Identity()
  const start = () => startTestServer({ connectionString: database.url, keysDir })
  let server = await start()
  const others: TestServer[] = []
  const devices: Device[] = []
  const withoutServer = async (work: () => Promise<void>) => {
    await server.stop()
    await work()
    server = await start()
  }
  return {
    pack: server.pack,
    get server() {
      return server
    },
    anotherServer: async () => {
      const another = await start()
      others.push(another)
      return another
    },
    join: async (grant, personName, options = {}) => {
      const reach: typeof fetch = (input, init) => (options.server ?? server).fetch(input, init)
      const network = breakableNetwork(reach)
      const device = await openDevice({
        storage: memoryStorage(),
        fetch: cookieFetch(network.fetch),
        stream: false,
        ...options,
      })
      devices.push(device)
      const code = await server.invite(grant)
      await device.join({ code, deviceName: `Телефон: ${personName}`, personName })
      await device.settled()
      return new Colleague(device, network)
    },
    backUp: () => withoutServer(() => database.backUp()),
    restore: async (how = 'by the book') => {
      await withoutServer(() => database.restore())
      const { storage } = server.services
      if (how === 'by the book') await storage.beginEpoch((await storage.server()).epoch)
    },
    backUpToFile: async () => {
      const sealFor = { recipients: [await identityToRecipient(recoveryKey)] }
      const place = { connectionString: database.url, keysDir, dataDir, packPath: undefined }
      const folder = join(dataDir, 'backups')
      return (await makeBackup({ ...place, folder, sealFor, version: 'test' })).path
    },
    restoreFromFile: (file) =>
      withoutServer(async () => {
        await database.clear()
        const secret = { key: recoveryKey }
        await asOwner(database.url, (owner) =>
          restoreBackup({ file, secret, owner, dataDir, keysDir, ledgers: [] }),
        )
      }),
    everyRow: () =>
      asOwner(database.url, async (owner) => {
        const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r'`)
        const found: string[] = []
        for (const { name } of rows) {
          const { rows: all } = await owner.query<{ text: string }>(
            `select t::text as text from "${name}" t`,
          )
          found.push(...all.map(({ text }) => text))
        }
        return found
      }),
    tamperings: () =>
      asOwner(database.url, async (owner) => [
        ...(await checkChain(owner)).tamperings,
        ...(await checkStates(owner)).tamperings,
      ]),
    close: async () => {
      for (const device of devices) device.close()
      for (const one of [server, ...others]) await one.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function asOwner<Result>(
  connectionString: string,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  const owner = new pg.Client({ connectionString })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** A person at their device, in the words of the domain. */
export class Colleague {
  readonly device: Device
  readonly network: BreakableNetwork

  constructor(device: Device, network: BreakableNetwork) {
    this.device = device
    this.network = network
  }

  beginsSession(venue: string, values: { [path: string]: Json } = {}): Promise<string> {
    const date = '2024-11-05'
    return this.device.make({
      kind: 'session',
      space: venueSpace(venue),
      values: { date, ...values },
    })
  }

  async says(session: string, question: string, text: string, more = {}): Promise<string> {
    const space = await this.#spaceOf(session)
    const values = { question, text, ...more }
    return this.device.make({ kind: 'answer', space, session, values })
  }

  async acts(session: string, act: ReviewAct, reason?: string): Promise<string> {
    const content = await this.#contentOf(session)
    const seen = seenVersion(content, this.device.id)
    const { state, late } = await this.sees(session)
    const records = act === 'take-in' && state === 'accepted' ? { records: [...late] } : {}
    const values = { act, seen, ...(reason ? { reason } : {}), ...records }
    const space = await this.#spaceOf(session)
    return this.device.make({ kind: 'review', space, session, values })
  }

  async comments(session: string, text: string, about?: string): Promise<string> {
    const space = await this.#spaceOf(session)
    const values = { text, ...(about ? { about } : {}) }
    return this.device.make({ kind: 'comment', space, session, values })
  }

  async sees(session: string): Promise<{ state: ReviewState; late: string[] }> {
    const review = foldReview(await this.device.list({ kind: 'review', session }))
    const content = await this.#contentOf(session)
    const late = content.filter((one) => isLate(review, one.id, one)).map(({ id }) => id)
    return { state: review.state, late }
  }

  /** The texts of a session's answers, in the order of their making. */
  async texts(session: string): Promise<string[]> {
    const answers = await this.device.list({ kind: 'answer', session })
    return answers.map(({ fields }) => fields.text ?? '')
  }

  async #contentOf(session: string) {
    return [
      ...(await this.device.list({ kind: 'session' })).filter(({ id }) => id === session),
      ...(await this.device.list({ kind: 'answer', session })),
      ...(await this.device.list({ kind: 'participant', session })),
    ]
  }

  async #spaceOf(session: string): Promise<Space> {
    const record = await this.device.get(session)
    if (record === undefined) throw new Error(`no session ${session} on this device`)
    return record.space
  }
}
