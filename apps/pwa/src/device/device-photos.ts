import type { Json } from '@living-libraries/model/json'
import type { PictureRecord } from '@living-libraries/model/kinds'
import { maxPhotoBytes, maxThumbnailBytes, type PhotoPart } from '@living-libraries/model/photo'
import type { Space } from '@living-libraries/model/space'
import type { NewRecord } from '../storage/change-writer.ts'
import type { PhotoProgress } from '../storage/photo-store.ts'
import { sumOf } from '../sync/sum.ts'
import type { DeviceParts } from './device-parts.ts'

/** A photo made ready for going: shrunk and without a word of where it was taken. */
export interface NewPhoto {
  readonly kind?: PictureRecord['kind']
  readonly space: Space
  /** Absent where the kind belongs to none. */
  readonly session?: string
  readonly picture: Uint8Array<ArrayBuffer>
  readonly thumbnail: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
  /** What it belongs to: `question`, `table`, `sheet`; `agreement` of a scan. */
  readonly values: { readonly [field: string]: Json }
}

/** The photos of a device: records like others, and the pictures that they speak of. */
export class DevicePhotos {
  readonly #parts: DeviceParts
  readonly #person: () => Promise<string>

  constructor(parts: DeviceParts, person: () => Promise<string>) {
    this.#parts = parts
    this.#person = person
  }

  /**
   * Keeps a photo; fulfilled when the record and both pictures are on the disk, written together. Gives the record's
   * id. Rejects with a `RangeError` for one that is too large.
   */
  async add(photo: NewPhoto): Promise<string> {
    const { kind = 'photo', space, session, values } = photo
    const { picture, thumbnail, width, height } = photo
    if (picture.length > maxPhotoBytes || thumbnail.length > maxThumbnailBytes) {
      throw new RangeError('the picture is too large')
    }
    const { photos, writer, writes, crypto } = this.#parts
    const described = {
      ...values,
      hash: await sumOf(crypto, picture),
      size: picture.length,
      thumbnailHash: await sumOf(crypto, thumbnail),
      thumbnailSize: thumbnail.length,
      width,
      height,
    }
    const place = { space, ...(session === undefined ? {} : { session }) }
    const record = { kind, ...place, values: described }
    const pictures = [
      await photos.prepare('thumbnail', thumbnail),
      await photos.prepare('picture', picture),
    ]
    return writes.watched(writer.make(await this.#person(), record, pictures))
  }

  /**
   * Makes a photo once more whose record was refused, with the pictures that stayed here under its former id. Rejects
   * with a `RangeError` where they are not here, or are under the lock.
   */
  async addAgain(former: string, record: NewRecord): Promise<string> {
    const { photos, writer, writes } = this.#parts
    const read = (part: PhotoPart) => (photos.isUnderLock ? undefined : photos.read(former, part))
    const [thumbnail, picture] = await Promise.all([read('thumbnail'), read('picture')])
    if (thumbnail === undefined || picture === undefined) {
      throw new RangeError(`the pictures of ${former} are not on this device`)
    }
    const pictures = [
      await photos.prepare('thumbnail', thumbnail),
      await photos.prepare('picture', picture),
    ]
    return writes.watched(writer.make(await this.#person(), record, pictures))
  }

  /**
   * A picture from this device, else from the centre when its turn has come, which is then kept; undefined where neither
   * has it now.
   */
  async read(photo: string, part: PhotoPart): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { pictureFetching, photos } = this.#parts
    // Not from the centre either: the lock hides pictures, and an unsent one must not be taken for a missing one.
    if (photos.isUnderLock) return undefined
    const own = await photos.read(photo, part)
    if (own !== undefined) return own
    return (await pictureFetching.get({ photo, part })) ? photos.read(photo, part) : undefined
  }

  progress(photo: string): Promise<PhotoProgress> {
    return this.#parts.photos.progressOf(photo)
  }

  /** Tries a photo again that the centre would not keep. */
  sendAgain(photo: string): Promise<void> {
    return this.#parts.writes.watched(this.#parts.photos.sendAgain(photo))
  }
}
