import { mayAdminister, mayInvite } from '@living-libraries/model/access'
import {
  letterText,
  type NewsPage,
  type RegionHead,
  signedPart,
} from '@living-libraries/model/transfer/letter'
import { TransferFault } from '@living-libraries/model/transfer/transfer-fault'
import { recordsFromTable, recordsToTable } from '@living-libraries/model/wire/pull'
import { answersToTable } from '@living-libraries/model/wire/push'
import { wireVersion } from '@living-libraries/model/wire/version'
import { toBase64url } from './base64url.ts'
import type { Caller } from './caller.ts'
import { ProblemError } from './problem-error.ts'
import { pull, type PullAnswer } from './pull.ts'
import type { Services } from './services.ts'
import { authorNow } from './transfer.ts'
import { sealEnvelope } from './transfer-envelope.ts'

/** Receipts for so many of a device's latest files; whoever wrote more since needs none of the earlier ones. */
const mostFiles = 20
const newsBytes = 2 * 1024 * 1024

/**
 * The answer file for a device whose transfer files were taken in: the centre's signed receipts, and what is new for
 * the device since it last pulled. Only the device itself can open it, so whoever carried its files may carry the
 * answer. Throws `not-found` for everybody else, and where the device sent no file.
 */
export async function answerFor(
  services: Services,
  caller: Caller,
  device: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const mayCarry = await services.storage.read([], async ({ devices, transfers }) => {
    if (caller.device.id === device || mayAdminister(caller.grants)) return true
    if (await transfers.hasCarried(caller.device.id, device)) return true
    const grants = (await devices.find(device))?.persons.flatMap((person) => person.grants) ?? []
    return grants.some((grant) => mayInvite(caller.grants, grant, caller.forum.territory))
  })
  if (!mayCarry) throw new ProblemError('not-found')
  return answerFile(services, device).catch((error: unknown) => {
    throw error instanceof TransferFault ? new ProblemError('not-found') : error
  })
}

/** The same for the server's own terminal. Throws `not-found`, or the fault `author-shut-out`. */
export async function answerFile(
  services: Pick<Services, 'storage' | 'registry' | 'keys' | 'ledger' | 'now'>,
  device: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { storage, keys, now } = services
  const author = await authorNow(services, device)
  const files = await storage.read([], ({ transfers }) => transfers.ofDevice(device, mostFiles))
  const [latest] = files
  if (latest === undefined) throw new ProblemError('not-found')
  const { token, acknowledged } = latest
  const request = { wire: wireVersion, token, maxBytes: newsBytes, acknowledged }
  const response = onePage(await pull(services, author, request), author, token)
  const head: RegionHead = {
    transfer: 1,
    wire: wireVersion,
    by: 'region',
    file: crypto.randomUUID(),
    madeAt: now(),
    device,
    epoch: response.epoch,
  }
  const receipts = files.map(({ file, receivedAt, answers, pictures }) => ({
    file,
    at: receivedAt,
    answers: [...answersToTable(answers)],
    ...(pictures.length > 0 ? { pictures: [...pictures] } : {}),
  }))
  const news = {
    askedWith: token,
    acknowledged,
    response,
  }
  const signed = signedPart(head, [{ receipts }, { news }])
  const signature = toBase64url(await keys.sign(new TextEncoder().encode(signed)))
  return sealEnvelope(keys, letterText(signed, signature), [author.recipient, keys.recipient])
}

/** A file has no line to be cut: its news are one page, and nothing is left out of it. */
function onePage(
  answer: PullAnswer | undefined,
  { epoch, spaces }: Pick<Caller, 'epoch' | 'spaces'>,
  askedWith: string | null,
): NewsPage['response'] {
  const { head, blocks = [] } = answer ?? {}
  const last = blocks.at(-1)
  const records = blocks.flatMap((block) => recordsFromTable(block.records ?? []).records)
  return {
    wire: wireVersion,
    epoch: head?.epoch ?? epoch,
    token: last?.token ?? askedWith ?? '',
    more: last?.more ?? false,
    spaces: [...(head?.spaces ?? spaces)],
    records: [...recordsToTable(records)],
  }
}
