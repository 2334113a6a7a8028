import { hasPicture } from '@living-libraries/model/kinds'
import { isPlainJpeg } from '@living-libraries/model/photo'
import type { RecordState } from '@living-libraries/model/record'
import {
  type DeviceBlock,
  type LetterPicture,
  maxTransferBytes,
} from '@living-libraries/model/transfer/letter'
import type { StoredPicture } from '../storage/database.ts'
import { inOrderOfGoing } from '../sync/picture-order.ts'
import { sumOf } from '../sync/sum.ts'
import { fromBase64, toBase64 } from './base64.ts'
import type { TransferParts } from './transfer-parts.ts'

/** Room for pictures in one file; with it, words and files of others still fit. */
const picturesBytes = (maxTransferBytes * 3) / 8

/** The pictures that go into one file. */
export interface LetterPictures {
  readonly blocks: readonly DeviceBlock[]
  readonly keys: readonly string[]
  readonly spaces: readonly string[]
  readonly sizeBytes: number
  /** Photos that did not fit: they wait for the next file. */
  readonly left: number
}

/** Unsent pictures in their order, those first that no earlier file holds. */
export async function unsentPictures(parts: TransferParts): Promise<LetterPictures> {
  const written = (await parts.writtenFiles.list()).flatMap(({ pictures = [] }) => pictures)
  const inFiles = new Set(written)
  const going = await inOrderOfGoing(parts.reader, await parts.photos.unsent())
  const inOrder = [
    ...going.filter(({ waiting }) => !inFiles.has(waiting.key)),
    ...going.filter(({ waiting }) => inFiles.has(waiting.key)),
  ]
  const blocks: DeviceBlock[] = []
  const keys: string[] = []
  const spaces = new Set<string>()
  const left = new Set<string>()
  let sizeBytes = 0
  for (const { waiting, record } of inOrder) {
    const { key, photo, part, size } = waiting
    if (sizeBytes + size > picturesBytes) {
      left.add(photo)
      continue
    }
    const bytes = await parts.photos.read(photo, part)
    if (bytes === undefined) continue
    sizeBytes += size
    blocks.push({ picture: { photo, part, bytes: toBase64(bytes) } })
    keys.push(key)
    spaces.add(record.space)
  }
  return { blocks, keys, spaces: [...spaces], sizeBytes, left: left.size }
}

/**
 * Those pictures of a colleague's letter that may be seen here and are what their records say, sealed. `viewOf`: what
 * this device shows of a record together with the letter; undefined where it shows nothing.
 */
export async function picturesToKeep(
  parts: TransferParts,
  pictures: readonly LetterPicture[],
  viewOf: (id: string) => Promise<RecordState | undefined>,
): Promise<StoredPicture[]> {
  const rows: StoredPicture[] = []
  for (const { photo, part, bytes: text } of pictures) {
    const view = await viewOf(photo)
    const bytes = fromBase64(text)
    if (bytes === undefined || view === undefined || !hasPicture(view)) continue
    const { hash, thumbnailHash } = view.fields
    const sum = await sumOf(parts.crypto, bytes)
    const isIt = sum === (part === 'picture' ? hash : thumbnailHash)
    if (isIt && isPlainJpeg(bytes)) rows.push(await parts.photos.rowToKeep(photo, part, bytes))
  }
  return rows
}
