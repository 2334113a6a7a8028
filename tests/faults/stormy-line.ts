import { blocksOfPull, recordsFromTable } from '@living-libraries/model/wire/pull'
import {
  answersFromTable,
  type ChangeAnswer,
  parcelResponseSchema,
  pushResponseSchema,
} from '@living-libraries/model/wire/push'
import { parcelFromHeader } from '@living-libraries/model/wire/version'
import { textOf } from '@living-libraries/sync-server/test-device'
import * as v from 'valibot'
import { deferred } from './deferred.ts'
import type { SimulatedCentre } from './simulated-centre.ts'
import type { Weather } from './step.ts'

export interface LineListener {
  /** Answers that reached the device. */
  acknowledged(answers: readonly ChangeAnswer[]): void
  /** Spaces of the records in an answer, also of one that was lost on the way. */
  sent(spaces: readonly string[], records: readonly { id: string; space: string }[]): void
  struck(weather: Weather): void
}

export interface KeptRequest {
  readonly process: number
  readonly path: string
  readonly init: RequestInit
}

const smallPageBytes = 1024

/** The line of one tab to the centre. Its weather is told in advance, request by request. */
export class StormyLine {
  process = 0
  hasSmallPages = false
  /** Copies of the pushes that went this way, for whoever wants to send them again. */
  readonly pushes: KeptRequest[] = []
  readonly #centre: SimulatedCentre
  readonly #listener: LineListener
  #weathers: Weather[] = []
  #hold: Hold | undefined
  #afterHold: (() => Promise<void>) | undefined
  #requests = 0

  constructor(centre: SimulatedCentre, listener: LineListener) {
    this.#centre = centre
    this.#listener = listener
  }

  forecast(weathers: readonly Weather[]): void {
    this.#weathers = [...weathers]
    this.#requests = 0
  }

  /** Stops at a request, until `release`; `then` is done before the next one goes, or by `endHold`. */
  hold(request: number, when: Hold['when']): Holding {
    const reached = deferred()
    const released = deferred()
    const hold: Hold = { request, when, reach: reached.resolve, released: released.promise }
    this.#requests = 0
    this.#hold = hold
    return {
      reached: reached.promise,
      isPull: () => hold.path?.endsWith('/records/pull') === true,
      release: (then) => {
        this.#hold = undefined
        this.#afterHold = then
        released.resolve()
      },
    }
  }

