import type { PulledBlock, PullRequest } from '@living-libraries/model/wire/pull'
import { CentreProblem } from './centre-problem.ts'
import { PullReading } from './pull-reading.ts'

/** One answer of the centre to a pull, while it comes. */
interface RecordsAnswer {
  readonly mediaType: string
  /** Undefined: it is small and cannot be continued. */
  readonly parcel: string | undefined
  /** The byte of the parcel with which the body begins. */
  readonly from: number
  /** Undefined: nothing at all is new. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | undefined
  /** To be called whenever something has come. */
  readonly beat: () => void
}

export type AskForRecords = (
  request: PullRequest,
  read: (answer: RecordsAnswer) => Promise<void>,
) => Promise<void>

/** Takes a block in; false: nothing more of this answer is wanted. */
export type TakeBlock = (block: PulledBlock) => Promise<boolean>

/**
 * What is new, block by block (S11). A cut is mended by itself as long as attempts bring something: with the rest of
 * the bytes where the centre still has them, otherwise with what comes after the last block. Fails with a
 * `CentreProblem`.
 */
export async function pullRecords(
  ask: AskForRecords,
  request: PullRequest,
  take: TakeBlock,
): Promise<void> {
  const pulling = new Pulling(request, take)
  try {
    for (;;) {
      try {
        await ask(pulling.request, (answer) => pulling.read(answer))
        return
      } catch (error) {
        const isCut = error instanceof CentreProblem && error.problem === 'unreachable'
        if (!isCut || !pulling.mayGoOn()) throw error
      }
    }
  } finally {
    pulling.close()
  }
}

class Pulling {
  readonly #asked: PullRequest
  readonly #take: TakeBlock
  #token: string | null
  #parcel: string | undefined
  #reading: PullReading | undefined
  /** Something came that need not come again. */
  #hasProgressed = false
  /** Something came at all. */
  #hasReceived = false
  #vainAttempts = 0

  constructor(asked: PullRequest, take: TakeBlock) {
    this.#asked = asked
    this.#take = take
    this.#token = asked.token
  }

  get request(): PullRequest {
    const asked = { ...this.#asked, token: this.#token }
    if (this.#parcel === undefined || this.#reading?.isOver !== false) return asked
    return { ...asked, parcel: { id: this.#parcel, from: this.#reading.received } }
  }

  async read({ mediaType, parcel, from, body, beat }: RecordsAnswer): Promise<void> {
    if (body === undefined) {
      await this.#take(nothingNew(this.#token ?? ''))
      return
    }
    const isRest = parcel !== undefined && parcel === this.#parcel
    const mayFollow = isRest && this.#reading?.isOver === false && this.#reading.received === from
    const reading = mayFollow ? this.#reading : undefined
    if (reading === undefined) this.#reading?.close()
    const current = reading ?? new PullReading(mediaType)
    this.#reading = current
    this.#parcel = parcel
    const before = current.received
    try {
      for await (const block of current.blocksIn(body, beat)) {
        this.#hasProgressed = true
        const goesOn = await this.#take(block)
        this.#token = block.token
        if (!goesOn) return
      }
    } finally {
      this.#hasReceived ||= current.received > before
      this.#hasProgressed ||= reading !== undefined && current.received > before
    }
  }

  /** After a cut. One attempt that brought bytes but no block is forgiven: they may be continued. */
  mayGoOn(): boolean {
    this.#vainAttempts = this.#hasProgressed ? 0 : this.#vainAttempts + 1
    const mayGoOn = this.#hasProgressed || (this.#hasReceived && this.#vainAttempts < 2)
    this.#hasProgressed = false
    this.#hasReceived = false
    return mayGoOn
  }

  close(): void {
    this.#reading?.close()
  }
}

function nothingNew(token: string): PulledBlock {
  return {
    token,
    epoch: undefined,
    spaces: undefined,
    left: 0,
    isLast: true,
    more: false,
    records: [],
  }
}
