import type { PictureWord } from '@living-libraries/model/transfer/letter'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'

/** What a transfer file came to, kept for the answer that its writer waits for. No word of any record is in it. */
export interface TakenTransfer {
  readonly file: string
  /** Whose changes they are. */
  readonly device: string
  /** Who brought it; null: by hand, at the server itself. */
  readonly carrier: string | null
  /** ms since 1970 */
  readonly receivedAt: number
  /** Where the writer's pull had got to. */
  readonly token: string | null
  readonly acknowledged: number
  readonly answers: readonly ChangeAnswer[]
  readonly pictures: readonly PictureWord[]
}

export interface Transfers {
  /** A file that comes again has its later answer: it is the truer one. */
  save(transfer: TakenTransfer): Promise<void>
  /** The latest files of a device, newest first. */
  ofDevice(device: string, most: number): Promise<TakenTransfer[]>
  /** Locks the file against other pieces of it, and tells how much of it is there. */
  lockReceived(carrier: string, hash: string): Promise<number>
  addPiece(piece: TransferPiece): Promise<void>
  /** The whole file so far. */
  pieces(carrier: string, hash: string): Promise<Uint8Array>
  dropPieces(carrier: string, hash: string): Promise<void>
  /** Of a carrier's files whose last piece came before `before` (ms), and of all but `hash` and the latest `others`. */
  dropOldPieces(carrier: string, hash: string, before: number, others: number): Promise<void>
  hasCarried(carrier: string, device: string): Promise<boolean>
}

/** A piece of a sealed file that a device brings. */
export interface TransferPiece {
  readonly carrier: string
  /** SHA-256 of the whole file, base64url. */
  readonly hash: string
  readonly at: number
  readonly bytes: Uint8Array
  /** ms since 1970 */
  readonly receivedAt: number
}
