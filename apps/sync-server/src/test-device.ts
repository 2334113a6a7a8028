import { gunzipSync, gzipSync } from 'node:zlib'
import type { Grant } from '@living-libraries/model/access'
import type { Change, Creation } from '@living-libraries/model/change'
import { recordIdOf } from '@living-libraries/model/identifier'
import type { JoinResponse, Me } from '@living-libraries/model/join'
import type { Json } from '@living-libraries/model/json'
import type { Offer } from '@living-libraries/model/offer'
import type { RecordState } from '@living-libraries/model/record'
import type { Space } from '@living-libraries/model/space'
import { changesToTable } from '@living-libraries/model/wire/change-rows'
import { type OfferResponse, offersToTable } from '@living-libraries/model/wire/offer'
import { blocksOfPull, recordsFromTable } from '@living-libraries/model/wire/pull'
import {
  answersFromTable,
  type ChangeAnswer,
  parcelResponseSchema,
} from '@living-libraries/model/wire/push'
import {
  changesMediaType,
  clientHeader,
  packedRecordsMediaType,
} from '@living-libraries/model/wire/version'
import * as v from 'valibot'
import type { TestServer } from './test-server.ts'

type Draft = Omit<Partial<Change>, 'n' | 'record'> & { record?: string }

/** What a body that is a stream needs, and the types of the page do not know. */
const streaming = { duplex: 'half' }

export interface PulledPage {
  readonly epoch: string | undefined
  readonly spaces: readonly string[] | undefined
  /** Whether the answer was cut by its bound. */
  readonly more: boolean
  readonly records: readonly RecordState[]
  readonly malformed: readonly object[]
}

/** A device in the tests of the server: it speaks the bare wire and keeps nothing by itself. */
export class TestDevice {
  readonly id: string
  signingKey = 'B'.padEnd(87, 'A')
  recipient = `age1${'q'.repeat(58)}`
  private readonly server: Pick<TestServer, 'fetch'>
  cookie = ''
  person = ''
  token: string | null = null
  private n = 0

  constructor(server: Pick<TestServer, 'fetch'>, id: string = crypto.randomUUID()) {
    this.server = server
    this.id = id
  }

