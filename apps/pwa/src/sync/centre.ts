import type { Me } from '@living-libraries/model/join'
import { meSchema } from '@living-libraries/model/join'
import { type ToldPresence, toldPresenceSchema } from '@living-libraries/model/presence'
import { type OfferResponse, offerResponseSchema } from '@living-libraries/model/wire/offer'
import type { PullRequest } from '@living-libraries/model/wire/pull'
import { parcelResponseSchema, pushResponseSchema } from '@living-libraries/model/wire/push'
import { pieceMediaType } from '@living-libraries/model/photo'
import { transferMediaType } from '@living-libraries/model/transfer/letter'
import {
  type TransferResponse,
  type TransferPieceAnswer,
  transferPieceAnswerSchema,
  transferResponseSchema,
} from '@living-libraries/model/transfer/transfer-response'
import {
  changesMediaType,
  clientHeader,
  parcelFromHeader,
  parcelHeader,
  unsentHeader,
} from '@living-libraries/model/wire/version'
import * as v from 'valibot'
import { gzip, parsed, problemOf, readBytes, readJson } from './centre-answer.ts'
import { CentreProblem } from './centre-problem.ts'
import type { Timers } from './clock.ts'
import { pullRecords, type TakeBlock } from './records-pull.ts'
import { SilenceWatch } from './silence-watch.ts'

export { CentreProblem } from './centre-problem.ts'

/**
 * `records`: a space of this device advanced, pull. `whole`: something that only consolidated reading shows. `themes`:
 * what the region's desk makes of it. Or who of the venue is typing.
 */
export type Hint = 'records' | 'whole' | 'themes' | ToldPresence

export interface CentreOptions {
  /** Origin of the server, without a path; '' for the page's own. */
  readonly url: string
  readonly fetch: typeof globalThis.fetch
  /** Ends every request when the device is closed. */
  readonly signal: AbortSignal
  readonly timers: Timers
}

export type PushAnswer = v.InferOutput<typeof pushResponseSchema>
export type ParcelAnswer = v.InferOutput<typeof parcelResponseSchema>

interface CentreRequest {
  readonly method: string
  readonly path: string
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly headers?: { readonly [name: string]: string }
  /** How long the question itself may be under way before the silence counts: what goes before it is slow. */
  readonly patienceMs?: number
  /** The caller watches by itself that the line lives, until the answer begins, and gives the request up. */
  readonly watched?: AbortSignal
}

