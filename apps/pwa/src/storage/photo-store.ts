import { type PhotoPart, photoParts } from '@living-libraries/model/photo'
import type { PictureWord } from '@living-libraries/model/transfer/letter'
import { Dexie } from 'dexie'
import * as v from 'valibot'
import type { DeviceDatabase, StoredPicture } from './database.ts'
import type { StoreNewsDesk } from './record-watch.ts'
import type { Sealer } from './sealing.ts'
import { readSetting, writeSetting } from './settings.ts'

interface PhotoStoreParts {
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly desk: StoreNewsDesk
}

/** A sealed picture before it has a place. */
export type NewPicture = Pick<StoredPicture, 'part' | 'size' | 'sealed' | 'sealedWith'>

/** A picture that is to go, by its keys alone: of sixty that wait the bytes are tens of megabytes. */
export interface WaitingPicture {
  /** `<photo>/<part>` */
  readonly key: string
  readonly photo: string
  readonly part: PhotoPart
}

/** One that the centre has not, or not all of it. */
export interface UnsentPicture extends WaitingPicture {
  /** Bytes in clear. */
  readonly size: number
}

/** What of the pictures is still to go. */
export interface UnsentPictures {
  /** Photos of which anything is unsent. */
  readonly photos: number
  readonly bytes: number
}

/** How far the pictures of one photo have got from this device. */
export type PhotoProgress =
  /** Nothing waits here: the centre has it, or it came from there. */
  | { readonly kind: 'done' }
  | { readonly kind: 'going'; readonly sent: number; readonly size: number }
  /** The centre would not keep what it got; the picture is still here. */
  | { readonly kind: 'refused' }

/** The pictures on this device, sealed: its own until the centre has them, and those that were looked at. */
export class PhotoStore {
  readonly #parts: PhotoStoreParts

  constructor(parts: PhotoStoreParts) {
    this.#parts = parts
  }

  /** Seals a picture, to be written together with the record that it belongs to. */
  async prepare(part: PhotoPart, bytes: Uint8Array<ArrayBuffer>): Promise<NewPicture> {
    const sealed = await this.#parts.sealer.sealBytes(bytes, picturePlace)
    return { part, size: bytes.length, ...sealed }
  }

  /** A picture that the centre gave. */
  async keep(photo: string, part: PhotoPart, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { database } = this.#parts
    const { pictures, arriving } = database
    const row = await this.rowToKeep(photo, part, bytes)
    await database.transaction('rw', pictures, arriving, async () => {
      await pictures.put(row)
      await arriving.where('key').startsWith(`${row.key}/`).delete()
    })
  }

  /** A picture of another device, sealed, that is not for this one to send. */
  async rowToKeep(
    photo: string,
    part: PhotoPart,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<StoredPicture> {
    const { isUnsent: _kept, ...row } = pictureRow(photo, await this.prepare(part, bytes))
    return row
  }

  /** The centre's word, out of a file, on a picture that may still wait here; true where it did. */
  async settle({ photo, part, outcome }: PictureWord): Promise<boolean> {
    const row = await this.#parts.database.pictures.get(`${photo}/${part}`)
    if (row?.isUnsent === undefined) return false
    await this.note(row.key, outcome === 'whole' ? row.size : 0, outcome)
    return true
  }

  async read(photo: string, part: PhotoPart): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const row = await this.#parts.database.pictures.get(`${photo}/${part}`)
    return row && this.#parts.sealer.openBytes(row, picturePlace)
  }

  async has(photo: string, part: PhotoPart): Promise<boolean> {
    const place = this.#parts.database.pictures.where('key').equals(`${photo}/${part}`)
    return (await place.count()) > 0
  }

