import type { TestServer } from '@living-libraries/sync-server/test-server'

/** A line between one device and the centre that is cut again and again, in the middle of whatever crosses it. */
export interface CuttingLine {
  /** Bytes of bodies, both ways, after which it is cut; undefined: never. */
  cutEvery: number | undefined
  /** Bytes go in records of this size, and of one that was cut nothing arrives, as under TLS. */
  recordBytes: number
  /** After so many cuts nothing gets through any more. */
  goesDownAfterCuts: number | undefined
  cuts: number
  /** Bytes of bodies that left the device. */
  sentBytes: number
  /** Of those, bytes of parcels that had left it before. */
  sentTwiceBytes: number
  receivedBytes: number
  readonly fetch: typeof globalThis.fetch
}

/** What a body that is a stream needs, and the types of the page do not know. */
const streaming = { duplex: 'half' }

export function cuttingLine(server: () => TestServer): CuttingLine {
  let left = Number.POSITIVE_INFINITY
  /** How far each parcel has gone out. */
  const reached = new Map<string, number>()

  /** How many of the bytes get through; the line is cut behind them where they are not all. */
  const through = (bytes: number) => {
    left = Math.min(left, line.cutEvery ?? Number.POSITIVE_INFINITY)
    const passing = Math.min(left, bytes)
    left -= passing
    if (left > 0) return passing
    left = Number.POSITIVE_INFINITY
    line.cuts += 1
    return passing < bytes ? passing - (passing % line.recordBytes) : passing
  }
  const isDown = () => line.goesDownAfterCuts !== undefined && line.cuts >= line.goesDownAfterCuts

  const line: CuttingLine = {
    cutEvery: undefined,
    recordBytes: 1,
    goesDownAfterCuts: undefined,
    cuts: 0,
    sentBytes: 0,
    sentTwiceBytes: 0,
    receivedBytes: 0,
    fetch: async (input, init = {}) => {
      if (isDown()) throw new TypeError('no connection')
      const url = new URL(input instanceof Request ? input.url : input, 'http://centre')
      const body = bytesOf(init.body)
      const cutsBefore = line.cuts
      const passing = through(body.length)
      line.sentBytes += passing
      if (init.method === 'PUT') note(url, passing)
      if (line.cuts > cutsBefore && passing < body.length) {
        await server()
          .fetch(url, { ...init, body: broken(body.subarray(0, passing)), ...streaming })
          .then((response) => response.body?.cancel())
        throw new TypeError('the line was cut')
      }
      const response = await server().fetch(url, init)
      return cutAnswer(response)
    },
  }
  return line

  function note(url: URL, passing: number): void {
    const from = Number(url.searchParams.get('from') ?? 0)
    const before = reached.get(url.pathname) ?? 0
    line.sentTwiceBytes += Math.max(0, Math.min(before, from + passing) - from)
    reached.set(url.pathname, Math.max(before, from + passing))
  }

  async function cutAnswer(response: Response): Promise<Response> {
    const bytes = new Uint8Array(await response.arrayBuffer())
    const passing = through(bytes.length)
    line.receivedBytes += passing
    if (response.status === 204) return new Response(null, response)
    if (passing === bytes.length) return new Response(bytes, response)
    return new Response(broken(bytes.subarray(0, passing)), response)
  }
}

function bytesOf(body: BodyInit | null | undefined): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body)
  return new TextEncoder().encode(typeof body === 'string' ? body : '')
}

function broken(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = [bytes]
  return new ReadableStream({
    pull: (controller) => {
      const piece = pieces.shift()
      if (piece === undefined) controller.error(new TypeError('the line was cut'))
      else controller.enqueue(piece)
    },
  })
}
