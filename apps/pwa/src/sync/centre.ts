import type { Me } from '@living-libraries/model/join'
import { meSchema } from '@living-libraries/model/join'
import {
  problemName,
  type ProblemAction,
  type ProblemName,
  problemSchema,
  problems,
} from '@living-libraries/model/problem'
import { type OfferResponse, offerResponseSchema } from '@living-libraries/model/wire/offer'
import { type PullRequest, pullResponseSchema } from '@living-libraries/model/wire/pull'
import { pushResponseSchema } from '@living-libraries/model/wire/push'
import { transferMediaType } from '@living-libraries/model/transfer/letter'
import {
  type TransferResponse,
  transferResponseSchema,
} from '@living-libraries/model/transfer/transfer-response'
import { changesMediaType, clientHeader, unsentHeader } from '@living-libraries/model/wire/version'
import * as v from 'valibot'

/** Why a request to the centre came to nothing, and what to do about it. An expected outcome, not a defect. */
export class CentreProblem extends Error {
  override readonly name = 'CentreProblem'
  /** `unreachable`: no connection, or it broke. `strange-answer`: something else than our server answered. */
  readonly problem: ProblemName | 'unreachable' | 'strange-answer'
  /** Of a `retry-after` header, ms. */
  readonly retryAfterMs: number | undefined

  constructor(problem: CentreProblem['problem'], detail?: string, retryAfterMs?: number) {
    super(detail ?? problem)
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }

  get action(): ProblemAction {
    if (this.problem === 'unreachable' || this.problem === 'strange-answer') return 'retry'
    return problems[this.problem].action
  }
}

/** `records`: a space of this device advanced, pull. `whole`: something that only consolidated reading shows. */
export type Hint = 'records' | 'whole'

export interface CentreOptions {
  /** Origin of the server, without a path; '' for the page's own. */
  readonly url: string
  readonly fetch: typeof globalThis.fetch
  /** Ends every request when the device is closed. */
  readonly signal: AbortSignal
}

/** No answer has begun, or no byte has come, for so long: the line is dead, not merely slow. */
const stalledMs = 20_000
/** The slowest line that is worth waiting for while a body goes up. */
const slowestBytesPerSecond = 500

/** The device's way to the sync server. Every failure is a `CentreProblem`. */
export class Centre {
  readonly #options: CentreOptions
  readonly #open = new Set<AbortController>()
  #unsent: number | undefined

  constructor(options: CentreOptions) {
    this.#options = options
    options.signal.addEventListener('abort', () => {
      for (const request of this.#open) request.abort()
    })
  }

  /** How many records wait here; told with every request from now on, for the list of devices. */
  tellUnsent(count: number): void {
    this.#unsent = count
  }

  async me(): Promise<Me> {
    return parsed(meSchema, await this.#json('GET', '/api/me'))
  }

  async get(path: string): Promise<unknown> {
    return this.#json('GET', path)
  }

  async post(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' }
    return this.#json('POST', path, JSON.stringify(body), headers)
  }

  async delete(path: string): Promise<void> {
    await this.#json('DELETE', path)
  }

  /** `body`: lines of changes, compressed here. */
  async push(body: string): Promise<v.InferOutput<typeof pushResponseSchema>> {
    return parsed(pushResponseSchema, await this.#lines('/api/records/push', body))
  }

  /** `body`: lines of offers to a restored centre. */
  async offer(body: string): Promise<OfferResponse> {
    return parsed(offerResponseSchema, await this.#lines('/api/records/offer', body))
  }

  async pull(request: PullRequest): Promise<v.InferOutput<typeof pullResponseSchema>> {
    return parsed(pullResponseSchema, await this.post('/api/records/pull', request))
  }

  /** Calls `onHint` at the opening and whenever something advanced; ends with a `CentreProblem` when the stream does. */
  async stream(onHint: (hint: Hint) => void, signal: AbortSignal): Promise<never> {
    const request = this.#begin()
    signal.addEventListener('abort', () => request.abort(), { signal: request.signal })
    try {
      const response = await this.#request('GET', '/api/records/stream', request.signal)
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      if (!response.ok || reader === undefined) throw await problemOf(response)
      onHint('records')
      onHint('whole')
      let text = ''
      for (;;) {
        const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
        if (done) throw new CentreProblem('unreachable', 'the stream ended')
        const events = `${text}${value}`.split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) {
          if (event.includes('data:')) onHint(/^event: whole$/m.test(event) ? 'whole' : 'records')
        }
      }
    } finally {
      this.#open.delete(request)
    }
  }

  async postBytes(
    path: string,
    body: Uint8Array<ArrayBuffer>,
    mediaType: string,
  ): Promise<unknown> {
    return this.#json('POST', path, body, { 'content-type': mediaType })
  }

  async getBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#read('GET', path, readBytes)
  }

  /** Brings a sealed transfer file, whoever wrote it. */
  async bringTransfer(file: Uint8Array<ArrayBuffer>): Promise<TransferResponse> {
    const answer = await this.postBytes('/api/transfer', file, transferMediaType)
    return parsed(transferResponseSchema, answer)
  }

  /** The sealed answer file for a device whose files were brought. */
  async transferAnswer(device: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.getBytes(`/api/transfer/answer?device=${device}`)
  }

  async #lines(path: string, body: string): Promise<unknown> {
    const headers = { 'content-type': changesMediaType, 'content-encoding': 'gzip' }
    return this.#json('POST', path, await gzip(body), headers)
  }

  async #json(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: { [name: string]: string } = {},
  ): Promise<unknown> {
    return this.#read(method, path, readJson, body, headers)
  }

