import type { PieceSize } from './piece-size.ts'
import { sumOf } from './sum.ts'

/** What goes piece by piece, and how. */
export interface PieceWay<Answer extends { readonly received: number }> {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** How much of it went before. */
  readonly from: number
  readonly crypto: Crypto
  readonly pieceSize: PieceSize
  /** `sum`: SHA-256 of the piece, base64url. */
  readonly send: (at: number, sum: string, piece: Uint8Array<ArrayBuffer>) => Promise<Answer>
  /** Notes how far it is; false: enough for now. */
  readonly goesOn: (answer: Answer) => Promise<boolean>
}

/**
 * Sends pieces as large as the line is fast, one after the other, each noted before the next: a cut, a restart or a
 * week repeats one piece at the most. Gives the last answer.
 */
export async function sendInPieces<Answer extends { readonly received: number }>({
  bytes,
  from,
  crypto,
  pieceSize,
  send,
  goesOn,
}: PieceWay<Answer>): Promise<Answer> {
  let at = from
  for (;;) {
    const hasGone = pieceSize.watch()
    const piece = bytes.slice(at, at + pieceSize.bytes)
    const answer = await send(at, await sumOf(crypto, piece), piece)
    if (!(await goesOn(answer))) return answer
    at = answer.received
    hasGone()
  }
}
