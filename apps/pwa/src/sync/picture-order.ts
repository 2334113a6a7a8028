import { hasPicture, isOfKind, type PictureRecord } from '@living-libraries/model/kinds'
import type { StoredPicture } from '../storage/database.ts'
import type { DeviceRecord, RecordReader } from '../storage/record-reader.ts'

export interface GoingPicture {
  readonly row: StoredPicture
  readonly record: DeviceRecord & PictureRecord
}

/**
 * Unsent pictures in the order of going (S4): thumbnails, then sheets that nobody has typed yet, then the rest. Without
 * those of deleted photos, which may be brought back.
 */
export async function inOrderOfGoing(
  reader: RecordReader,
  rows: readonly StoredPicture[],
): Promise<GoingPicture[]> {
  const found: (GoingPicture & { readonly rank: number })[] = []
  for (const row of rows) {
    const record = await reader.get(row.photo)
    if (record === undefined || record.deleted || !hasPicture(record)) continue
    const isUntyped = row.part === 'picture' && (await showsUntypedSheet(reader, record))
    found.push({ row, record, rank: row.part === 'thumbnail' ? 0 : isUntyped ? 1 : 2 })
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