  async #read<Answer>(
    method: string,
    path: string,
    read: (response: Response, beat: () => void) => Promise<Answer>,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: { [name: string]: string } = {},
  ): Promise<Answer> {
    const watchdog = this.#begin()
    const allowance = (body?.length ?? 0) / slowestBytesPerSecond
    let timer = setTimeout(() => watchdog.abort(), stalledMs + allowance * 1000)
    const beat = () => {
      clearTimeout(timer)
      timer = setTimeout(() => watchdog.abort(), stalledMs)
    }
    try {
      const response = await this.#request(method, path, watchdog.signal, body, headers)
      beat()
      if (!response.ok) throw await problemOf(response)
      return await read(response, beat)
    } finally {
      clearTimeout(timer)
      this.#open.delete(watchdog)
    }
  }

  #begin(): AbortController {
    const request = new AbortController()
    if (this.#options.signal.aborted) request.abort()
    this.#open.add(request)
    return request
  }

  async #request(
    method: string,
    path: string,
    signal: AbortSignal,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: { [name: string]: string } = {},
  ): Promise<Response> {
    const { url, fetch } = this.#options
    try {
      return await fetch(`${url}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          [clientHeader]: '1',
          ...(this.#unsent === undefined ? {} : { [unsentHeader]: String(this.#unsent) }),
          ...headers,
        },
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
        ...(body === undefined ? {} : { body }),
      })
    } catch (error) {
      throw new CentreProblem('unreachable', error instanceof Error ? error.message : undefined)
    }
  }
}

async function readBytes(response: Response, beat: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read()
      if (done) break
      beat()
      chunks.push(value)
    }
  } catch (error) {
    throw new CentreProblem('unreachable', error instanceof Error ? error.message : undefined)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

async function readJson(response: Response, beat: () => void): Promise<unknown> {
  if (response.status === 204) return undefined
  const text = new TextDecoder().decode(await readBytes(response, beat))
  try {
    return JSON.parse(text)
  } catch {
    // A captive portal of a hotel or a provider answers 200 with a page of its own.
    throw new CentreProblem('strange-answer')
  }
}

async function problemOf(response: Response): Promise<CentreProblem> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined
  const body = v.safeParse(problemSchema, await response.json().catch(() => undefined))
  const name = body.success ? problemName(body.output.type) : undefined
  if (body.success && name !== undefined) {
    return new CentreProblem(name, body.output.detail ?? body.output.title, retryAfterMs)
  }
  return new CentreProblem('strange-answer', `status ${response.status}`, retryAfterMs)
}

function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value)
  if (!result.success) throw new CentreProblem('strange-answer')
  return result.output
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
