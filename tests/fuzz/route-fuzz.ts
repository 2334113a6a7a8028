import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Grant } from '@living-libraries/model/access'
import type { Json } from '@living-libraries/model/json'
import { problemName } from '@living-libraries/model/problem'
import { offersToTable } from '@living-libraries/model/wire/offer'
import type { Operation } from '@living-libraries/sync-server/routes/operation'
import { operations } from '@living-libraries/sync-server/routes/operations'
import { TestDevice } from '@living-libraries/sync-server/test-device'
import { startTestServer, type TestServer } from '@living-libraries/sync-server/test-server'
import fc from 'fast-check'
import { bytesOf, type FuzzedRequest, requestsFor } from './fuzzed-request.ts'
import { openCode } from './schema-arbitrary.ts'

export interface FuzzOptions {
  readonly connectionString: string
  readonly requestsPerRoute: number
  readonly seed: number
  /** Stands before the server, to plant a fault that must be found. */
  readonly door?: (fetch: Fetch) => Fetch
}

export type Fetch = TestServer['fetch']

export interface FuzzReport {
  readonly requests: number
  /** How often each status was answered, by route. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>
}

const venue = 'venue/irkutsk-gorod-1'
export const canaries = ['КАНАРЕЙКА-слово', 'КАНАРЕЙКА-имя']
const actors: readonly { readonly grant: Grant | undefined; readonly maySee: boolean }[] = [
  { grant: undefined, maySee: false },
  { grant: { role: 'librarian', venue: 'irkutsk-gorod-1' }, maySee: true },
  { grant: { role: 'librarian', venue: 'bratsk-gorod-1' }, maySee: false },
  { grant: { role: 'coordinator', municipality: 'bratsk-gorod' }, maySee: false },
  { grant: { role: 'regional' }, maySee: false },
  { grant: { role: 'administrator' }, maySee: false },
  { grant: { role: 'guest' }, maySee: false },
]
/** Who may do most comes twice as often: a request that is turned away at the door finds little. */
const turns = [0, 1, 1, 2, 3, 4, 4, 5, 5, 6]

/**
 * Sends each route of the table requests that it does not expect, from everybody, and throws at the first answer that is
 * a failure of ours (5xx), that no client could read, or that tells what its asker may not know. fast-check
 * makes the request as small as it goes and says how to see it again.
 */
export async function fuzzRoutes(options: FuzzOptions): Promise<FuzzReport> {
  const { connectionString, requestsPerRoute, seed, door = (fetch) => fetch } = options
  const defects: unknown[] = []
  const server = await startTestServer({
    connectionString,
    app: {
      logDefect: (error) => void defects.push(error),
      // Attempts are counted by address: each request comes from another one.
      addressOf: () => crypto.randomUUID(),
    },
  })
  const statuses = new Map<string, Map<number, number>>()
  try {
    const reach: Fetch = (input, init) => server.fetch(input, init)
    const ground = await Ground.prepare({ ...server, fetch: door(reach) })
    for (const operation of operations) {
      const route = `${operation.method.toUpperCase()} ${operation.path}`
      const counts = new Map<number, number>()
      statuses.set(route, counts)
      await fc.assert(
        fc.asyncProperty(requestsFor(operation), async (request) => {
          defects.length = 0
          const { status } = await ground.send(operation, request, defects)
          counts.set(status, (counts.get(status) ?? 0) + 1)
        }),
        { numRuns: requestsPerRoute, seed },
      )
    }
  } finally {
    await server.stop()
  }
  const requests = [...statuses.values()].flatMap((counts) => [...counts.values()])
  return { requests: requests.reduce((sum, count) => sum + count, 0), statuses }
}

/** A centre with words that must not leak, and somebody of every sort around it. */
class Ground {
  readonly #server: TestServer
  readonly #devices: (TestDevice | undefined)[] = []
  readonly #ids: string[] = []

  private constructor(server: TestServer) {
    this.#server = server
  }

  static async prepare(server: TestServer): Promise<Ground> {
    const ground = new Ground(server)
    const owner = await ground.#deviceOf(1)
    const session = owner.session(venue, { title: canaries[0] ?? '' })
    const answer = owner.answer(venue, session.record, canaries[0] ?? '')
    const participant = owner.change({
      create: { kind: 'participant', space: venue, session: session.record },
      set: { pseudonym: 'Житель 1', name: canaries[1] ?? '', consent: 'paper' },
    })
    await owner.push(session, answer, participant)
    const { storage, server: identity } = server.services
    await storage.beginEpoch(identity.epoch)
    ground.#ids.push(session.record, answer.record, participant.record, owner.id, owner.person)
    return ground
  }

