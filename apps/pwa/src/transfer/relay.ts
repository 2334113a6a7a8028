import type { CarriedFile } from '../storage/database.ts'
import type { CarriedFiles } from '../storage/carried-files.ts'
import { type Centre, CentreProblem } from '../sync/centre.ts'

interface RelayParts {
  readonly centre: Centre
  readonly carriedFiles: CarriedFiles
}

/**
 * Brings the files of others to the centre, unaltered, and fetches the answers for those who wrote them. Rejects with
 * a `CentreProblem`; what was brought until then stays noted.
 */
export async function relayFiles({ centre, carriedFiles }: RelayParts): Promise<void> {
  for (const { hash, bytes } of await carriedFiles.waiting()) {
    if (bytes === undefined) continue
    await carriedFiles.settle(hash, await broughtWord(centre, bytes))
  }
}

async function broughtWord(
  centre: Centre,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Pick<CarriedFile, 'state' | 'fault' | 'answers'>> {
  const files = await centre.bringTransfer(bytes).then(
    (response) => response.files,
    (error: unknown) => {
      const isTooLarge = error instanceof CentreProblem && error.problem === 'body-too-large'
      if (!isTooLarge) throw error
      return [{ outcome: 'refused', fault: 'too-large' } as const]
    },
  )
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
