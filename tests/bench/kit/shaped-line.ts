import { createServer, connect, type Socket } from 'node:net'
import { ClosedMeter, HttpMeter, type Meter } from './http-meter.ts'
import type { LineProfile } from './line-profile.ts'

export interface LineCounts {
  readonly up: { readonly headers: number; readonly bodies: number }
  readonly down: { readonly headers: number; readonly bodies: number }
  /** Both directions, headers and bodies. */
  readonly all: number
  readonly requests: number
  readonly connections: number
  /** Requests and new connections that began while nothing else was under way. */
  readonly serialTrips: number
  readonly cuts: number
}

export interface ShapedLine {
  readonly url: string
  profile: LineProfile
  /** What crossed since the last call. */
  taken(): LineCounts
  close(): Promise<void>
}

/**
 * A TCP proxy that is as slow, as far away and as unreliable as its profile says, and counts what crosses it. Under TLS
 * it cannot tell bodies, headers and requests apart: all bytes are `headers` then, and the front beyond it knows more.
 */
export async function openShapedLine(
  targetPort: number,
  first: LineProfile,
  protocol: 'http' | 'https' = 'http',
): Promise<ShapedLine> {
  const line = new Line(targetPort, first, protocol)
  const port = await line.open()
  return {
    url: `${protocol}://127.0.0.1:${port}`,
    get profile() {
      return line.profile
    },
    set profile(profile) {
      line.profile = profile
    },
    taken: () => line.taken(),
    close: () => line.close(),
  }
}

type Direction = 'up' | 'down'

class Line {
  profile: LineProfile
  readonly #targetPort: number
  readonly #protocol: 'http' | 'https'
  readonly #server = createServer({ allowHalfOpen: true }, (near) => this.#accept(near))
  readonly #pairs = new Set<Pair>()
  readonly #freeAt = { up: 0, down: 0 }
  #meters: { up: Meter; down: Meter }[] = []
  #underWay = 0
  #requests = 0
  #connections = 0
  #serialTrips = 0
  #cuts = 0
  #crossedSinceCut = 0

  constructor(targetPort: number, profile: LineProfile, protocol: 'http' | 'https') {
    this.#targetPort = targetPort
    this.#protocol = protocol
    this.profile = profile
  }

  open(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  }

