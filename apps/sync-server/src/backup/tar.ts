/** A file within an archive. Its content is read once, before the next entry is asked for. */
export interface TarEntry {
  readonly name: string
  readonly sizeBytes: number
  readonly content: AsyncIterable<Uint8Array>
}

/** The archive is not whole, or not one. */
export class TarError extends Error {
  override readonly name = 'TarError'
}

const blockBytes = 512
const longestName = 100

/** The plain form of tar (ustar) that opens anywhere with `tar xf`: regular files with short names. */
export async function* tarOf(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const { name, sizeBytes, content } of entries) {
    yield headerOf(name, sizeBytes)
    let left = sizeBytes
    for await (const chunk of content) {
      left -= chunk.byteLength
      if (left < 0) break
      yield chunk
    }
    if (left !== 0) throw new TarError(`${name} changed its size while it was read`)
    yield new Uint8Array(paddingOf(sizeBytes))
  }
  yield new Uint8Array(2 * blockBytes)
}

/** The entries of an archive, in their order; what of an entry is not read is passed over. */
export async function* tarEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const bytes = new ByteReader(source)
  for (;;) {
    const header = await bytes.exactly(blockBytes)
    if (header.every((byte) => byte === 0)) return
    const name = textIn(header, 0, longestName)
    const sizeBytes = Number.parseInt(textIn(header, 124, 12), 8)
    const checksum = Number.parseInt(textIn(header, 148, 8), 8)
    if (checksum !== checksumOf(header)) throw new TarError('an entry has no proper header')
    let left = sizeBytes
    const content = async function* () {
      while (left > 0) {
        const chunk = await bytes.atMost(left)
        left -= chunk.byteLength
        yield chunk
      }
    }
    yield { name, sizeBytes, content: content() }
    while (left > 0) left -= (await bytes.atMost(left)).byteLength
    if (paddingOf(sizeBytes) > 0) await bytes.exactly(paddingOf(sizeBytes))
  }
}

class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array()

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** At least one byte. */
  async atMost(most: number): Promise<Uint8Array> {
    while (this.#rest.byteLength === 0) {
      const next: IteratorResult<Uint8Array, unknown> = await this.#chunks.next()
      if (next.done === true) throw new TarError('the archive ends too early')
      this.#rest = next.value
    }
    const taken = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(taken.byteLength)
    return taken
  }

  async exactly(count: number): Promise<Uint8Array> {
    const whole = new Uint8Array(count)
    let at = 0
    while (at < count) {
      const chunk = await this.atMost(count - at)
      whole.set(chunk, at)
      at += chunk.byteLength
    }
    return whole
  }
}

function headerOf(name: string, sizeBytes: number): Uint8Array {
  if (Buffer.byteLength(name) > longestName) throw new TarError(`the name ${name} is too long`)
  const header = Buffer.alloc(blockBytes)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124)
  header.write(`${'0'.padStart(11, '0')}\0`, 136)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

// The checksum counts its own eight bytes as spaces.
function checksumOf(header: Uint8Array): number {
  let sum = 0
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 32 : byte
  return sum
}

function textIn(header: Uint8Array, from: number, length: number): string {
  const [text = ''] = Buffer.from(header.subarray(from, from + length))
    .toString()
    .split('\0')
  return text.trim()
}

function paddingOf(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes
}
