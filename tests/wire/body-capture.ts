import { mkdir, writeFile } from 'node:fs/promises'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as ask,
  type RequestOptions,
  type ServerResponse,
} from 'node:http'
import { request as askOverTls } from 'node:https'
import { join } from 'node:path'
import { parcelFromHeader } from '@living-libraries/model/wire/version'

export interface BodyCapture {
  /** Where to reach the centre so that what crosses is kept. */
  readonly url: string
  /** Ends when everything that crossed so far is on the disk. */
  written(): Promise<void>
  close(): Promise<void>
}

/**
 * Stands between a device and a centre, lets everything through as it comes, and keeps each body of `/api/records` in a
 * file of its own, byte by byte as it was on the line: `0007-parcels-1f3a-from-0-request`, `0007-…-answer`.
 */
export async function captureBodies(
  centre: string,
  folder: string,
  { port = 0, onFile = () => {} }: { port?: number; onFile?: (path: string) => void } = {},
): Promise<BodyCapture> {
  await mkdir(folder, { recursive: true })
  const writing = new Set<Promise<void>>()
  let count = 0

  const server = createServer((incoming, outgoing) => {
    const target = new URL(incoming.url ?? '/', centre)
    const isKept = target.pathname.startsWith('/api/records/')
    const number = isKept ? String(++count).padStart(4, '0') : ''
    const keep = (message: IncomingMessage, name: string) => {
      if (isKept) note(message, join(folder, `${number}-${name}`))
    }
    carry(incoming, outgoing, target, keep)
  })

  function note(message: IncomingMessage, path: string): void {
    const chunks: Buffer[] = []
    message.on('data', (chunk: Buffer) => chunks.push(chunk))
    const saved = new Promise<void>((resolve, reject) => {
      // Also after a cut: what has crossed is what one wants to read then.
      message.once('close', () => {
        if (chunks.length === 0) return resolve()
        onFile(path)
        writeFile(path, Buffer.concat(chunks)).then(resolve, reject)
      })
    })
    writing.add(saved)
    void saved.finally(() => writing.delete(saved))
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const listening = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://127.0.0.1:${listening}`,
    written: async () => void (await Promise.all(writing)),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await Promise.all(writing)
    },
  }
}

function carry(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: URL,
  keep: (message: IncomingMessage, name: string) => void,
): void {
  const what = nameOf(target)
  keep(incoming, `${what}-request`)
  const options: RequestOptions = {
    method: incoming.method,
    headers: { ...incoming.headers, host: target.host },
  }
  const send = target.protocol === 'https:' ? askOverTls : ask
  const request = send(target, options, (answer) => {
    const from = answer.headers[parcelFromHeader]
    keep(answer, `${what}${typeof from === 'string' ? `-from-${from}` : ''}-answer`)
    outgoing.writeHead(answer.statusCode ?? 502, headersOf(answer.headers))
    answer.pipe(outgoing)
    answer.once('error', () => outgoing.destroy())
  })
  request.once('error', () => outgoing.destroy())
  incoming.once('close', () => {
    if (!incoming.complete) request.destroy()
  })
  incoming.pipe(request)
}

/** `/api/records/parcels/1f3a?from=0&…` is `parcels-1f3a-from-0`. */
function nameOf({ pathname, searchParams }: URL): string {
  const from = searchParams.get('from')
  const name = pathname.replace('/api/records/', '').replaceAll(/[^\w-]+/g, '-')
  return from === null ? name : `${name}-from-${Number(from)}`
}

/** A connection is a matter of its two ends. */
function headersOf({ connection: _own, 'keep-alive': _ours, ...headers }: IncomingHttpHeaders) {
  return headers
}
