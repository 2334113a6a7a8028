import { sumOf } from './sum.ts'

/** What goes piece by piece, and how. */
export interface PieceWay<Answer extends { readonly received: number }> {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** How much of it went before. */
  readonly from: number
  readonly crypto: Crypto
  /** `sum`: SHA-256 of the piece, base64url. */
  readonly send: (at: number, sum: string, piece: Uint8Array<ArrayBuffer>) => Promise<Answer>
  /** Notes how far it is; false: enough for now. */
  readonly goesOn: (answer: Answer) => Promise<boolean>
}

const smallestPiece = 8 * 1024
const largestPiece = 64 * 1024
let pieceBytes = 16 * 1024

/**
 * Sends pieces as large as the line is fast, one after the other, each noted before the next: a cut, a restart or a
 * week repeats one piece at the most. Gives the last answer.
 */
export async function sendInPieces<Answer extends { readonly received: number }>({
  bytes,
  from,
  crypto,
  send,
  goesOn,
}: PieceWay<Answer>): Promise<Answer> {
  let at = from
  for (;;) {
    const startedAt = performance.now()
    const piece = bytes.slice(at, at + pieceBytes)
    const answer = await send(at, await sumOf(crypto, piece), piece)
    if (!(await goesOn(answer))) return answer
    at = answer.received
    const tookMs = performance.now() - startedAt
    if (tookMs < 1_000) pieceBytes = Math.min(largestPiece, pieceBytes * 2)
    if (tookMs > 4_000) pieceBytes = Math.max(smallestPiece, pieceBytes / 2)
  }
}
