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
  /** Objects of a store that belonged to them are gone with `gone`. */
  drop(photos: readonly string[], part?: PhotoPart): Promise<void>
  /** Whole pictures that lie in the database; of the spaces that are open for reading. */
  toMove(most: number): Promise<WholePicture[]>
  /** The picture lies under `key` in the store from now on; where it was dropped meanwhile, the object is gone. */
  moved(picture: WholePicture, key: string): Promise<void>
  /** Keys of objects that nobody needs. */
  gone(most: number): Promise<string[]>
  forgetGone(key: string): Promise<void>
}

export interface WholePicture {
  readonly space: Space
  readonly photo: string
  readonly part: PhotoPart
  /** SHA-256, base64url. */
  readonly hash: string
  readonly size: number
}

export interface Piece {
  readonly space: Space
  readonly photo: string
  readonly part: PhotoPart
  readonly at: number
  readonly bytes: Uint8Array
}
