import type { ArrivingPieces } from '../storage/arriving-pieces.ts'
import type { PhotoStore } from '../storage/photo-store.ts'
import { type Centre, CentreProblem } from './centre.ts'
import { readBytes } from './centre-answer.ts'
import type { PicturePlace } from './picture-fetching.ts'
import { sumOf } from './sum.ts'

interface ComingParts {
  readonly centre: Centre
  readonly photos: PhotoStore
  readonly arriving: ArrivingPieces
  readonly crypto: Crypto
}

/** Gets a picture from the centre and keeps it, unless it lies here already; false: the centre could not give it. */
export async function fetchPicture(parts: ComingParts, place: PicturePlace): Promise<boolean> {
  const { photos, arriving } = parts
  const { photo, part } = place
  if (await photos.has(photo, part)) return true
  try {
    await photos.keep(photo, part, await wholePicture(parts, place))
    return true
  } catch (error) {
    if (error instanceof CentreProblem) {
      if (error.action === 'correct') await arriving.drop(place)
      return false
    }
    throw error
  }
}

/** Goes on with what came before the app was closed, where all of it together is what the record says. */
async function wholePicture(
  parts: ComingParts,
  place: PicturePlace,
): Promise<Uint8Array<ArrayBuffer>> {
  const { arriving, crypto } = parts
  const before = await arriving.read(place)
  if (before.length === 0) return new Arrival(parts, place, []).whole()
  const said = await arriving.saidOf(place)
  const isComplete = sizeOf(before) === said?.size
  const bytes = isComplete ? await joined(before) : await new Arrival(parts, place, before).whole()
  if (said !== undefined && (await sumOf(crypto, bytes)) === said.sum) return bytes
  await arriving.drop(place)
  return new Arrival(parts, place, []).whole()
}

const mostVain = 2
/** So much comes twice at most where the app is closed in the middle: eight seconds of a village line. */
const keptEvery = 32 * 1024

/** One picture on its way here. */
class Arrival {
  readonly #parts: ComingParts
  readonly #place: PicturePlace
  #arrived: Uint8Array<ArrayBuffer>[]
  /** How much of it lies on the disk. */
  #kept: number
  #keeping: Promise<void> = Promise.resolve()

  constructor(parts: ComingParts, place: PicturePlace, arrived: Uint8Array<ArrayBuffer>[]) {
    this.#parts = parts
    this.#place = place
    this.#arrived = arrived
    this.#kept = sizeOf(arrived)
  }

  /** Goes on after a cut at the byte where it was, as long as attempts bring something. */
  async whole(): Promise<Uint8Array<ArrayBuffer>> {
    const { photo, part } = this.#place
    const path = `/api/photos/${photo}/${part}`
    for (let vain = 0; ; ) {
      const before = sizeOf(this.#arrived)
      try {
        const range = before > 0 ? { range: `bytes=${before}-` } : {}
        return await this.#parts.centre.getBytes(
          path,
          (response, beat) => this.#read(response, beat),
          range,
        )
      } catch (error) {
        const isCut = error instanceof CentreProblem && error.problem === 'unreachable'
        vain = sizeOf(this.#arrived) > before ? 0 : vain + 1
        if (isCut && vain < mostVain && this.#arrived.length > 0) continue
        this.#keep()
        await this.#keeping
        throw error
      }
    }
  }

  async #read(response: Response, beat: () => void): Promise<Uint8Array<ArrayBuffer>> {
    // A centre that does not know how to go on begins anew.
    if (response.status !== 206) await this.#beginAnew()
    let size = sizeOf(this.#arrived)
    let asked = size
    await readBytes(response, beat, (_received, latest) => {
      this.#arrived.push(latest)
      size += latest.length
      if (size - asked < keptEvery) return
      asked = size
      this.#keep()
    })
    await this.#keeping
    return joined(this.#arrived)
  }

  async #beginAnew(): Promise<void> {
    await this.#keeping
    if (this.#kept > 0) await this.#parts.arriving.drop(this.#place)
    this.#arrived = []
    this.#kept = 0
  }

  /** What has come since; what cannot be kept, on a full disk or a device that is being closed, comes once more. */
  #keep(): void {
    this.#keeping = this.#keeping.then(async () => {
      const bytes = (await joined(this.#arrived)).slice(this.#kept)
      if (bytes.length === 0) return
      const isKept = await this.#parts.arriving
        .keep(this.#place, this.#kept, bytes)
        .catch(() => false)
      if (isKept) this.#kept += bytes.length
    })
  }
}

async function joined(chunks: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

function sizeOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0)
}
