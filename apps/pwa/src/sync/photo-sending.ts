import {
  type PhotoPart,
  type PieceAnswer,
  pieceAnswerSchema,
  pieceMediaType,
} from '@living-libraries/model/photo'
import { isOfKind } from '@living-libraries/model/kinds'
import type { StoredPicture } from '../storage/database.ts'
import type { PhotoStore } from '../storage/photo-store.ts'
import type { RecordReader } from '../storage/record-reader.ts'
import * as v from 'valibot'
import { type Centre, CentreProblem } from './centre.ts'

interface SendingParts {
  readonly centre: Centre
  readonly photos: PhotoStore
  readonly reader: RecordReader
  readonly crypto: Crypto
  /** Records that somebody wrote meanwhile: they go first. */
  readonly hasUnsentRecords: () => Promise<boolean>
}

const smallestPiece = 8 * 1024
const largestPiece = 64 * 1024

/**
 * Sends pictures piece by piece, after everything else (S4): thumbnails, then sheets that nobody has typed yet, then
 * the rest. What went is noted after each piece, so that a cut, a restart or a week repeats one piece at the most.
 * False where records are waiting again; rejects with a `CentreProblem`.
 */
export async function sendPictures(parts: SendingParts): Promise<boolean> {
  let pieceBytes = 16 * 1024
  for (const row of await inOrderOfGoing(parts)) {
    const bytes = await parts.photos.read(row.photo, row.part)
    if (bytes === undefined) continue
    let sent = row.sent
    for (;;) {
      const startedAt = performance.now()
      const piece = bytes.slice(sent, sent + pieceBytes)
      const answer = await sentPiece(parts, row.photo, row.part, sent, piece)
      sent = answer.received
      await parts.photos.note(row, sent, answer.outcome)
      if (answer.outcome !== 'partial') break
      const tookMs = performance.now() - startedAt
      if (tookMs < 1_000) pieceBytes = Math.min(largestPiece, pieceBytes * 2)
      if (tookMs > 4_000) pieceBytes = Math.max(smallestPiece, pieceBytes / 2)
      if (await parts.hasUnsentRecords()) return false
    }
  }
  return true
}

async function sentPiece(
  { centre, crypto }: SendingParts,
  photo: string,
  part: PhotoPart,
  at: number,
  piece: Uint8Array<ArrayBuffer>,
): Promise<PieceAnswer> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', piece))
  const sum = btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  const path = `/api/photos/${photo}/${part}?at=${at}&sum=${sum}`
  const answer = v.safeParse(pieceAnswerSchema, await centre.postBytes(path, piece, pieceMediaType))
  if (!answer.success) throw new CentreProblem('strange-answer')
  return answer.output
}

async function inOrderOfGoing({ photos, reader }: SendingParts): Promise<StoredPicture[]> {
  const rows: { row: StoredPicture; rank: number }[] = []
  for (const row of await photos.unsent()) {
    const record = await reader.get(row.photo)
    // Until the record is there, the centre would not know what comes; a deleted one may be brought back.
    if (record === undefined || record.unsent > 0 || record.deleted) continue
    if (!isOfKind(record, 'photo')) continue
    const sheet = record.fields.sheet
    const isUntyped =
      sheet !== undefined && !(await isTyped(reader, record.session ?? undefined, sheet))
    rows.push({ row, rank: row.part === 'thumbnail' ? 0 : isUntyped ? 1 : 2 })
  }
  return rows.sort((left, right) => left.rank - right.rank).map(({ row }) => row)
}

async function isTyped(
  reader: RecordReader,
  session: string | undefined,
  number: string,
): Promise<boolean> {
  const sheets = await reader.list({ kind: 'sheet', session })
  return sheets.some(
    (one) => isOfKind(one, 'sheet') && one.fields.number === number && one.fields.typed === true,
  )
}
