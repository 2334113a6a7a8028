import type { Change } from '@living-libraries/model/change'
import {
  type LetterPicture,
  maxCarriedFiles,
  maxLetterBytes,
  type PictureWord,
} from '@living-libraries/model/transfer/letter'
import type { DeviceLetter, LetterTrust } from '@living-libraries/model/transfer/letter-reading'
import { readLetter } from '@living-libraries/model/transfer/letter-reading'
import { TransferFault } from '@living-libraries/model/transfer/transfer-fault'
import type {
  FileOutcome,
  TransferResponse,
} from '@living-libraries/model/transfer/transfer-response'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { Transaction } from '../ports.ts'
import type { TakenTransfer } from '../transfer-port.ts'
import { applyChanges } from './apply-changes.ts'
import { fromBase64url } from './base64url.ts'
import { type Caller, reachOf, writersOfCaller } from './caller.ts'
import { keepPicture } from './photos.ts'
import { ProblemError } from './problem-error.ts'
import type { Services } from './services.ts'
import { isSignedBy } from './signature.ts'
import { openEnvelope } from './transfer-envelope.ts'

/** Most files that come in one, those that lie in others counted. */
const mostFiles = maxCarriedFiles * 2

/** What taking files in needs; the program at the server's own terminal has no more. */
export type TransferServices = Pick<Services, 'storage' | 'registry' | 'keys' | 'ledger' | 'now'>

/**
 * Takes a transfer file in, whoever brings it, and the files that lie in it and in those (S17): each has come as far as
 * its carriers came, and may never come again. Each is taken whole or not at all; a file that comes again, or after its
 * changes came by network, changes nothing.
 *
 * What counts is not what the file says of its writer but what the writer may do now: a device that was disconnected,
 * or a person who lost the role, brings nothing in.
 */
export async function takeTransfer(
  services: TransferServices,
  file: Uint8Array,
  carrier: string | null,
): Promise<TransferResponse> {
  const first = await outcomeOf(services, file, carrier)
  const files = [first.outcome]
  const waiting = [...first.carried]
  for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
    const bytes = fromBase64(text)
    const inner = bytes && (await outcomeOf(services, bytes, carrier))
    files.push(inner?.outcome ?? { outcome: 'refused', fault: 'damaged' })
    waiting.push(...(inner?.carried ?? []))
    if (!isTooMuch(files.length, waiting)) continue
    waiting.splice(waiting.length - (inner?.carried.length ?? 0))
    files.push({ outcome: 'refused', fault: 'too-many' })
  }
  return { at: services.now(), files }
}

/**
 * Whether `waiting`, files in a file, are more than is opened beside so many that were: files in files in files could
 * swell without an end. Whoever carried them first keeps them until the centre has them.
 */
export function isTooMuch(opened: number, waiting: readonly string[]): boolean {
  const sizeBytes = waiting.reduce((sum, text) => sum + text.length, 0)
  return opened + waiting.length > mostFiles || sizeBytes > maxLetterBytes
}

/** Whoever wrote a file, as they stand now. Throws the fault `author-shut-out`. */
export async function authorNow(
  { storage, registry, ledger }: TransferServices,
  device: string,
): Promise<Caller & { readonly signingKey: string; readonly recipient: string }> {
  const shutOut = new Set((await ledger.shutOut()).devices)
  const known = await storage.read([], async ({ devices }) => {
    const author = await devices.find(device)
    // One that was replaced after its data was erased wrote its files in good faith (decision 0008).
    let last = author
    for (let steps = 0; last !== undefined && last.successor !== null && steps < 20; steps++) {
      last = await devices.find(last.successor)
    }
    const isShutOut = last === undefined || last.isRevoked || shutOut.has(last.id)
    return isShutOut ? undefined : author
  })
  if (known === undefined || known.persons.length === 0) throw new TransferFault('author-shut-out')
  const forum = await registry.current()
  const { epoch } = await storage.server()
  const { id, name, persons, signingKey, recipient } = known
  const reach = reachOf(persons, forum)
  // The file is sealed by the key of the device: nobody has to be signed in on it when another opens it.
  const credential = { tokenAgeMs: 0, isSignedOut: false }
  return { device: { id, name }, forum, epoch, ...credential, signingKey, recipient, ...reach }
}