  async send(
    operation: Operation,
    request: FuzzedRequest,
    defects: readonly unknown[],
  ): Promise<Response> {
    const at = turns[request.actor % turns.length] ?? 0
    const device = await this.#deviceOf(at)
    const path = operation.path.replaceAll(/:[a-z]+/gi, () => this.#param(request.param))
    const query = new URLSearchParams(request.query).toString()
    const body =
      operation.method === 'get' ? undefined : await this.#bytes(operation, request, device)
    const response = await device.request(`/api${path}${query === '' ? '' : `?${query}`}`, {
      method: operation.method.toUpperCase(),
      headers: { ...request.headers },
      ...(body === undefined ? {} : { body }),
    })
    const text =
      operation.answerType === 'text/event-stream' && response.ok ? '' : await textOf(response)
    if (operation.answerType === 'text/event-stream') await response.body?.cancel().catch(() => {})
    judge(response, text, actors[at]?.maySee ?? false, defects)
    if (response.status === 401 || operation.path === '/me') this.#devices[at] = undefined
    return response
  }

  async #bytes(operation: Operation, request: FuzzedRequest, device: TestDevice) {
    const isOffer = operation.path === '/records/offer'
    return bytesOf(request, {
      lines: isOffer ? await this.#offerLines(device) : linesOf(device),
      id: this.#ids[request.param % this.#ids.length] ?? '',
      code: JSON.stringify(request.body).includes(openCode)
        ? await this.#server.invite({ role: 'librarian', venue: 'irkutsk-gorod-1' })
        : '',
    })
  }

  /** What a device gives back to a centre that was restored: the canaries, as it once had them. */
  async #offerLines(device: TestDevice): Promise<Json[]> {
    const { storage } = this.#server.services
    const found = await storage.read([venue], ({ records }) => records.byId(this.#ids))
    const offers = [...found.values()].map(({ state }) => ({ state, seen: state.version }))
    const lines = [{ wire: 1, device: device.id }, { offers: offersToTable(offers) }]
    return JSON.parse(JSON.stringify(lines)) as Json[]
  }

  #param(number: number): string {
    const strange = ['0', 'null', '%00', '%ff', "'", '..%2f..', 'a'.repeat(300), '%F0%9F%92%A9']
    const all = [...this.#ids, ...this.#ids, crypto.randomUUID(), ...strange]
    return all[number % all.length] ?? ''
  }

  /** Made anew after it was signed out, disconnected or erased by one of the requests. */
  async #deviceOf(at: number): Promise<TestDevice> {
    const known = this.#devices[at]
    if (known !== undefined) return known
    const grant = actors[at]?.grant
    const device = grant ? await TestDevice.with(this.#server, grant) : new TestDevice(this.#server)
    this.#devices[at] = device
    return device
  }
}

/** Without a network nobody has unpacked it. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const coding = response.headers.get('content-encoding')
  const plain =
    coding === 'gzip' ? gunzipSync(bytes) : coding === 'br' ? brotliDecompressSync(bytes) : bytes
  return plain.toString()
}

/** What a device sends that has something to say. */
function linesOf(device: TestDevice): Json[] {
  const session = device.session(venue, { title: 'Вечер', place: 'Клуб' })
  const answer = device.answer(venue, session.record, 'Слово', { also: { q2: true } })
  const edit = device.change({ record: session.record, base: 1, set: { note: 'Людно' } })
  return device
    .body([session, answer, edit])
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Json)
}

function judge(
  { status, headers }: Response,
  text: string,
  maySee: boolean,
  defects: readonly unknown[],
): void {
  // A body from a newer app is the one thing that the server says it cannot do.
  if (status >= 500 && status !== 501) {
    throw new Error(`answered ${status}: ${text}`, { cause: defects[0] })
  }
  if (defects.length > 0) throw new Error('a defect was logged', { cause: defects[0] })
  if (status >= 400) {
    const { type } = JSON.parse(text) as { type: string }
    const isKnown = problemName(type) !== undefined
    if (headers.get('content-type') !== 'application/problem+json' || !isKnown) {
      throw new Error(`a failure that no client can read: ${text}`)
    }
  }
  for (const name of ['content-security-policy', 'x-content-type-options']) {
    if (!headers.has(name)) throw new Error(`an answer without ${name}`)
  }
  const inside =
    /node_modules|\.ts:\d|\bat \/|syntax error|relation "|violates|pg_|select .+ from /i
  if (inside.test(text) && status >= 400) throw new Error(`an answer shows our inside: ${text}`)
  if (!maySee && canaries.some((word) => text.includes(word))) {
    throw new Error(`an answer tells a stranger: ${text.slice(0, 300)}`)
  }
}
