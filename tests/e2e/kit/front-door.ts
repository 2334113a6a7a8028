import { createServer, request as requestOf, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** A door of our own before the server: what no server does on purpose, it does here. */
export interface FrontDoor {
  readonly url: string
  /** Answered instead of what the server has at this path. */
  readonly replaced: Map<string, { body: string; type: string }>
  /** Bodies on their way to this path are held up for so long. */
  readonly slowMs: Map<string, number>
  close(): Promise<void>
}

export async function openFrontDoor(behind: string): Promise<FrontDoor> {
  const replaced = new Map<string, { body: string; type: string }>()
  const slowMs = new Map<string, number>()
  const target = new URL(behind)
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url?.split('?')[0] ?? '/'
    const own = replaced.get(path)
    if (own !== undefined) {
      outgoing.writeHead(200, { 'content-type': own.type, 'cache-control': 'no-cache' })
      outgoing.end(own.body)
      return
    }
    const { hostname, port } = target
    const { method, headers, url } = incoming
    const passOn = () => {
      const onward = requestOf({ hostname, port, path: url, method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
        answer.on('error', () => outgoing.destroy())
      })
      onward.on('error', () => outgoing.destroy())
      outgoing.on('close', () => onward.destroy())
      incoming.pipe(onward)
    }
    void sleep(slowMs.get(path) ?? 0).then(passOn)
  })
  const port = await listening(server)
  return {
    url: `http://localhost:${port}`,
    replaced,
    slowMs,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