  /** One picture in clear, and how many of its bytes the centre has as far as is known here. */
  async readToSend(
    key: string,
  ): Promise<{ bytes: Uint8Array<ArrayBuffer>; sent: number } | undefined> {
    const row = await this.#parts.database.pictures.get(key)
    const bytes = row && (await this.#parts.sealer.openBytes(row, picturePlace))
    return bytes && { bytes, sent: sentOf(row) }
  }

  async unsent(): Promise<UnsentPicture[]> {
    const unsent: UnsentPicture[] = []
    await this.#unsentPlaces().eachKey((place, { primaryKey }) => {
      const [, , size] = v.parse(unsentPlaceSchema, place)
      unsent.push({ ...waitingPicture(v.parse(v.string(), primaryKey)), size })
    })
    return unsent
  }

  /** What this device believes to be sent, and a restored centre may have lost. It is asked with nothing. */
  async doubted(): Promise<WaitingPicture[]> {
    return (await this.#doubtedKeys()).map(waitingPicture)
  }

  // Some of them may have left with their records.
  async #doubtedKeys(): Promise<string[]> {
    const { database } = this.#parts
    const keys = (await readSetting(database, 'doubtedPictures')) ?? []
    if (keys.length === 0) return []
    const here = await database.pictures.where('key').anyOf(keys).primaryKeys()
    const unsent = new Set(await database.pictures.where({ isUnsent: 1 }).primaryKeys())
    return here.filter((key) => !unsent.has(key))
  }

  async countUnsent(): Promise<UnsentPictures> {
    const doubted = (await this.doubted()).map(({ photo }) => photo)
    const places = v.parse(v.array(unsentPlaceSchema), await this.#unsentPlaces().keys())
    const photos = new Set([...places.map(([, photo]) => photo), ...doubted])
    const going = new Set(await this.#thoseThatGo([...photos]))
    const rows = places.filter(([, photo]) => going.has(photo))
    return {
      photos: going.size,
      bytes: rows.reduce((sum, [, , size, sent]) => sum + size - sent, 0),
    }
  }

  /** Those of a refused record wait for a person, not for a line; those of a deleted one, for whoever brings it back. */
  async #thoseThatGo(photos: string[]): Promise<string[]> {
    if (photos.length === 0) return []
    const rows = await this.#parts.database.records.bulkGet(photos)
    return rows.flatMap((row) => (row === undefined || row.state?.deleted === true ? [] : row.id))
  }

  #unsentPlaces() {
    return this.#parts.database.pictures
      .where('[isUnsent+photo+size+sent]')
      .between([1, Dexie.minKey], [1, Dexie.maxKey])
  }

  /** Whether what is unsent waits for the lock to be opened. */
  get isUnderLock(): boolean {
    return this.#parts.sealer.isClosed
  }

  async progressOf(photo: string): Promise<PhotoProgress> {
    const rows = await this.#rowsOf(photo)
    if (rows.some(({ isRefused }) => isRefused)) return { kind: 'refused' }
    if (rows.every(({ isUnsent }) => isUnsent === undefined)) return { kind: 'done' }
    const size = rows.reduce((sum, row) => sum + row.size, 0)
    return { kind: 'going', size, sent: rows.reduce((sum, row) => sum + sentOf(row), 0) }
  }

  /** Gives a refused photo to the queue again, from its beginning. */
  async sendAgain(photo: string): Promise<void> {
    for (const row of await this.#rowsOf(photo)) {
      if (row.isRefused) await this.note(row.key, 0, 'partial')
    }
    this.#parts.desk.tell({ ids: [photo], hasUnsent: true })
  }

  async #rowsOf(photo: string): Promise<StoredPicture[]> {
    const keys = photoParts.map((part) => `${photo}/${part}`)
    const rows = await this.#parts.database.pictures.bulkGet(keys)
    return rows.filter((row) => row !== undefined)
  }

  /** How far a picture has come; `whole` and `refused` end its sending. One that is gone meanwhile stays so. */
  async note(key: string, sent: number, word: 'partial' | 'whole' | 'refused'): Promise<void> {
    const { database, desk } = this.#parts
    await database.transaction('rw', database.pictures, database.settings, async () => {
      const row = await database.pictures.get(key)
      if (row === undefined) return
      const { isUnsent: _unsent, isRefused: _refused, ...rest } = row
      await database.pictures.put({
        ...rest,
        sent,
        ...(word === 'partial' ? { isUnsent: 1 } : {}),
        ...(word === 'refused' ? { isRefused: true } : {}),
      })
      const doubted = await readSetting(database, 'doubtedPictures')
      if (doubted?.includes(key) !== true) return
      await writeSetting(
        database,
        'doubtedPictures',
        doubted.filter((one) => one !== key),
      )
    })
    desk.tell({ ids: [waitingPicture(key).photo] })
  }

  /** Pictures whose records were erased, or left this device, go too; not what is unsent and waits among the refused. */
  async dropOrphans(): Promise<void> {
    const { pictures, records, refused } = this.#parts.database
    // By their keys alone: the pictures themselves are megabytes, and this is asked with every exchange.
    const keys = await pictures.toCollection().primaryKeys()
    if (keys.length === 0) return
    const unsent = new Set(await pictures.where({ isUnsent: 1 }).primaryKeys())
    const photos = keys.map((key) => key.split('/')[0] ?? '')
    const known = await records.bulkGet(photos)
    const waiting = new Set<string>()
    await refused.each(({ change }) => waiting.add(change.record))
    const orphans = keys.filter((key, index) => {
      const record = known[index]
      if (record !== undefined) return record.state?.erased === true
      return !unsent.has(key) || !waiting.has(photos[index] ?? '')
    })
    await pictures.bulkDelete(orphans)
  }
}

/** What a sealed picture is bound to. */
export const picturePlace = 'picture'
const unsentPlaceSchema = v.tuple([v.number(), v.string(), v.number(), v.number()])

function waitingPicture(key: string): WaitingPicture {
  const [photo = '', part] = key.split('/')
  return { key, photo, part: part === 'thumbnail' ? part : 'picture' }
}

function sentOf({ isUnsent, size, sent }: StoredPicture): number {
  return isUnsent === undefined ? size : sent
}

/** A picture that is still to go. */
export function pictureRow(photo: string, picture: NewPicture): StoredPicture {
  return { ...picture, key: `${photo}/${picture.part}`, photo, sent: 0, isUnsent: 1 }
}
