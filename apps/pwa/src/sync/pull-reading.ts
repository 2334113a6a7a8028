import { PullLines, type PulledBlock } from '@living-libraries/model/wire/pull'
import { packedRecordsMediaType, recordsMediaType } from '@living-libraries/model/wire/version'
import { CentreProblem } from './centre-problem.ts'

/**
 * Blocks out of the bytes of one answer to a pull. It outlives a broken connection: the bytes that another one brings
 * go on where these ended.
 */
export class PullReading {
  /** Bytes that have come, of the parcel as it is sent. */
  received = 0
  /** Nothing can follow: the bytes came to an end, although perhaps not to theirs. */
  isOver = false
  readonly #blocks = new PullLines()
  readonly #gunzip: TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> | undefined
  readonly #writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>> | undefined
  readonly #decoder = new TextDecoder()
  #text = ''
  #lines: string[] = []
  #fault: unknown
  #unpacking: Promise<void> = Promise.resolve()
  #wake = () => {}

  /** `mediaType`: of the answer. Throws a `CentreProblem` where somebody else than our server answered. */
  constructor(mediaType: string) {
    if (mediaType !== packedRecordsMediaType && mediaType !== recordsMediaType) {
      throw new CentreProblem('strange-answer')
    }
    if (mediaType === recordsMediaType) return
    this.#gunzip = new DecompressionStream('gzip')
    this.#writer = this.#gunzip.writable.getWriter()
    this.#writer.closed.catch(() => {})
    this.#unpacking = this.#unpack(this.#gunzip.readable.getReader())
  }

  /**
   * The blocks that become complete by this body. Ends with the last block of the answer, or with a `CentreProblem`
   * where the body breaks off before.
   */
  async *blocksIn(body: ReadableStream<Uint8Array<ArrayBuffer>>, beat: () => void) {
    let hasEnded = false
    const feeding = this.#feed(body.getReader(), beat).finally(() => {
      hasEnded = true
      this.#wake()
    })
    feeding.catch(() => {})
    for (;;) {
      const line = this.#lines.shift()
      if (line !== undefined) {
        const block = this.#read(line)
        if (block === undefined) continue
        yield block
        if (block.isLast) return
        continue
      }
      if (hasEnded) break
      if (this.#fault !== undefined) throw new CentreProblem('strange-answer', 'not packed by us')
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    await feeding
    throw new CentreProblem('unreachable', 'the answer broke off')
  }

  /** Nothing of it is wanted any more. */
  close(): void {
    this.#writer?.abort().catch(() => {})
  }

  async #feed(
    reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
    beat: () => void,
  ): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new CentreProblem('unreachable', error instanceof Error ? error.message : undefined)
      })
      if (done) break
      beat()
      this.received += value.length
      if (this.#writer === undefined) this.#take(value)
      else await this.#writer.write(value).catch(() => {})
    }
    this.isOver = true
    await this.#writer?.close().catch(() => {})
    await this.#unpacking
  }

  async #unpack(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        this.#take(value)
      }
    } catch (error) {
      this.#fault = error
      this.#wake()
    }
  }

  #take(bytes: Uint8Array<ArrayBuffer>): void {
    this.#text += this.#decoder.decode(bytes, { stream: true })
    const lines = this.#text.split('\n')
    this.#text = lines.pop() ?? ''
    this.#lines.push(...lines.filter((line) => line !== ''))
    if (lines.length > 0) this.#wake()
  }

  #read(line: string): PulledBlock | undefined {
    try {
      return this.#blocks.read(line)
    } catch {
      throw new CentreProblem('strange-answer', 'a line is no block of records')
    }
  }
}