  async endHold(): Promise<void> {
    const then = this.#afterHold
    this.#afterHold = undefined
    await then?.()
  }

  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const path = input instanceof Request ? input.url : String(input)
    await this.endHold()
    const weather = this.#weathers.shift() ?? 'fine'
    const { restores } = this.#centre
    const hold = this.#holdAt(path)
    if (hold?.when === 'before') await pause(hold, init.signal)
    if (weather !== 'fine') this.#listener.struck(weather)
    const response = await this.#through(weather, path, this.#shaped(path, init))
    if (hold?.when === 'after') await pause(hold, init.signal)
    // A word of a centre that was restored meanwhile: its numbers are gone, what they said comes back by value.
    const isCurrent = restores === this.#centre.restores
    if (response.ok && isCurrent && (path.endsWith('/records/push') || isParcel(path))) {
      const answers = answersOf(await response.clone().text())
      this.#listener.acknowledged(answers)
    }
    return response
  }

  /** Only an exchange is held: whatever else happens on the device meanwhile would wait for its own end. */
  #holdAt(path: string): Hold | undefined {
    if (!path.includes('/records/')) return undefined
    const hold = this.#requests === this.#hold?.request ? this.#hold : undefined
    if (hold !== undefined) hold.path = path
    this.#requests += 1
    return hold
  }

  async #through(weather: Weather, path: string, init: RequestInit): Promise<Response> {
    switch (weather) {
      case 'fine':
        return this.#reach(path, init)
      case 'offline':
        throw new TypeError('no connection')
      case 'answer-lost':
        await this.#reach(path, init)
        throw new TypeError('the answer was lost')
      case 'doubled':
        await this.#reach(path, init)
        return this.#reach(path, init)
      case 'truncated':
        return halved(await this.#reach(path, init))
      case 'portal':
        return new Response('<html><body>Оплатите доступ</body></html>', {
          headers: { 'content-type': 'text/html' },
        })
      case 'status-500':
        return new Response('Internal Server Error', { status: 500 })
      case 'status-503':
        return new Response('<h1>Bad gateway</h1>', { status: 503 })
      case 'app-too-old':
        return path.endsWith('/pull') ? problem('wire-too-old', 426) : this.#reach(path, init)
      case 'app-too-new':
        return problem('wire-too-new', 501)
      case 'dies-before-commit':
      case 'dies-after-commit': {
        this.#centre.death = weather === 'dies-before-commit' ? 'before-commit' : 'after-commit'
        const response = await this.#reach(path, init)
        this.#centre.death = undefined
        return response
      }
      case 'kept-back':
        this.#keep(path, init)
        throw new TypeError('the request was lost')
    }
  }

  async #reach(path: string, init: RequestInit): Promise<Response> {
    this.#keep(path, init)
    const response = await this.#centre.fetch(this.process, path, init)
    if (response.ok && path.endsWith('/records/pull')) {
      await this.#noteSent(response.clone())
    }
    return response
  }

  async #noteSent(response: Response): Promise<void> {
    // The rest of an answer cannot be read alone; its beginning was.
    if ((response.headers.get(parcelFromHeader) ?? '0') !== '0') return
    for (const { spaces, records } of blocksOfPull(await textOf(response))) {
      this.#listener.sent(spaces ?? [], recordsFromTable(records).records)
    }
  }

  #keep(path: string, init: RequestInit): void {
    if (!path.endsWith('/records/push') && init.method !== 'PUT') return
    const { signal: _signal, ...kept } = init
    this.pushes.push({ process: this.process, path, init: kept })
  }

  /** Small pages need many records or a narrow bound: a pull of a few dozen then takes several requests. */
  #shaped(path: string, init: RequestInit): RequestInit {
    if (!this.hasSmallPages || !path.endsWith('/records/pull') || typeof init.body !== 'string')
      return init
    return { ...init, body: JSON.stringify({ ...JSON.parse(init.body), maxBytes: smallPageBytes }) }
  }
}

const answeredSchema = v.union([parcelResponseSchema, pushResponseSchema])

export interface Holding {
  readonly reached: Promise<void>
  /** Whether it stopped at a pull. */
  readonly isPull: () => boolean
  readonly release: (then?: () => Promise<void>) => void
}

interface Hold {
  readonly request: number
  readonly when: 'before' | 'after'
  path?: string
  readonly reach: () => void
  readonly released: Promise<void>
}

async function pause(hold: Hold, signal: AbortSignal | null | undefined): Promise<void> {
  hold.reach()
  await hold.released
  if (signal?.aborted === true) throw new TypeError('the request was aborted')
}

async function halved(response: Response): Promise<Response> {
  const bytes = await response.arrayBuffer()
  if (bytes.byteLength === 0) return new Response(null, response)
  return new Response(bytes.slice(0, Math.floor(bytes.byteLength / 2)), {
    status: response.status,
    headers: response.headers,
  })
}

function problem(name: string, status: number): Response {
  const headers = { 'content-type': 'application/problem+json' }
  return Response.json({ type: `/problems/${name}`, title: name, status }, { status, headers })
}

function isParcel(path: string): boolean {
  return path.includes('/records/parcels/')
}

/** Of a push, and of a parcel: both tell the answers under the same name. */
function answersOf(text: string): ChangeAnswer[] {
  try {
    return answersFromTable(v.parse(answeredSchema, JSON.parse(text)).answers)
  } catch {
    return []
  }
}
