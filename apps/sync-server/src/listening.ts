import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'

export interface Listening {
  readonly port: number
  /** Takes no new request; what is under way may end for `graceMs`. */
  close(graceMs: number): Promise<void>
}

export class ListeningProblem extends Error {
  override readonly name = 'ListeningProblem'
}

type Fetch = Parameters<typeof getRequestListener>[0]

/** Answers on all the hosts under one port. A host that this machine does not have is left out. */
export async function listen(
  fetch: Fetch,
  wanted: number,
  hosts: readonly string[],
): Promise<Listening> {
  const answer = getRequestListener(fetch)
  const servers: Server[] = []
  let port = wanted
  for (const host of hosts) {
    const server = createServer(
      // Slow bodies are welcome: only silence ends them (see `body.ts`).
      { keepAliveTimeout: 65_000, requestTimeout: 0, headersTimeout: 30_000 },
      (incoming, outgoing) => void answer(incoming, outgoing),
    )
    try {
      port = await bound(server, port, host)
      servers.push(server)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      const isMissing = code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'
      if (isMissing && (servers.length > 0 || hosts.length > 1)) continue
      await closeAll(servers, 0)
      throw sentenceFor(code, port, host) ?? error
    }
  }
  if (servers.length === 0) throw new ListeningProblem(`No address of ${hosts.join(', ')} exists.`)
  return { port, close: (graceMs) => closeAll(servers, graceMs) }
}

function bound(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function sentenceFor(code: unknown, port: number, host: string): ListeningProblem | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return new ListeningProblem(
        `Port ${port} is taken by another program. Stop it, or choose another port: PORT=8788 npm start`,
      )
    case 'EACCES':
      return new ListeningProblem(
        `Port ${port} is not allowed for this user; choose one above 1023.`,
      )
    case 'EADDRNOTAVAIL':
      return new ListeningProblem(`This machine has no address ${host} (HOST).`)
  }
  return undefined
}

async function closeAll(servers: readonly Server[], graceMs: number): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          const timer = setTimeout(() => server.closeAllConnections(), graceMs)
          server.close(() => {
            clearTimeout(timer)
            resolve()
          })
          server.closeIdleConnections()
        }),
    ),
  )
}
