import {
  type FileOutcome,
  maxTransferPieceBytes,
} from '@living-libraries/model/transfer/transfer-response'
import type { CarriedFile } from '../storage/database.ts'
import type { CarriedFiles } from '../storage/carried-files.ts'
import { type Centre, CentreProblem } from '../sync/centre.ts'
import { sendInPieces } from '../sync/piece-sending.ts'
import type { PieceSize } from '../sync/piece-size.ts'

interface RelayParts {
  readonly centre: Centre
  readonly carriedFiles: CarriedFiles
  readonly crypto: Crypto
  readonly pieceSize: PieceSize
  /** What people write meanwhile goes first. */
  readonly hasUnsentRecords: () => Promise<boolean>
}

/**
 * Brings the files of others to the centre, unaltered, and fetches the answers for those who wrote them. A large one
 * goes in pieces and is gone on with after a cut, a restart or days. False where records are waiting again; rejects
 * with a `CentreProblem`; what was brought until then stays noted.
 */
export async function relayFiles(parts: RelayParts): Promise<boolean> {
  const { carriedFiles } = parts
  await fetchAwaited(parts)
  for (const file of await carriedFiles.waiting()) {
    if (file.bytes === undefined) continue
    const files = await broughtFiles(parts, { ...file, bytes: file.bytes })
    if (files === undefined) return false
    const { answers, missing } = await answersTo(parts, files)
    await carriedFiles.settle(file.hash, { ...wordOf(files), answers }, missing)
  }
  return true
}

/** What fits into one piece goes at once. Undefined where it is to be gone on with later. */
async function broughtFiles(
  { centre, carriedFiles, crypto, pieceSize, hasUnsentRecords }: RelayParts,
  {
    hash,
    bytes,
    sent = 0,
  }: Pick<CarriedFile, 'hash' | 'sent'> & { bytes: Uint8Array<ArrayBuffer> },
): Promise<readonly FileOutcome[] | undefined> {
  try {
    if (bytes.length <= maxTransferPieceBytes) return (await centre.bringTransfer(bytes)).files
    const last = await sendInPieces({
      bytes,
      from: sent,
      crypto,
      pieceSize,
      send: (at, sum, piece) =>
        centre.bringTransferPiece(hash, { at, sum, size: bytes.length }, piece),
      goesOn: async ({ received, response }) => {
        // The last piece is asked with again where its answer was lost.
        if (response === undefined) await carriedFiles.noteSent(hash, received)
        return response === undefined && !(await hasUnsentRecords())
      },
    })
    return last.response?.files
  } catch (error) {
    const isTooLarge = error instanceof CentreProblem && error.problem === 'body-too-large'
    if (!isTooLarge) throw error
    return [{ outcome: 'refused', fault: 'too-large' }]
  }
}

function wordOf([own]: readonly FileOutcome[]): Pick<CarriedFile, 'state' | 'fault'> {
  return own?.outcome === 'refused' ? { state: 'refused', fault: own.fault } : { state: 'received' }
}

/** What the centre says to those whose files it took in. `missing`: the line broke; their files are there all the same. */
async function answersTo(
  { centre }: RelayParts,
  files: readonly FileOutcome[],
): Promise<{ answers: NonNullable<CarriedFile['answers']>; missing: string[] }> {
  const writers = new Set(files.flatMap((one) => (one.outcome === 'taken' ? [one.device] : [])))
  const answers: { device: string; bytes: Uint8Array<ArrayBuffer> }[] = []
  const missing: string[] = []
  for (const device of writers) {
    const answer = await answerTo(centre, device)
    if (answer === 'later') missing.push(device)
    else if (answer !== 'never') answers.push({ device, bytes: answer })
  }
  return { answers, missing }
}

const mostTries = 10

/** Asks again for answers that an earlier line did not bring: whoever is without a line has no other receipt. */
async function fetchAwaited({ centre, carriedFiles }: RelayParts): Promise<void> {
  for (const awaited of await carriedFiles.awaitedAnswers()) {
    const answer = await answerTo(centre, awaited.device)
    const isLast = answer === 'later' && awaited.tries + 1 >= mostTries
    await carriedFiles.noteAnswer(awaited, isLast ? 'never' : answer)
  }
}

async function answerTo(
  centre: Centre,
  device: string,
): Promise<Uint8Array<ArrayBuffer> | 'later' | 'never'> {
  try {
    return await centre.transferAnswer(device)
  } catch (error) {
    if (!(error instanceof CentreProblem)) throw error
    return error.action === 'retry' ? 'later' : 'never'
  }
}
