import type { PhotoPart } from '@living-libraries/model/photo'
import { Dexie } from 'dexie'
import * as v from 'valibot'
import type { DeviceDatabase } from './database.ts'
import { picturePlace } from './photo-store.ts'
import type { Sealer } from './sealing.ts'

interface ArrivingPiecesParts {
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly now: () => number
}

interface Place {
  readonly photo: string
  readonly part: PhotoPart
}

/** What a record says of its picture. */
export interface SaidOfPicture {
  /** SHA-256, base64url. */
  readonly sum: string
  readonly size: number
}

/** Most bytes of pictures that are not here whole: those that were begun first make room. */
const mostBytes = 4 * 1024 * 1024

/**
 * What came of pictures that are still coming in, so that they go on after the app was closed. Sealed like pictures, each
 * piece so that a garbled one does not open; under the closed lock nothing is put here, and nothing is read.
 */
export class ArrivingPieces {
  readonly #parts: ArrivingPiecesParts

  constructor(parts: ArrivingPiecesParts) {
    this.#parts = parts
  }

  /** What the record says of its picture; undefined where this device does not hold the record. */
  async saidOf({ photo, part }: Place): Promise<SaidOfPicture | undefined> {
    const fields = (await this.#parts.database.records.get(photo))?.state?.fields
    const said =
      part === 'picture'
        ? { sum: fields?.['hash'], size: fields?.['size'] }
        : { sum: fields?.['thumbnailHash'], size: fields?.['thumbnailSize'] }
    return v.is(saidSchema, said) ? said : undefined
  }

  /** From the beginning, as far as it goes without a gap. */
  async read(place: Place): Promise<Uint8Array<ArrayBuffer>[]> {
    const { database, sealer } = this.#parts
    if (sealer.isClosed) return []
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let at = 0
    for (const row of await database.arriving
      .where('key')
      .startsWith(`${keyOf(place)}/`)
      .toArray()) {
      const bytes = row.at === at ? await sealer.openBytes(row, picturePlace) : undefined
      if (bytes === undefined) break
      pieces.push(bytes)
      at += bytes.length
    }
    return pieces
  }

  /** False where it is not kept: under the closed lock, and of a record that is not here or was erased. */
  async keep(place: Place, at: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const { database, sealer, now } = this.#parts
    if (sealer.isClosed || bytes.length > mostBytes) return false
    const sealed = await sealer.sealBytes(bytes, picturePlace)
    const row = { key: `${keyOf(place)}/${String(at).padStart(8, '0')}`, at, cameAt: now() }
    const { arriving, records } = database
    return database.transaction('rw', arriving, records, async () => {
      if (!isToCome(await records.get(place.photo))) return false
      await this.#makeRoom(place, bytes.length)
      await arriving.put({ ...row, ...sealed, size: bytes.length })
      return true
    })
  }

  async drop(place: Place): Promise<void> {
    await this.#parts.database.arriving
      .where('key')
      .startsWith(`${keyOf(place)}/`)
      .delete()
  }

  /** What belongs to records that were deleted, erased or left this device goes, and what is here whole. */
  async dropOrphans(): Promise<void> {
    const { arriving, records, pictures } = this.#parts.database
    const keys = await arriving.toCollection().primaryKeys()
    if (keys.length === 0) return
    const known = await records.bulkGet(keys.map((key) => key.split('/')[0] ?? ''))
    const wholes = new Set(await pictures.where('key').anyOf(keys.map(wholeKeyOf)).primaryKeys())
    const orphans = keys.filter(
      (key, index) => !isToCome(known[index]) || wholes.has(wholeKeyOf(key)),
    )
    await arriving.bulkDelete(orphans)
  }

  /** Never of the picture that is coming in itself. */
  async #makeRoom(place: Place, bytes: number): Promise<void> {
    const { arriving } = this.#parts.database
    const pieces: { key: string; size: number }[] = []
    // By the index alone: nothing is read of the pieces themselves.
    await arriving
      .where('[cameAt+size]')
      .between([Dexie.minKey, Dexie.minKey], [Dexie.maxKey, Dexie.maxKey])
      .eachKey((stamp, { primaryKey }) => {
        const [, size] = v.parse(stampSchema, stamp)
        pieces.push({ key: v.parse(v.string(), primaryKey), size })
      })
    let over = pieces.reduce((sum, { size }) => sum + size, bytes) - mostBytes
    for (const { key } of pieces) {
      if (over <= 0) return
      const whole = wholeKeyOf(key)
      if (whole === keyOf(place)) continue
      const going = pieces.filter((one) => wholeKeyOf(one.key) === whole)
      await arriving.bulkDelete(going.map((one) => one.key))
      for (const one of going) {
        over -= one.size
        one.size = 0
      }
    }
  }
}

const saidSchema = v.object({ sum: v.string(), size: v.number() })
const stampSchema = v.tuple([v.number(), v.number()])

function isToCome(
  record:
    | { readonly state: { readonly erased?: boolean; readonly deleted: boolean } | null }
    | undefined,
): boolean {
  return record !== undefined && record.state?.erased !== true && record.state?.deleted !== true
}

function keyOf({ photo, part }: Place): string {
  return `${photo}/${part}`
}

/** `<photo>/<part>` of a piece's key. */
function wholeKeyOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'))
}