/** No answer has begun, or no byte has come, for so long: the line is dead, not merely slow. */
const stalledMs = 20_000
/** The stream says at least every minute that it lives: silent for so long, it leads nowhere any more. */
const deafMs = 150_000
/** The slowest line that is worth waiting for while a body goes up. */
const slowestBytesPerSecond = 500
const parcels = '/api/records/parcels'

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
    return parsed(meSchema, await this.get('/api/me'))
  }

  async get(path: string): Promise<unknown> {
    return this.#json({ method: 'GET', path })
  }

  async post(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' }
    return this.#json({ method: 'POST', path, body: JSON.stringify(body), headers })
  }

  async delete(path: string): Promise<void> {
    await this.#json({ method: 'DELETE', path })
  }

  /** `body`: lines of changes, compressed here. */
  async push(body: string): Promise<PushAnswer> {
    return parsed(pushResponseSchema, await this.#lines('/api/records/push', body))
  }

  /** `body`: lines of offers to a restored centre. */
  async offer(body: string): Promise<OfferResponse> {
    return parsed(offerResponseSchema, await this.#lines('/api/records/offer', body))
  }

  /** How far a parcel has come, and the answers to its blocks after the first `heard`. */
  async lookParcel(id: string, heard: number, patienceMs = 0): Promise<ParcelAnswer> {
    const path = `${parcels}/${id}?heard=${heard}`
    return parsed(parcelResponseSchema, await this.#json({ method: 'GET', path, patienceMs }))
  }

  /**
   * Sends `bytes`, those of a parcel of `size` after its first `from`. Ends with its answer, or when `watched` gives
   * it up.
   */
  async putParcel(
    id: string,
    { from, size, heard }: { from: number; size: number; heard: number },
    bytes: Uint8Array<ArrayBuffer>,
    watched: AbortSignal,
  ): Promise<ParcelAnswer> {
    const path = `${parcels}/${id}?from=${from}&size=${size}&heard=${heard}`
    const headers = { 'content-type': changesMediaType }
    const answer = await this.#json({ method: 'PUT', path, body: bytes, headers, watched })
    return parsed(parcelResponseSchema, answer)
  }

  /** What is new, block by block; cuts are mended while they can be. */
  async pull(request: PullRequest, take: TakeBlock): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    await pullRecords(
      (asked, read) => {
        const body = JSON.stringify(asked)
        const question = { method: 'POST', path: '/api/records/pull', body, headers }
        return this.#answered(question, (response, beat) =>
          read({
            mediaType: response.headers.get('content-type') ?? '',
            parcel: response.headers.get(parcelHeader) ?? undefined,
            from: Number(response.headers.get(parcelFromHeader) ?? 0),
            body: response.status === 204 ? undefined : (response.body ?? new Blob([]).stream()),
            beat,
          }),
        )
      },
      request,
      take,
    )
  }

  /** Calls `onHint` at the opening and whenever something advanced; ends with a `CentreProblem` when the stream does. */
  async stream(onHint: (hint: Hint) => void, signal: AbortSignal): Promise<never> {
    const request = this.#begin(signal)
    const silence = new SilenceWatch(this.#options.timers, request)
    try {
      silence.beat(deafMs)
      const question = { method: 'GET', path: '/api/records/stream' }
      const response = await this.#request(question, request.signal)
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      if (!response.ok || reader === undefined) throw await problemOf(response)
      onHint('records')
      onHint('whole')
      let text = ''
      for (;;) {
        const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
        if (done) throw new CentreProblem('unreachable', 'the stream ended')
        silence.beat(deafMs)
        const events = `${text}${value}`.split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) {
          const hint = hintOf(event)
          if (hint !== undefined) onHint(hint)
        }
      }
    } finally {
      silence.end()
      this.#open.delete(request)
    }
  }

  async postBytes(
    path: string,
    body: Uint8Array<ArrayBuffer>,
    mediaType: string,
  ): Promise<unknown> {
    const headers = { 'content-type': mediaType }
    return this.#json({ method: 'POST', path, body, headers })
  }

  async getBytes(path: string, read = readBytes, headers = {}): Promise<Uint8Array<ArrayBuffer>> {
    return this.#answered({ method: 'GET', path, headers }, read)
  }

  /** Brings a sealed transfer file, whoever wrote it. */
  async bringTransfer(file: Uint8Array<ArrayBuffer>): Promise<TransferResponse> {
    const answer = await this.postBytes('/api/transfer', file, transferMediaType)
    return parsed(transferResponseSchema, answer)
  }

  /** A piece of one, under the hash of the whole. */
  async bringTransferPiece(
    hash: string,
    { at, sum, size }: { readonly at: number; readonly sum: string; readonly size: number },
    piece: Uint8Array<ArrayBuffer>,
  ): Promise<TransferPieceAnswer> {
    const path = `/api/transfer/pieces/${hash}?at=${at}&sum=${sum}&size=${size}`
    return parsed(transferPieceAnswerSchema, await this.postBytes(path, piece, pieceMediaType))
  }

  /** The sealed answer file for a device whose files were brought. */
  async transferAnswer(device: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.getBytes(`/api/transfer/answer?device=${device}`)
  }

  async #lines(path: string, lines: string): Promise<unknown> {
    const headers = { 'content-type': changesMediaType, 'content-encoding': 'gzip' }
    return this.#json({ method: 'POST', path, body: await gzip(lines), headers })
  }

  #json(request: CentreRequest): Promise<unknown> {
    return this.#answered(request, readJson)
  }

  /** Hands a good answer to `read` while it comes; ends the request when nothing comes any more. */
  async #answered<Result>(
    request: CentreRequest,
    read: (response: Response, beat: () => void) => Promise<Result>,
  ): Promise<Result> {
    const watchdog = this.#begin(request.watched)
    const silence = new SilenceWatch(this.#options.timers, watchdog)
    const beat = (more = 0) => silence.beat(stalledMs + more)
    const bodyMs = ((request.body?.length ?? 0) / slowestBytesPerSecond) * 1000
    if (request.watched === undefined) beat(bodyMs + (request.patienceMs ?? 0))
    try {
      const response = await this.#request(request, watchdog.signal)
      beat()
      if (!response.ok) throw await problemOf(response)
      return await read(response, () => beat())
    } finally {
      silence.end()
      this.#open.delete(watchdog)
      // Of an answer that was not read to its end nothing more is wanted.
      watchdog.abort()
    }
  }

  #begin(signal?: AbortSignal): AbortController {
    const request = new AbortController()
    if (this.#options.signal.aborted || signal?.aborted === true) request.abort()
    signal?.addEventListener('abort', () => request.abort(), { signal: request.signal })
    this.#open.add(request)
    return request
  }

  async #request(
    { method, path, body, headers = {} }: CentreRequest,
    signal: AbortSignal,
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

/** What one event of the stream says; undefined for a sign of life, and for what this app does not know. */
function hintOf(event: string): Hint | undefined {
  const [, data] = /^data: ?(.*)$/m.exec(event) ?? []
  if (data === undefined) return undefined
  const [, name] = /^event: (\w+)$/m.exec(event) ?? []
  if (name === 'hello' || name === 'advanced') return 'records'
  if (name === 'whole' || name === 'themes') return name
  if (name !== 'writes') return undefined
  const presence = v.safeParse(v.pipe(v.string(), v.parseJson(), toldPresenceSchema), data)
  return presence.success ? presence.output : undefined
}
