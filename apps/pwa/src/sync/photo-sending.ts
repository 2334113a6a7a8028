import {
  type PhotoPart,
  type PieceAnswer,
  pieceAnswerSchema,
  pieceMediaType,
} from '@living-libraries/model/photo'
import type { PhotoStore } from '../storage/photo-store.ts'
import type { RecordReader } from '../storage/record-reader.ts'
import * as v from 'valibot'
import { type Centre, CentreProblem } from './centre.ts'
import { inOrderOfGoing } from './picture-order.ts'

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
  for (const { row, record } of await inOrderOfGoing(parts.reader, await parts.photos.unsent())) {
    // Until the record is there, the centre would not know what comes.
    if (record.unsent > 0) continue
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
