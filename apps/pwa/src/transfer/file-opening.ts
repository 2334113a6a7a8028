import { type Territory, type WritersIn, writersOf } from '@living-libraries/model/access'
import { isOfKind } from '@living-libraries/model/kinds'
import { withPending } from '@living-libraries/model/pending'
import type { RecordState } from '@living-libraries/model/record'
import {
  type DeviceLetter,
  readLetter,
  type RegionLetter,
} from '@living-libraries/model/transfer/letter-reading'
import {
  TransferFault,
  type TransferFaultName,
} from '@living-libraries/model/transfer/transfer-fault'
import { checkChange } from '@living-libraries/model/validate'
import type { CarriedLetter } from '../storage/database.ts'
import type { ShownChange } from '../storage/carried-files.ts'
import { sumOf } from '../sync/sum.ts'
import { type AnswerCounts, noAnswer, takeAnswer } from './answer-taking.ts'
import { fromBase64 } from './base64.ts'
import { type Credentials, credentialsOf, trustOf } from './credentials.ts'
import { picturesToKeep } from './letter-pictures.ts'
import { openEnvelope, sealedBytes } from './envelope.ts'
import type { TransferParts } from './transfer-parts.ts'

/**
 * What opening a file came to.
 *
 * - `taken`: read; what of it may be seen is shown, and the file is brought to the centre.
 * - `kept`: this device cannot read it (`why`), and carries it to the centre all the same.
 * - `answer`: the centre's or a colleague's word for this device.
 * - `known`, `own`: nothing to do.
 */
export type OpenedFile =
  | { readonly kind: 'taken'; readonly letter: CarriedLetter; readonly answer: AnswerCounts }
  | { readonly kind: 'kept'; readonly why: TransferFaultName }
  | { readonly kind: 'answer'; readonly answer: AnswerCounts }
  | { readonly kind: 'known' | 'own' }

/**
 * Opens a file that a person gave: all of it is taken or, with a `TransferFault`, nothing. Needs no connection.
 * Rejects with an `Error` on a device that never joined.
 */
export async function openFile(
  parts: TransferParts,
  file: Uint8Array<ArrayBuffer>,
): Promise<OpenedFile> {
  const credentials = await credentialsOf(parts)
  if (credentials === undefined) throw new Error('nobody has joined on this device')
  const bytes = sealedBytes(file)
  const hash = await sumOf(parts.crypto, bytes)
  const known = await parts.carriedFiles.byHash(hash)
  if (known !== undefined && known.state !== 'refused') return { kind: 'known' }
  await refuseTooMany(parts, bytes.byteLength)
  const kept = { hash, bytes, cameAt: parts.now(), state: 'waiting', records: [] } as const
  try {
    const text = await openEnvelope(bytes, credentials.identity)
    const letter = await readLetter(text, trustOf(parts, credentials))
    if (letter.by === 'region') return { kind: 'answer', answer: await answerIn(parts, letter) }
    if (letter.head.device === parts.device) return { kind: 'own' }
    const { summary, shown, viewOf } = await shownOf(parts, credentials, letter)
    const pictures = await picturesToKeep(parts, letter.pictures, viewOf)
    const answer = await answersIn(parts, credentials, letter)
    await parts.carriedFiles.keep({ ...kept, letter: summary }, shown, pictures)
    return { kind: 'taken', letter: summary, answer }
  } catch (error) {
    if (!(error instanceof TransferFault) || !carriedOn.has(error.fault)) throw error
    await parts.carriedFiles.keep(kept)
    return { kind: 'kept', why: error.fault }
  }
}

const mostFiles = 200
const mostBytes = 64 * 1024 * 1024

/** Whoever gives it junk must not fill the device on which an evening is to be written. */
async function refuseTooMany({ carriedFiles }: TransferParts, sizeBytes: number): Promise<void> {
  const waiting = await carriedFiles.waiting()
  const held = waiting.reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), sizeBytes)
  if (waiting.length >= mostFiles || held > mostBytes) throw new TransferFault('too-many')
}

/** The centre may read it, or judge by a better clock. */
const carriedOn = new Set<TransferFaultName>(['not-for-us', 'too-new', 'certificate-expired'])

