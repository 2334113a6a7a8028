import { Agent, type IncomingMessage, request as ask } from 'node:http'
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { ownCertificate } from './certificate.ts'

export interface FrontCounts {
  /** Bytes of bodies from the device, and to it. */
  readonly up: number
  readonly down: number
  readonly requests: number
  readonly connections: number
  /** Requests and new connections that began while nothing else was under way. */
  readonly serialTrips: number
  /** Bytes of TLS handshakes, both ways, up to the client's last word; how many of them took up an earlier session. */
  readonly handshakeBytes: number
  readonly resumedSessions: number
}

/** What production has before the server: it ends TLS and speaks HTTP/2 with the device. Streams go through as they come. */
export interface Http2Front {
  readonly port: number
  /** What came to pass since the last call. */
  taken(): FrontCounts
  /** Ends every connection; the next one begins with a handshake. */
  hangUp(): Promise<void>
  close(): Promise<void>
}

// No header of a connection has a place on HTTP/2.
const ofConnection = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade']

/** As `deploy/nginx.conf` asks for, and about what Caddy does by itself: of a record that was cut nothing arrives. */
const recordBytes = 4_096
/** As `deploy/nginx.conf` too: who comes back goes on with the session, and no certificate crosses the line. */
const sessionSeconds = 86_400
/** An answer of a known length up to this is sent when all of it is there. */
const largestWhole = 4_096

export async function openHttp2Front(targetPort: number): Promise<Http2Front> {
  const agent = new Agent({ keepAlive: true })
  const sessions = new Set<ServerHttp2Session>()
  /** By the port of the other end. */
  const sockets = new Map<number, Socket>()
  let counts = nothing
  let underWay = 0
  const begins = () => ({ serialTrips: counts.serialTrips + (underWay === 0 ? 1 : 0) })

  const secured = { ...(await ownCertificate()), sessionTimeout: sessionSeconds }
  const server = createSecureServer(secured, (incoming, outgoing) => {
    counts = { ...counts, ...begins(), requests: counts.requests + 1 }
    underWay += 1
    outgoing.once('close', () => {
      underWay -= 1
    })
    carry(incoming, outgoing)
  })
  server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  server.on('session', (session) => {
    counts = { ...counts, ...begins(), connections: counts.connections + 1 }
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
    session.on('error', () => {})
  })
  server.on('secureConnection', (secure: TLSSocket) => {
    secure.setMaxSendFragment(recordBytes)
    const { bytesRead = 0, bytesWritten = 0 } = sockets.get(secure.remotePort ?? 0) ?? {}
    counts = {
      ...counts,
      handshakeBytes: counts.handshakeBytes + bytesRead + bytesWritten,
      resumedSessions: counts.resumedSessions + (secure.isSessionReused() ? 1 : 0),
    }
  })
  server.on('sessionError', () => {})
  // Cut in the middle of its TLS handshake.
  server.on('tlsClientError', () => {})

  function carry(incoming: Http2ServerRequest, outgoing: Http2ServerResponse): void {
    const headers = Object.entries(incoming.headers).filter(([name]) => !name.startsWith(':'))
    const request = ask(
      {
        agent,
        port: targetPort,
        host: '127.0.0.1',
        method: incoming.method,
        path: incoming.url,
        headers: { ...Object.fromEntries(headers), host: incoming.authority },
      },
      (answer) => answered(answer, outgoing),
    )
    request.once('error', () => outgoing.stream.close())
    incoming.on('data', (chunk: Buffer) => {
      counts = { ...counts, up: counts.up + chunk.length }
    })
    incoming.once('aborted', () => request.destroy())
    incoming.on('error', () => request.destroy())
    incoming.pipe(request)
    outgoing.once('close', () => request.destroy())
    outgoing.on('error', () => {})
  }

  function answered(answer: IncomingMessage, outgoing: Http2ServerResponse): void {
    if (outgoing.stream.destroyed) return
    const headers = Object.entries(answer.headers).filter(([name]) => !ofConnection.includes(name))
    const { stream } = outgoing
    // Not `writeHead`: it keeps the end of every answer back for trailers, and sends it in a frame of its own.
    const respond = () =>
      stream.respond({ ':status': answer.statusCode ?? 502, ...Object.fromEntries(headers) })
    answer.once('error', () => stream.close())
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => {
      counts = { ...counts, down: counts.down + chunk.length }
    })
    // As nginx and Caddy do: what is there at once, head and body and their end, leaves in one record.
    const isSmall = Number(answer.headers['content-length'] ?? Infinity) <= largestWhole
    if (!isSmall) {
      respond()
      answer.pipe(stream)
      return
    }
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.once('end', () => {
      if (stream.destroyed) return
      respond()
      stream.end(Buffer.concat(chunks))
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    taken: () => {
      const taken = counts
      counts = nothing
      return taken
    },
    hangUp: async () => {
      for (const session of sessions) session.destroy()
      // Until the browser has heard of it: it would try the dead one first.
      await new Promise((resolve) => setTimeout(resolve, 200))
    },
    close: async () => {
      for (const session of sessions) session.destroy()
      for (const socket of sockets.values()) socket.destroy()
      agent.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const nothing: FrontCounts = {
  up: 0,
  down: 0,
  requests: 0,
  connections: 0,
  serialTrips: 0,
  handshakeBytes: 0,
  resumedSessions: 0,
}
