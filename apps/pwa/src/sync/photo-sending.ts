import { pieceAnswerSchema, pieceMediaType } from '@living-libraries/model/photo'
import * as v from 'valibot'
import type { PhotoStore } from '../storage/photo-store.ts'
import type { RecordReader } from '../storage/record-reader.ts'
import { type Centre, CentreProblem } from './centre.ts'
import { inOrderOfGoing } from './picture-order.ts'
import { sendInPieces } from './piece-sending.ts'
import type { PieceSize } from './piece-size.ts'

interface SendingParts {
  readonly centre: Centre
  readonly photos: PhotoStore
  readonly reader: RecordReader
  readonly crypto: Crypto
  readonly pieceSize: PieceSize
  /** Asked before each further piece: records that somebody wrote meanwhile go first, and another tab may lead by now. */
  readonly mayGoOn: () => Promise<boolean>
}

/**
 * Sends pictures piece by piece, after everything else (S4): thumbnails, then sheets that nobody has typed yet, then
 * the rest. False where it may not go on for now; rejects with a `CentreProblem`.
 */
export async function sendPictures(parts: SendingParts): Promise<boolean> {
  const { centre, photos, reader, crypto, pieceSize, mayGoOn } = parts
  const going = [...(await photos.unsent()), ...(await photos.doubted())]
  for (const { waiting, record } of await inOrderOfGoing(reader, going)) {
    // Until the record is there, the centre would not know what comes.
    if (record.unsent > 0) continue
    const { key } = waiting
    const picture = await photos.readToSend(key)
    if (picture === undefined) continue
    const last = await sendInPieces({
      bytes: picture.bytes,
      from: picture.sent,
      crypto,
      pieceSize,
      send: async (at, sum, piece) => {
        const path = `/api/photos/${key}?at=${at}&sum=${sum}`
        const answer = await centre.postBytes(path, piece, pieceMediaType)
        const known = v.safeParse(pieceAnswerSchema, answer)
        if (!known.success) throw new CentreProblem('strange-answer')
        return known.output
      },
      goesOn: async ({ received, outcome }) => {
        await photos.note(key, received, outcome)
        return outcome === 'partial' && (await mayGoOn())
      },
    })
    if (last.outcome === 'partial') return false
  }
  return true
}
