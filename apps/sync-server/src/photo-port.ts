import type { PhotoPart } from '@living-libraries/model/photo'
import type { Space } from '@living-libraries/model/space'

/** The pictures of photo records. They belong to a space like their records, and go when these are erased. */
export interface Photos {
  /** Locks the picture against other pieces, and tells how much of it is there. */
  lockReceived(photo: string, part: PhotoPart): Promise<number>
  addPiece(piece: Piece): Promise<void>
  /** In their order. */
  pieces(photo: string, part: PhotoPart): Promise<Uint8Array[]>
  countPieces(photo: string): Promise<number>
  drop(photos: readonly string[], part?: PhotoPart): Promise<void>
}

export interface Piece {
  readonly space: Space
  readonly photo: string
  readonly part: PhotoPart
  readonly at: number
  readonly bytes: Uint8Array
}
