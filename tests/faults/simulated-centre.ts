import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Grant } from '@living-libraries/model/access'
import type { ForumPack } from '@living-libraries/model/forum-pack'
import { createApp } from '@living-libraries/sync-server/app'
import { type Storage, StorageUnavailable } from '@living-libraries/sync-server/ports'
import { makeInvitation } from '@living-libraries/sync-server/services/invitations'
import { takeTransfer } from '@living-libraries/sync-server/services/transfer'
import { answerFile } from '@living-libraries/sync-server/services/transfer-answer'
import type { FileOutcome } from '@living-libraries/model/transfer/transfer-response'
import { type StartedServices, startServices } from '@living-libraries/sync-server/start-services'
import pg from 'pg'
import { type CentreContents, readContents } from './centre-contents.ts'
import { overriding } from './overriding.ts'
import { keepTables, restoreTables } from './table-copies.ts'

export interface CentreOptions {
  /** Of the owner, to an empty database. */
  readonly connectionString: string
  readonly pack: ForumPack
}

const processCount = 2

/** The real server code in several processes over one real PostgreSQL; they die and come back when told. */
export class SimulatedCentre {
  /** How the next transaction that writes dies; then it is forgotten. */
  death: 'before-commit' | 'after-commit' | undefined
  /** Server clock, ms. */
  now = Date.UTC(2024, 10, 5, 8)
  /** How often it was restored from a backup. */
  restores = 0
  /** Errors that no client can be blamed for. */
  readonly defects: unknown[] = []
  /** What lies between the services and the database; a planted bug puts itself here. */
  wrapStorage = (storage: Storage): Storage => storage
  readonly #options: CentreOptions
  readonly #owner: pg.Client
  readonly #keysDir: string
  readonly #processes: Process[] = []
  /** The server clock of each keeping. */
  readonly #kept = new Map<string, number>()

  private constructor(options: CentreOptions, owner: pg.Client, keysDir: string) {
    this.#options = options
    this.#owner = owner
    this.#keysDir = keysDir
  }

  static async open(options: CentreOptions): Promise<SimulatedCentre> {
    const owner = new pg.Client({ connectionString: options.connectionString })
    await owner.connect()
    const keysDir = await mkdtemp(join(tmpdir(), 'living-libraries-keys-'))
    const centre = new SimulatedCentre(options, owner, keysDir)
    for (let index = 0; index < processCount; index++) await centre.#start(index)
    await centre.keep('empty')
    return centre
  }

  /** Everything that the database holds is kept under a name, for `goBackTo`. */
  async keep(name: string): Promise<void> {
    await keepTables(this.#owner, name)
    this.#kept.set(name, this.now)
  }

  /** The world as it was when it was kept, as if nothing had been since; `empty` holds the forum pack alone. */
  async goBackTo(name: string): Promise<void> {
    this.death = undefined
    this.defects.length = 0
    this.now = this.#kept.get(name) ?? this.now
    await restoreTables(this.#owner, name)
    await rm(join(this.#keysDir, 'shut-out.jsonl'), { force: true })
  }

  /** The database alone becomes what was kept: time went on, and what lies outside of it is as it is now. */
  async restore(name: string): Promise<void> {
    await restoreTables(this.#owner, name)
    await this.#owner.query('select begin_epoch(epoch) from server')
    this.restores += 1
    for (let index = 0; index < processCount; index++) await this.restart(index)
  }

  async fetch(process: number, input: string, init: RequestInit): Promise<Response> {
    const app = this.#processes[process % processCount]?.app
    if (app === undefined) throw new Error(`no process ${process}`)
    this.now += 1000
    return app.request(new URL(input, 'http://centre'), init)
  }

  async restart(process: number): Promise<void> {
    const index = process % processCount
    await this.#processes[index]?.services.stop()
    await this.#start(index)
  }

  async invite(grant: Grant): Promise<string> {
    return (await makeInvitation(this.#services, { grant, maxUses: 3 }, null)).code
  }

  async revoke(device: string): Promise<void> {
    const { storage, ledger } = this.#services
    await ledger.note('device-revoked', device)
    await storage.write([], ({ devices }) => devices.revoke(device))
  }

  async detach(device: string, person: string): Promise<void> {
    await this.#services.storage.write([], ({ devices }) => devices.detach(device, person))
  }

  /** To whom files for the centre are sealed. */
  get recipient(): string {
    return this.#services.keys.recipient
  }

  /** As `npm run transfer -- import` does it, beside the server. */
  async takeFile(file: Uint8Array): Promise<{
    readonly outcomes: readonly FileOutcome[]
    readonly answers: readonly { readonly to: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
  }> {
    const services = { ...this.#services, storage: this.#mortal(this.#services.storage) }
    const { files: outcomes } = await takeTransfer(services, file, null)
    const taken = outcomes.flatMap((one) => (one.outcome === 'taken' ? one.device : []))
    const answers: { readonly to: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = []
    for (const to of new Set(taken)) answers.push({ to, bytes: await answerFile(services, to) })
    return { outcomes, answers }
  }

  /** Everything that the database holds, read past the server. */
  contents(): Promise<CentreContents> {
    return readContents(this.#owner)
  }

  async close(): Promise<void> {
    for (const { services } of this.#processes) await services.stop()
    await this.#owner.end()
    await rm(this.#keysDir, { recursive: true, force: true })
  }

  get #services(): StartedServices {
    const [first] = this.#processes
    if (first === undefined) throw new Error('no process runs')
    return first.services
  }

  async #start(index: number): Promise<void> {
    const { connectionString, pack } = this.#options
    const services = await startServices({
      connectionString,
      keysDir: this.#keysDir,
      pack,
      now: () => this.now,
      maxConnections: 3,
      patienceMs: 60_000,
    })
    const storage = this.#mortal(services.storage)
    const logDefect = (error: unknown) => this.defects.push(error)
    const app = createApp({ ...services, storage }, { version: 'simulated', logDefect })
    this.#processes[index] = { services, app }
  }

  #mortal(storage: Storage): Storage {
    const dies = (moment: NonNullable<SimulatedCentre['death']>) => {
      if (this.death !== moment) return
      this.death = undefined
      throw new StorageUnavailable(`the server died ${moment}`)
    }
    return overriding(storage, {
      identify: (hash) => this.wrapStorage(storage).identify(hash),
      read: (spaces, work) => this.wrapStorage(storage).read(spaces, work),
      write: async (spaces, work) => {
        const written = await this.wrapStorage(storage).write(spaces, async (tx) => {
          const outcome = await work(tx)
          dies('before-commit')
          return outcome
        })
        dies('after-commit')
        return written
      },
    })
  }
}

interface Process {
  readonly services: StartedServices
  readonly app: ReturnType<typeof createApp>
}