  close(): Promise<void> {
    for (const pair of this.#pairs) pair.reset()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  taken(): LineCounts {
    const sum = (direction: Direction) => ({
      headers: this.#meters.reduce((all, meter) => all + meter[direction].headers, 0),
      bodies: this.#meters.reduce((all, meter) => all + meter[direction].bodies, 0),
    })
    const up = sum('up')
    const down = sum('down')
    const counts = {
      up,
      down,
      all: up.headers + up.bodies + down.headers + down.bodies,
      requests: this.#requests,
      connections: this.#connections,
      serialTrips: this.#serialTrips,
      cuts: this.#cuts,
    }
    for (const meter of this.#meters) {
      for (const one of [meter.up, meter.down]) Object.assign(one, { headers: 0, bodies: 0 })
    }
    this.#requests = 0
    this.#connections = 0
    this.#serialTrips = 0
    this.#cuts = 0
    this.#crossedSinceCut = 0
    return counts
  }

  /**
   * When a piece that was there at `readyAt` has left the line's near end. Not reckoned from now: a busy machine is late
   * with every piece, and the line would be slower than its profile says.
   */
  sentAt(direction: Direction, bytes: number, readyAt: number): number {
    const { bytesPerSecond } = this.profile
    const takesMs = bytesPerSecond === undefined ? 0 : (bytes / bytesPerSecond) * 1000
    const sentAt = Math.max(readyAt, this.#freeAt[direction]) + takesMs
    this.#freeAt[direction] = sentAt
    return sentAt
  }

  /** How much may be sent at once, so that the directions and connections share the line. */
  get pieceBytes(): number {
    const { bytesPerSecond = Number.POSITIVE_INFINITY } = this.profile
    return Math.max(128, Math.min(64 * 1024, Math.round(bytesPerSecond / 20)))
  }

  /** True when the line is cut by these bytes. */
  crosses(bytes: number): boolean {
    this.#crossedSinceCut += bytes
    const { cutEveryBytes } = this.profile
    if (cutEveryBytes === undefined || this.#crossedSinceCut < cutEveryBytes) return false
    this.#crossedSinceCut = 0
    this.#cuts += 1
    for (const pair of this.#pairs) pair.cut()
    return true
  }

  #accept(near: Socket): void {
    this.#connections += 1
    this.#begins()
    const far = connect({ port: this.#targetPort, host: '127.0.0.1', allowHalfOpen: true })
    let open = 0
    const listener = (direction: Direction) => ({
      began: () => {
        if (direction === 'down') return
        this.#requests += 1
        this.#begins()
        this.#underWay += 1
        open += 1
      },
      ended: () => {
        if (direction === 'up' || open === 0) return
        this.#underWay -= 1
        open -= 1
      },
    })
    const meterOf = (direction: Direction): Meter =>
      this.#protocol === 'https' ? new ClosedMeter() : new HttpMeter(listener(direction))
    const meters = { up: meterOf('up'), down: meterOf('down') }
    this.#meters.push(meters)
    const pair = new Pair(this, near, far, meters, () => {
      this.#underWay -= open
      open = 0
      this.#pairs.delete(pair)
    })
    this.#pairs.add(pair)
  }

  #begins(): void {
    if (this.#underWay === 0) this.#serialTrips += 1
  }
}

/** One connection through the line. */
class Pair {
  readonly #line: Line
  readonly #near: Socket
  readonly #far: Socket
  readonly #onEnd: () => void
  #isCut = false
  #inFlight = 0
  readonly #arriving = new Set<Promise<void>>()
  #hasEnded = false

  constructor(
    line: Line,
    near: Socket,
    far: Socket,
    meters: { up: Meter; down: Meter },
    onEnd: () => void,
  ) {
    this.#line = line
    this.#near = near
    this.#far = far
    this.#onEnd = onEnd
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      socket.on('error', () => this.reset())
      socket.on('close', () => this.#ended())
    }
    const opensAt = performance.now() + line.profile.roundTripMs
    void this.#carry('up', near, far, meters.up, opensAt)
    void this.#carry('down', far, near, meters.down, opensAt)
  }

  /** What is on its way still arrives; nothing more is taken. */
  cut(): void {
    this.#isCut = true
    if (this.#inFlight === 0) this.reset()
  }

  reset(): void {
    for (const socket of [this.#near, this.#far]) {
      if (!socket.destroyed) socket.resetAndDestroy()
    }
    this.#ended()
  }

  async #carry(
    direction: Direction,
    from: Socket,
    to: Socket,
    meter: Meter,
    opensAt: number,
  ): Promise<void> {
    await until(opensAt)
    const line = this.#line
    let before: Promise<void> = Promise.resolve()
    try {
      // Left at a cut, the socket must not be closed before what is on its way has arrived.
      const chunks: AsyncIterable<Buffer> = from.iterator({ destroyOnReturn: false })
      for await (const chunk of chunks) {
        const readyAt = performance.now()
        for (let at = 0; at < chunk.length; at += line.pieceBytes) {
          if (this.#isCut) return
          const piece = chunk.subarray(at, at + line.pieceBytes)
          this.#inFlight += 1
          const sentAt = line.sentAt(direction, piece.length, readyAt)
          await until(sentAt)
          meter.feed(piece)
          const isCut = line.crosses(piece.length)
          const arrival = this.#arrive(to, piece, sentAt + line.profile.roundTripMs / 2, before)
          before = arrival
          this.#arriving.add(arrival)
          void arrival.then(() => this.#arriving.delete(arrival))
          if (isCut) return
        }
      }
      await Promise.all([...this.#arriving])
      to.end()
    } catch {
      this.reset()
    }
  }

  /** `before`: the arrival of the piece before it. On a busy machine a timer may be late, and the next one not. */
  async #arrive(to: Socket, piece: Buffer, at: number, before: Promise<void>): Promise<void> {
    await until(at)
    await before
    if (!to.destroyed) to.write(piece)
    this.#inFlight -= 1
    // A moment, so that the other side reads what came before it hears of the cut.
    if (this.#isCut && this.#inFlight === 0) setTimeout(() => this.reset(), 150)
  }

  #ended(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#onEnd()
  }
}

function until(at: number): Promise<void> | undefined {
  const ms = at - performance.now()
  return ms <= 0 ? undefined : new Promise((resolve) => setTimeout(resolve, ms))
}
