import { maxTransferBytes } from '@living-libraries/model/transfer/letter'
import type { TransferPieceAnswer } from '@living-libraries/model/transfer/transfer-response'
import { toBase64url } from './base64url.ts'
import { ProblemError } from './problem-error.ts'
import { takeTransfer, type TransferServices } from './transfer.ts'

export interface ArrivingTransferPiece {
  readonly carrier: string
  /** SHA-256 of the whole file, base64url. */
  readonly hash: string
  readonly size: number
  readonly at: number
  /** SHA-256 of the bytes, base64url. */
  readonly sum: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Files that one device may have under way beside the one that goes on; of older ones, the pieces are forgotten. */
const otherFiles = 2
const keptMs = 14 * 24 * 3_600_000

/**
 * Takes a piece of a sealed file in; on the disk when answered. It may come twice, late or from another place: the
 * answer tells where to go on. With the last one the file is taken as if it had come whole; its pieces stay a while, so
 * that whoever lost that answer asks with the same piece again. Throws `body-malformed`, `body-too-large`.
 */
export async function takeTransferPiece(
  services: TransferServices,
  piece: ArrivingTransferPiece,
): Promise<TransferPieceAnswer> {
  const { carrier, hash, size, at, bytes } = piece
  if (size > maxTransferBytes) throw new ProblemError('body-too-large')
  if ((await sumOf(bytes)) !== piece.sum) {
    throw new ProblemError('body-malformed', 'the piece is not what its sum says')
  }
  const now = services.now()
  const found = await services.storage.write([], async ({ transfers }) => {
    const before = await transfers.lockReceived(carrier, hash)
    const isNext = before === at && bytes.length > 0 && before + bytes.length <= size
    if (isNext) {
      await transfers.addPiece({ carrier, hash, at, bytes, receivedAt: now })
      await transfers.dropOldPieces(carrier, hash, now - keptMs, otherFiles)
    }
    const received = isNext ? before + bytes.length : before
    if (received !== size) return { received }
    const file = await transfers.pieces(carrier, hash)
    if ((await sumOf(file)) === hash) return { received, file }
    await transfers.dropPieces(carrier, hash)
    return { received: 0 }
  })
  const { received } = found
  if ('file' in found) {
    return { received, response: await takeTransfer(services, found.file, carrier) }
  }
  if (received === 0 && at > 0 && at + bytes.length === size) {
    throw new ProblemError('body-malformed', 'the whole is not what its hash says')
  }
  return { received }
}

async function sumOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
  return toBase64url(new Uint8Array(digest))
}