async function answerIn(parts: TransferParts, letter: RegionLetter): Promise<AnswerCounts> {
  if (letter.head.device !== parts.device) throw new TransferFault('not-for-us')
  return takeAnswer(parts, letter)
}

/** What a colleague's letter holds for this device: that they have its files, and the centre's answer. */
async function answersIn(
  parts: TransferParts,
  credentials: Credentials,
  letter: DeviceLetter,
): Promise<AnswerCounts> {
  let answer = noAnswer
  for (const carried of letter.carried) {
    const inner = await innerAnswer(parts, credentials, carried)
    if (inner !== undefined) answer = inner
  }
  const isCoordinator = letter.certificate.persons.some(({ grants }) =>
    grants.some(({ role }) => role === 'coordinator'),
  )
  const own = letter.taken.filter(({ device }) => device === parts.device)
  let handed = 0
  for (const { file } of isCoordinator ? own : []) {
    if (await parts.writtenFiles.note(file, { handedAt: parts.now() })) handed += 1
  }
  return { ...answer, handed }
}

/** Undefined for a file that this device cannot open or need not: it goes to the centre with the one around it. */
async function innerAnswer(
  parts: TransferParts,
  credentials: Credentials,
  carried: string,
): Promise<AnswerCounts | undefined> {
  try {
    const bytes = fromBase64(carried)
    if (bytes === undefined) return undefined
    const text = await openEnvelope(sealedBytes(bytes), credentials.identity)
    const letter = await readLetter(text, trustOf(parts, credentials))
    return letter.by === 'region' ? await answerIn(parts, letter) : undefined
  } catch (error) {
    if (error instanceof TransferFault) return undefined
    throw error
  }
}

/**
 * What of a letter may be seen here: changes that its certificate lets its persons make, in spaces that this device
 * reads. The rest is left to the centre, which knows what holds today.
 */
async function shownOf(
  parts: TransferParts,
  { me }: Credentials,
  { head, certificate, changes, malformed }: DeviceLetter,
): Promise<{
  summary: CarriedLetter
  shown: ShownChange[]
  viewOf: (id: string) => Promise<RecordState | undefined>
}> {
  const territory = await territoryOf(parts)
  const shown: ShownChange[] = []
  const made: { [kind: string]: number } = {}
  const views = new Map<string, RecordState | undefined>()
  const { file, device, name, person, madeAt } = head
  for (const change of [...changes].sort((left, right) => left.n - right.n)) {
    const view = views.get(change.record) ?? (await parts.reader.get(change.record))
    const place = change.create ?? view
    const grants = certificate.persons.find(({ id }) => id === change.person)?.grants
    if (place === undefined || grants === undefined) continue
    const { kind, space } = place
    const writersIn: WritersIn = (wanted, venue) => writersOf(grants, wanted, territory, venue)
    const checked = checkChange(change, device, view, writersIn)
    if ('refused' in checked || !me.spaces.includes(space)) continue
    views.set(change.record, withPending(view, [checked.change], device))
    if (change.create !== undefined) made[kind] = (made[kind] ?? 0) + 1
    const session = place.session ?? ''
    shown.push({ kind, space, session, device, file, change: checked.change })
  }
  const spaces = [...new Set(shown.map(({ space }) => space))]
  const edits = shown.filter(({ change }) => change.create === undefined).length
  const hidden = changes.length + malformed.length - shown.length
  const { recipient } = certificate
  const summary = { file, device, recipient, name, person, madeAt, spaces, made, edits, hidden }
  const viewOf = async (id: string) => views.get(id) ?? (await parts.reader.get(id))
  return { summary, shown, viewOf }
}

async function territoryOf({ reader }: TransferParts): Promise<Territory> {
  const venues = new Map<string, string>()
  for (const record of await reader.list({ kind: 'venue', space: 'forum' })) {
    if (!isOfKind(record, 'venue')) continue
    const { venue, municipality } = record.fields
    if (venue !== undefined && municipality !== undefined) venues.set(venue, municipality)
  }
  return {
    municipalityOf: (venue) => venues.get(venue),
    venuesOf: (municipality) =>
      [...venues].filter(([, of]) => of === municipality).map(([venue]) => venue),
  }
}