async function outcomeOf(
  services: TransferServices,
  file: Uint8Array,
  carrier: string | null,
): Promise<{ outcome: FileOutcome; carried: readonly string[] }> {
  try {
    const letter = await readLetter(await openEnvelope(services.keys, file), trustOf(services))
    if (letter.by === 'region') return { outcome: { outcome: 'nothing' }, carried: [] }
    const { answers, pictures } = await applyLetter(services, letter, carrier)
    const refused = answers.filter(({ outcome }) => outcome === 'refused').length
    const { file: id, device } = letter.head
    const changes = answers.length
    const whole = pictures.filter(({ outcome }) => outcome === 'whole').length
    const counts = { changes, refused, pictures: whole, refusedPictures: pictures.length - whole }
    return {
      outcome: { outcome: 'taken', file: id, device, ...counts },
      carried: letter.carried,
    }
  } catch (error) {
    if (!(error instanceof TransferFault)) throw error
    return { outcome: { outcome: 'refused', fault: error.fault }, carried: [] }
  }
}

async function applyLetter(
  services: TransferServices,
  { head, certificate, changes, malformed, pictures }: DeviceLetter,
  carrier: string | null,
): Promise<Pick<TakenTransfer, 'answers' | 'pictures'>> {
  const author = await authorNow(services, head.device)
  // Two walls: what the region once signed, and what it knows of the device today.
  if (certificate.signingKey !== author.signingKey) throw new TransferFault('forged')
  if (head.epoch !== undefined && head.epoch !== author.epoch)
    throw new TransferFault('other-epoch')
  const receivedAt = services.now()
  const refused = malformed.map(
    (n): ChangeAnswer => ({ n, outcome: 'refused', reason: 'invalid-value' }),
  )
  return services.storage
    .write(author.spaces, async (tx) => {
      const writing = {
        device: head.device,
        writersOf: writersOfCaller(author),
        spaces: author.spaces,
        forum: author.forum,
        receivedAt,
      }
      const applied = await applyChanges(tx, writing, uniqueByNumber(changes))
      const answers = [...applied.map(withoutWords), ...refused]
      const words: PictureWord[] = []
      for (const picture of pictures) words.push(await pictureWord(tx, author, picture))
      const { file, device, token, acknowledged } = head
      const outcome = { answers, pictures: words }
      await tx.transfers.save({
        file,
        device,
        carrier,
        receivedAt,
        token,
        acknowledged,
        ...outcome,
      })
      return outcome
    })
    .catch((error: unknown) => {
      const isShutOut = error instanceof ProblemError && error.problem === 'device-unknown'
      throw isShutOut ? new TransferFault('author-shut-out', error) : error
    })
}

/** The picture lies beside its record from now on; one that is not what the record says is left out with that word. */
async function pictureWord(
  tx: Transaction,
  author: Caller,
  { photo, part, bytes }: LetterPicture,
): Promise<PictureWord> {
  const decoded = fromBase64(bytes)
  const isKept = decoded !== undefined && (await keepPicture(tx, author, photo, part, decoded))
  return { photo, part, outcome: isKept ? 'whole' : 'refused' }
}

function trustOf({ keys, now }: TransferServices): LetterTrust {
  return {
    regionKey: keys.signingKey,
    verify: isSignedBy,
    decode: (text) => {
      const bytes = fromBase64url(text)
      return bytes && new TextDecoder().decode(bytes)
    },
    now: now(),
  }
}

/** What is kept for the answer file has numbers and reasons; the words come with its page of news. */
function withoutWords(answer: ChangeAnswer): ChangeAnswer {
  if (answer.outcome === 'refused') return answer
  const { present: _words, ...rest } = answer
  return rest
}

/** A number stands for one change; a writer that gives it twice meant the first. */
function uniqueByNumber(changes: readonly Change[]): Change[] {
  return [...new Map([...changes].reverse().map((change) => [change.n, change])).values()]
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
