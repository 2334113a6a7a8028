import { mayWrite } from '@living-libraries/model/access'
import { hasPicture, kinds, type PictureRecord } from '@living-libraries/model/kinds'
import { isPlainJpeg, type PhotoPart, type PieceAnswer } from '@living-libraries/model/photo'
import type { Transaction } from '../ports.ts'
import { toBase64url } from './base64url.ts'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'

export interface ArrivingPiece {
  readonly photo: string
  readonly part: PhotoPart
  readonly at: number
  /** SHA-256 of the bytes, base64url. */
  readonly sum: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * Takes a piece of a picture in; on the disk when answered. May come twice, late or from another place: the answer
 * tells where to go on. The last piece is judged together with all others, and what is not the picture that the record
 * speaks of is not kept. Throws `not-found` where the caller has no such photo, `not-allowed`, `body-malformed`.
 */
export async function takePiece(
  { storage }: Services,
  caller: Caller,
  piece: ArrivingPiece,
): Promise<PieceAnswer> {
  const { photo, part, at, bytes } = piece
  if ((await sumOf([bytes])) !== piece.sum) {
    throw new ProblemError('body-malformed', 'the piece is not what its sum says')
  }
  return storage.write(caller.spaces, async (tx) => {
    const record = await photoOf(tx, photo)
    const { space } = record
    if (!mayWrite(caller.grants, kinds[record.kind], space, caller.forum.territory)) {
      throw new ProblemError('not-allowed')
    }
    const { hash, size } = wanted(record, part)
    const before = await tx.photos.lockReceived(photo, part)
    if (before === size) return { outcome: 'whole', received: size }
    if (before !== at || bytes.length === 0) return { outcome: 'partial', received: before }
    const received = before + bytes.length
    if (received > size) throw new ProblemError('body-malformed', 'more than the record says')
    await tx.photos.addPiece({ space, photo, part, at, bytes })
    if (received < size) return { outcome: 'partial', received }
    const pieces = await tx.photos.pieces(photo, part)
    if ((await sumOf(pieces)) === hash && isPlainJpeg(Buffer.concat(pieces))) {
      return { outcome: 'whole', received }
    }
    await tx.photos.drop([photo], part)
    return { outcome: 'refused', received: 0 }
  })
}

/**
 * Keeps a picture that came whole, instead of pieces that came before; false where it is not the one that the record
 * speaks of, or where the caller has no such photo or may not write it.
 */
export async function keepPicture(
  tx: Transaction,
  caller: Pick<Caller, 'grants' | 'forum'>,
  photo: string,
  part: PhotoPart,
  bytes: Uint8Array,
): Promise<boolean> {
  const record = await recordOf(tx, photo)
  if (record === undefined) return false
  const { space } = record
  if (!mayWrite(caller.grants, kinds[record.kind], space, caller.forum.territory)) return false
  const { hash, size } = wanted(record, part)
  if (bytes.length !== size || (await sumOf([bytes])) !== hash || !isPlainJpeg(bytes)) return false
  if ((await tx.photos.lockReceived(photo, part)) === size) return true
  await tx.photos.drop([photo], part)
  await tx.photos.addPiece({ space, photo, part, at: 0, bytes })
  return true
}

/** The picture, to whoever reads its space. Throws `not-found` also while it is not whole. */
export async function pictureOf(
  { storage }: Services,
  caller: Caller,
  photo: string,
  part: PhotoPart,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await storage.read(caller.spaces, async (tx) => {
    const { size } = wanted(await photoOf(tx, photo), part)
    const whole = Buffer.concat(await tx.photos.pieces(photo, part))
    return whole.length === size ? whole : undefined
  })
  if (bytes === undefined) throw new ProblemError('not-found')
  return new Uint8Array(bytes)
}

async function photoOf(tx: Transaction, id: string): Promise<PictureRecord> {
  const state = await recordOf(tx, id)
  if (state === undefined) throw new ProblemError('not-found')
  return state
}

async function recordOf({ records }: Transaction, id: string): Promise<PictureRecord | undefined> {
  const state = (await records.byId([id])).get(id)?.state
  const isThere = state !== undefined && state.erased !== true && hasPicture(state)
  return isThere ? state : undefined
}

function wanted({ fields }: PictureRecord, part: PhotoPart) {
  const { hash, size = 0, thumbnailHash, thumbnailSize = 0 } = fields
  return part === 'picture' ? { hash, size } : { hash: thumbnailHash, size: thumbnailSize }
}

async function sumOf(pieces: readonly Uint8Array[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Buffer.concat(pieces))
  return toBase64url(new Uint8Array(digest))
}
