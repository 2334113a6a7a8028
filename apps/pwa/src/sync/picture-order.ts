import { hasPicture, isOfKind, type PictureRecord } from '@living-libraries/model/kinds'
import type { WaitingPicture } from '../storage/photo-store.ts'
import type { DeviceRecord, RecordReader } from '../storage/record-reader.ts'

export interface GoingPicture<Waiting extends WaitingPicture> {
  readonly waiting: Waiting
  readonly record: DeviceRecord & PictureRecord
}

/**
 * Unsent pictures in the order of going (S4): thumbnails, then sheets that nobody has typed yet, then the rest. Without
 * those of deleted photos, which may be brought back.
 */
export async function inOrderOfGoing<Waiting extends WaitingPicture>(
  reader: RecordReader,
  pictures: readonly Waiting[],
): Promise<GoingPicture<Waiting>[]> {
  const found: (GoingPicture<Waiting> & { readonly rank: number })[] = []
  for (const waiting of pictures) {
    const { photo, part } = waiting
    const record = await reader.get(photo)
    if (record === undefined || record.deleted || !hasPicture(record)) continue
    const isUntyped = part === 'picture' && (await showsUntypedSheet(reader, record))
    found.push({ waiting, record, rank: part === 'thumbnail' ? 0 : isUntyped ? 1 : 2 })
  }
  return found.sort((left, right) => left.rank - right.rank)
}

async function showsUntypedSheet(reader: RecordReader, record: DeviceRecord): Promise<boolean> {
  if (!isOfKind(record, 'photo')) return false
  const { session, fields } = record
  const number = fields.sheet
  if (number === undefined) return false
  const sheets = await reader.list({ kind: 'sheet', session: session ?? undefined })
  return !sheets.some(
    (one) => isOfKind(one, 'sheet') && one.fields.number === number && one.fields.typed === true,
  )
}