  /** Invites and joins. */
  static async with(server: TestServer, ...grants: Grant[]): Promise<TestDevice> {
    const device = new TestDevice(server)
    for (const grant of grants) await device.join(await server.invite(grant))
    return device
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has(clientHeader)) headers.set(clientHeader, '1')
    if (this.cookie !== '' && !headers.has('cookie')) headers.set('cookie', this.cookie)
    return this.server.fetch(path, { ...init, headers })
  }

  async post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' }
    return this.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  async tryJoin(code: string, personName?: string, person?: string): Promise<Response> {
    const { id, signingKey, recipient } = this
    const device = { id, name: 'Телефон', signingKey, recipient }
    const response = await this.post('/api/join', {
      code,
      device,
      ...(personName === undefined ? {} : { personName }),
      ...(person === undefined ? {} : { person }),
    })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (response.ok && cookie !== undefined) this.cookie = cookie
    return response
  }

  async join(code: string, personName?: string, person?: string): Promise<JoinResponse> {
    const answer: JoinResponse = await okJson(await this.tryJoin(code, personName, person))
    this.person = answer.person
    return answer
  }

  /** A colleague of the person who joined last. */
  async tryAddPerson(personName: string): Promise<Response> {
    const { id, signingKey, person } = this
    return this.post('/api/me/persons', {
      device: { id, name: 'Телефон', signingKey, recipient: `age1${'q'.repeat(58)}` },
      person: person || crypto.randomUUID(),
      personName,
    })
  }

  /** Goes on as `successor`, which then shows the fresh credential. */
  async trySucceed(successor: TestDevice): Promise<Response> {
    const { id, signingKey, recipient } = successor
    const response = await this.post('/api/succession', {
      device: { id, name: 'Телефон', signingKey, recipient },
    })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (response.ok && cookie !== undefined) successor.cookie = cookie
    return response
  }

  async me(): Promise<Me> {
    return okJson(await this.request('/api/me'))
  }

  /** The next change of this device. Without `record` it makes one. */
  change(draft: Draft): Change {
    const n = ++this.n
    const { person = this.person, base = 0, madeAt = 1_730_800_000_000 + n, set = {} } = draft
    const { record = recordIdOf(this.id, n, madeAt), unset = [], create } = draft
    return { n, person, base, madeAt, set, unset, record, ...(create ? { create } : {}) }
  }

  session(space: Space, set: { [path: string]: Json } = {}): Change {
    return this.change({ create: { kind: 'session', space, session: null }, set })
  }

  answer(space: Space, session: string, text: string, more: { [path: string]: Json } = {}): Change {
    const create: Creation = { kind: 'answer', space, session }
    return this.change({ create, set: { question: 'q1', text, ...more } })
  }

  act(space: Space, session: string, act: string, seen: number): Change {
    return this.change({ create: { kind: 'review', space, session }, set: { act, seen } })
  }

  body(changes: readonly Change[]): string {
    const head = JSON.stringify({ wire: 1, device: this.id })
    return `${head}\n${JSON.stringify({ changes: changesToTable(changes, this.id) })}\n`
  }

  async pushBody(body: BodyInit, headers: { [name: string]: string } = {}): Promise<Response> {
    return this.request('/api/records/push', {
      method: 'POST',
      headers: { 'content-type': changesMediaType, ...headers },
      body,
    })
  }

  /** The lines of a push as a parcel, one block for each of the changes where `apart`. */
  packed(changes: readonly Change[], apart = false): Uint8Array<ArrayBuffer> {
    const blocks = apart ? changes.map((change) => [change]) : [changes]
    const lines = [
      { wire: 1, device: this.id },
      ...blocks.map((block) => ({ changes: changesToTable(block, this.id) })),
    ]
    return new Uint8Array(gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join('')))
  }

  /** Sends a parcel from a byte on; `body` stands for its bytes where the line is to break. */
  async putParcel(
    name: string,
    parcel: Uint8Array<ArrayBuffer>,
    { from = 0, heard = 0, body }: { from?: number; heard?: number; body?: BodyInit } = {},
  ): Promise<Response> {
    const query = `from=${from}&size=${parcel.length}&heard=${heard}`
    return this.request(`/api/records/parcels/${name}?${query}`, {
      method: 'PUT',
      headers: { 'content-type': changesMediaType },
      body: body ?? parcel.subarray(from),
      ...streaming,
    })
  }

  async lookParcel(name: string, heard = 0): Promise<v.InferOutput<typeof parcelResponseSchema>> {
    return parcelIn(await this.request(`/api/records/parcels/${name}?heard=${heard}`))
  }

  async push(...changes: Change[]): Promise<ChangeAnswer[]> {
    const answer: { answers: unknown } = await okJson(await this.pushBody(this.body(changes)))
    return answersFromTable(answer.answers)
  }

  async offer(offers: readonly Offer[]): Promise<OfferResponse> {
    const lines = [{ wire: 1, device: this.id }, { offers: offersToTable(offers) }]
    const body = lines.map((line) => JSON.stringify(line)).join('\n')
    const headers = { 'content-type': changesMediaType }
    return okJson(await this.request('/api/records/offer', { method: 'POST', headers, body }))
  }

  async pullPage(more: { maxBytes?: number; acknowledged?: number } = {}): Promise<PulledPage> {
    const request = { wire: 1, token: this.token, ...more }
    const blocks = blocksOfPull(await textOf(await this.post('/api/records/pull', request)))
    const last = blocks.at(-1)
    this.token = last?.token ?? this.token
    const { epoch, spaces } = last ?? {}
    const tables = blocks.map((block) => recordsFromTable(block.records))
    const records = tables.flatMap((table) => table.records)
    const malformed = tables.flatMap((table) => table.malformed)
    return { epoch, spaces, more: last?.more ?? false, records, malformed }
  }

  /** Everything that is new, page after page. */
  async pull(more: { maxBytes?: number; acknowledged?: number } = {}): Promise<RecordState[]> {
    const records: RecordState[] = []
    for (;;) {
      const page = await this.pullPage(more)
      records.push(...page.records)
      if (!page.more) return records
    }
  }
}

/** The lines of an answer to a pull, unpacked; '' where nothing is new. */
export async function textOf(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  const isPacked = response.headers.get('content-type') === packedRecordsMediaType
  if (!isPacked) return response.text()
  return gunzipSync(new Uint8Array(await response.arrayBuffer())).toString()
}

/** A body of these bytes, after which the line breaks. */
export function broken(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = [bytes]
  return new ReadableStream({
    pull: (controller) => {
      const piece = pieces.shift()
      if (piece === undefined) controller.error(new TypeError('the line broke'))
      else controller.enqueue(piece)
    },
  })
}

export async function parcelIn(
  response: Response,
): Promise<v.InferOutput<typeof parcelResponseSchema>> {
  return v.parse(parcelResponseSchema, await okJson(response))
}

/** The JSON of an answer that must be fine. */
export async function okJson<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}

/** Status and name of the problem that an answer tells. */
export async function problemIn(response: Response): Promise<string> {
  const { type } = (await response.json()) as { type: string }
  return `${response.status} ${type.replace('/problems/', '')}`
}
