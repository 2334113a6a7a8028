import {
  type FileOutcome,
  maxTransferPieceBytes,
} from '@living-libraries/model/transfer/transfer-response'
import type { CarriedFile } from '../storage/database.ts'
import type { CarriedFiles } from '../storage/carried-files.ts'
import { type Centre, CentreProblem } from '../sync/centre.ts'
import { sendInPieces } from '../sync/piece-sending.ts'

interface RelayParts {
  readonly centre: Centre
  readonly carriedFiles: CarriedFiles
  readonly crypto: Crypto
  /** What people write meanwhile goes first. */
  readonly hasUnsentRecords: () => Promise<boolean>
}

/**
 * Brings the files of others to the centre, unaltered, and fetches the answers for those who wrote them. A large one
 * goes in pieces and is gone on with after a cut, a restart or days. False where records are waiting again; rejects
 * with a `CentreProblem`; what was brought until then stays noted.
 */
export async function relayFiles(parts: RelayParts): Promise<boolean> {
  const { centre, carriedFiles } = parts
  for (const file of await carriedFiles.waiting()) {
    if (file.bytes === undefined) continue
    const files = await broughtFiles(parts, { ...file, bytes: file.bytes })
    if (files === undefined) return false
    await carriedFiles.settle(file.hash, await wordOf(centre, files))
  }
  return true
}

/** What fits into one piece goes at once. Undefined where it is to be gone on with later. */
async function broughtFiles(
  { centre, carriedFiles, crypto, hasUnsentRecords }: RelayParts,
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

async function wordOf(
  centre: Centre,
  files: readonly FileOutcome[],
): Promise<Pick<CarriedFile, 'state' | 'fault' | 'answers'>> {
  const [own] = files
  if (own?.outcome === 'refused') return { state: 'refused', fault: own.fault }
  const devices = new Set(files.flatMap((one) => (one.outcome === 'taken' ? [one.device] : [])))
  const answers: { device: string; bytes: Uint8Array<ArrayBuffer> }[] = []
  for (const device of devices) {
    // Without it the file is brought all the same; the centre keeps the answer for whoever asks next.
    const answer = await centre.transferAnswer(device).catch((error: unknown) => {
      if (!(error instanceof CentreProblem)) throw error
    })
    if (answer !== undefined) answers.push({ device, bytes: answer })
  }
  return { state: 'received', answers }
}
