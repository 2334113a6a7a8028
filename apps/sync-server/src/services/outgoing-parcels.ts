import { promisify } from 'node:util'
import { constants, createGzip, type Gzip } from 'node:zlib'
import type { PullRequest } from '@living-libraries/model/wire/pull'
import type { Caller } from './caller.ts'
import { pull, type PullAnswer } from './pull.ts'
import type { Services } from './services.ts'

/** An answer to a pull, ready to go. */
export type PulledBody =
  | { readonly plain: string }
  /** `bytes` begin with byte `from` of the parcel. */
  | { readonly parcel: string; readonly from: number; readonly bytes: Uint8Array<ArrayBuffer> }

/** Smaller ones cost more packed than plain. */
const leastPackedBytes = 300
/** Smaller ones are sent again as a whole when they are cut. */
const leastKeptBytes = 4 * 1024
const lifetimeMs = 30 * 60 * 1000
const maxKeptBytes = 64 * 1024 * 1024

interface KeptParcel {
  readonly id: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Epoch and spaces for which it was made: it is told to nobody who may read less by now (S12). */
  readonly reach: string
  readonly madeAt: number
}

/**
 * Answers to pulls. A large one is kept for a while, one for each device, so that a device whose line broke goes on
 * from the byte at which it stands. What is kept nowhere any more is made anew from the token of the last block.
 */
export class OutgoingParcels {
  readonly #services: Services
  readonly #kept = new Map<string, KeptParcel>()
  #keptBytes = 0

  constructor(services: Services) {
    this.#services = services
  }

  /** Undefined where nothing at all is new. Throws what `pull` throws. */
  async pull(caller: Caller, request: PullRequest): Promise<PulledBody | undefined> {
    const rest = this.#restOf(caller, request.parcel)
    if (rest !== undefined) return rest
    const answer = await pull(this.#services, caller, request)
    if (answer === undefined) return undefined
    const lines = linesOf(answer)
    const plain = lines.join('')
    if (Buffer.byteLength(plain) < leastPackedBytes) return { plain }
    const bytes = await packed(lines)
    const parcel = { id: crypto.randomUUID().slice(0, 8), bytes }
    if (bytes.length >= leastKeptBytes) this.#keep(caller, parcel)
    return { parcel: parcel.id, from: 0, bytes }
  }

  #restOf(caller: Caller, wanted: PullRequest['parcel']): PulledBody | undefined {
    const kept = this.#kept.get(caller.device.id)
    if (wanted === undefined || kept?.id !== wanted.id) return undefined
    const isUsable = kept.reach === reachOf(caller) && wanted.from <= kept.bytes.length
    if (!isUsable) return undefined
    return { parcel: kept.id, from: wanted.from, bytes: kept.bytes.subarray(wanted.from) }
  }

  #keep(caller: Caller, parcel: Pick<KeptParcel, 'id' | 'bytes'>): void {
    const now = this.#services.now()
    this.#drop(caller.device.id)
    this.#kept.set(caller.device.id, { ...parcel, reach: reachOf(caller), madeAt: now })
    this.#keptBytes += parcel.bytes.length
    for (const [device, { madeAt }] of this.#kept) {
      if (this.#keptBytes <= maxKeptBytes && madeAt > now - lifetimeMs) break
      this.#drop(device)
    }
  }

  #drop(device: string): void {
    this.#keptBytes -= this.#kept.get(device)?.bytes.length ?? 0
    this.#kept.delete(device)
  }
}

function reachOf({ epoch, spaces }: Caller): string {
  return [epoch, ...spaces].join(' ')
}

function linesOf({ head, blocks }: PullAnswer): string[] {
  return [head, ...blocks].map((line) => `${JSON.stringify(line)}\n`)
}

/** One gzip stream, of which every line can be read as soon as its bytes are there. */
async function packed(lines: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const gzip = createGzip({ level: constants.Z_BEST_COMPRESSION, memLevel: 9 })
  const pieces: Buffer[] = []
  gzip.on('data', (piece: Buffer) => pieces.push(piece))
  for (const line of lines) await written(gzip, line)
  await new Promise<void>((resolve) => {
    gzip.once('end', resolve)
    gzip.end()
  })
  return new Uint8Array(Buffer.concat(pieces))
}

async function written(gzip: Gzip, line: string): Promise<void> {
  gzip.write(line)
  await promisify((done: () => void) => gzip.flush(constants.Z_SYNC_FLUSH, done))()
}
