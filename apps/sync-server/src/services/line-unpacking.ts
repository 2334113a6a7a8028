import { createGunzip } from 'node:zlib'
import { maxBlockBytes } from '@living-libraries/model/wire/version'
import { ProblemError } from './problem-error.ts'

/** Lines out of a gzip stream that comes in pieces, over several requests if need be. */
export class LineUnpacking {
  readonly #gunzip = createGunzip()
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #text = ''
  #lines: string[] = []
  #fault: ProblemError | undefined

  constructor() {
    this.#gunzip.on('data', (piece: Buffer) => this.#take(piece))
    this.#gunzip.on('error', () => {
      this.#fault ??= new ProblemError('body-malformed', 'the parcel cannot be unpacked')
    })
  }

  /** The lines that became complete by these bytes. Throws `body-malformed` or `body-too-large`. */
  async add(bytes: Uint8Array): Promise<string[]> {
    await this.#settled((done) => this.#gunzip.write(bytes, done))
    return this.#taken()
  }

  /** The last lines; all bytes were there. Throws like `add`, also where the stream is not at its proper end. */
  async end(): Promise<string[]> {
    await this.#settled((done) => {
      this.#gunzip.once('end', done)
      this.#gunzip.end()
    })
    return this.#taken()
  }

  close(): void {
    this.#gunzip.destroy()
  }

  async #settled(work: (done: () => void) => void): Promise<void> {
    if (this.#fault !== undefined) return
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#gunzip.off('close', done)
        resolve()
      }
      this.#gunzip.once('close', done)
      work(done)
    })
    // What the last bytes bring is told in the next turn.
    await new Promise((resolve) => setImmediate(resolve))
  }

  #taken(): string[] {
    if (this.#fault !== undefined) throw this.#fault
    return this.#lines.splice(0)
  }

  #take(piece: Buffer): void {
    try {
      this.#text += this.#decoder.decode(piece, { stream: true })
    } catch {
      this.#fail(new ProblemError('body-malformed', 'the parcel is not text'))
      return
    }
    const lines = this.#text.split('\n')
    this.#text = lines.pop() ?? ''
    this.#lines.push(...lines.filter((line) => line.trim() !== ''))
    // A small parcel that swells is stopped on its way.
    const waiting = this.#lines.reduce((sum, line) => sum + line.length, this.#text.length)
    if (this.#text.length > maxBlockBytes || waiting > 4 * maxBlockBytes) {
      this.#fail(new ProblemError('body-too-large'))
    }
  }

  #fail(fault: ProblemError): void {
    this.#fault ??= fault
    this.#gunzip.destroy()
  }
}
