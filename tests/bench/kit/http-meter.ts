export interface MeterListener {
  /** A request or an answer begins. */
  began(): void
  ended(): void
}

/** Counts what passes by in one direction of a connection. */
export interface Meter {
  headers: number
  bodies: number
  feed(bytes: Buffer): void
}

/** For a connection that nobody on the way can read: everything counts as one. */
export class ClosedMeter implements Meter {
  headers = 0
  bodies = 0

  feed(bytes: Buffer): void {
    this.headers += bytes.length
  }
}

type State = 'head' | 'body' | 'until-close' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailer'

const headEnd = Buffer.from('\r\n\r\n')

/**
 * Reads HTTP/1.1 in one direction of a connection as it passes by, and tells bodies from headers. The framing of
 * chunks counts as headers.
 */
export class HttpMeter implements Meter {
  headers = 0
  bodies = 0
  readonly #listener: MeterListener
  #state: State = 'head'
  #held = Buffer.alloc(0)
  #left = 0

  constructor(listener: MeterListener) {
    this.#listener = listener
  }

  feed(bytes: Buffer): void {
    let rest = bytes
    while (rest.length > 0) rest = this.#step(rest)
  }

  #step(bytes: Buffer): Buffer {
    switch (this.#state) {
      case 'head':
        return this.#head(bytes)
      case 'body':
      case 'chunk':
        return this.#body(bytes)
      case 'until-close':
        this.bodies += bytes.length
        return bytes.subarray(bytes.length)
      case 'chunk-size':
      case 'chunk-end':
      case 'trailer':
        return this.#line(bytes)
    }
  }

  #head(bytes: Buffer): Buffer {
    if (this.#held.length === 0) this.#listener.began()
    const known = this.#held.length
    this.#held = Buffer.concat([this.#held, bytes])
    const end = this.#held.indexOf(headEnd)
    if (end === -1) {
      this.headers += bytes.length
      return bytes.subarray(bytes.length)
    }
    const used = end + headEnd.length - known
    this.headers += used
    this.#readHead(this.#held.subarray(0, end).toString('latin1'))
    this.#held = Buffer.alloc(0)
    return bytes.subarray(used)
  }

  #readHead(head: string): void {
    const status = /^HTTP\/1\.1 (\d+)/.exec(head)?.[1]
    const length = /^content-length: *(\d+)/im.exec(head)?.[1]
    if (/^transfer-encoding: *chunked/im.test(head)) this.#state = 'chunk-size'
    else if (length !== undefined && Number(length) > 0) this.#expect('body', Number(length))
    else if (length === undefined && status !== undefined && !/^(204|304|1..)$/.test(status))
      this.#state = 'until-close'
    else this.#listener.ended()
  }

  #expect(state: 'body' | 'chunk', length: number): void {
    this.#state = state
    this.#left = length
  }

  #body(bytes: Buffer): Buffer {
    const used = Math.min(this.#left, bytes.length)
    this.bodies += used
    this.#left -= used
    if (this.#left === 0) {
      if (this.#state === 'body') this.#end()
      else this.#state = 'chunk-end'
    }
    return bytes.subarray(used)
  }

  #line(bytes: Buffer): Buffer {
    const end = bytes.indexOf('\n')
    const used = end === -1 ? bytes.length : end + 1
    this.headers += used
    this.#held = Buffer.concat([this.#held, bytes.subarray(0, used)])
    if (end === -1) return bytes.subarray(used)
    const line = this.#held.toString('latin1').trim()
    this.#held = Buffer.alloc(0)
    if (this.#state === 'chunk-end') this.#state = 'chunk-size'
    else if (this.#state === 'trailer') this.#end()
    else if (/^0+$/.test(line)) this.#state = 'trailer'
    else this.#expect('chunk', Number.parseInt(line, 16))
    return bytes.subarray(used)
  }

  #end(): void {
    this.#state = 'head'
    this.#listener.ended()
  }
}
