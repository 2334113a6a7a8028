import {
  type DeviceBlock,
  type DeviceHead,
  letterText,
  maxCarriedFiles,
  maxLetterChanges,
  maxTransferBytes,
  signedPart,
  transferVersion,
} from '@living-libraries/model/transfer/letter'
import { changesToTable } from '@living-libraries/model/wire/change-rows'
import { wireVersion } from '@living-libraries/model/wire/version'
import type { UnsentEntry } from '../storage/outbox.ts'
import { readSetting } from '../storage/settings.ts'
import { toBase64 } from './base64.ts'
import { type Credentials, credentialsOf, signatureOf } from './credentials.ts'
import { sealEnvelope } from './envelope.ts'
import { type LetterPictures, unsentPictures } from './letter-pictures.ts'
import type { TransferParts } from './transfer-parts.ts'

/** A sealed file, ready to be given away. */
export interface SealedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly madeAt: number
  /** Photos that did not fit and wait for the next file. */
  readonly photosLeft: number
  /** Files of others that did not fit. */
  readonly filesLeft: number
}

/** Room for pictures and files of others in one file; the rest is for words, and for what packing adds. */
const largeBytes = (maxTransferBytes * 7) / 8
const changesPerBlock = 2_000

/**
 * Everything unsent on this device and the files of others that it carries, sealed for the centre and for every device
 * that may read all of it. The queue stays as it is. Undefined where there is nothing to give, or nobody ever joined.
 */
export async function fileForCentre(parts: TransferParts): Promise<SealedFile | undefined> {
  const credentials = await credentialsOf(parts)
  if (credentials === undefined) return undefined
  // What is more, no reader takes; the first ones go in every file until the centre has spoken of them.
  const entries = (await parts.outbox.everything()).slice(0, maxLetterChanges)
  const pictures = await unsentPictures(parts)
  const carried = await filesToCarry(parts, largeBytes - pictures.sizeBytes)
  const files = carried.going.map(({ bytes }) => bytes)
  if (entries.length + files.length + pictures.keys.length === 0) return undefined
  const spaces = [...new Set([...entries.map(({ space }) => space), ...pictures.spaces])]
  const blocks = [...changeBlocks(parts, entries), ...pictures.blocks, ...carriedBlocks(files)]
  const recipients = readersOfAll(credentials, spaces)
  return write(parts, credentials, { entries, blocks, pictures, carried }, recipients)
}

interface CarriedAlong {
  readonly going: readonly { readonly hash: string; readonly bytes: Uint8Array }[]
  /** How many did not fit. */
  readonly left: number
}

/** Files of others on their way to the centre, those first that no earlier file holds. */
async function filesToCarry(
  { carriedFiles, writtenFiles }: TransferParts,
  roomBytes: number,
): Promise<CarriedAlong> {
  const earlier = new Set((await writtenFiles.list()).flatMap(({ files = [] }) => files))
  const waiting = (await carriedFiles.waiting()).flatMap(({ hash, bytes }) =>
    bytes === undefined ? [] : { hash, bytes },
  )
  const inOrder = [
    ...waiting.filter(({ hash }) => !earlier.has(hash)),
    ...waiting.filter(({ hash }) => earlier.has(hash)),
  ]
  const going: (typeof waiting)[number][] = []
  let sizeBytes = 0
  for (const one of inOrder) {
    const { byteLength } = one.bytes
    if (going.length === maxCarriedFiles || sizeBytes + byteLength > roomBytes) continue
    sizeBytes += byteLength
    going.push(one)
  }
  return { going, left: waiting.length - going.length }
}

/**
 * What a device gives back to a colleague whose file it has taken: that it has it, its own unsent words in their
 * spaces, and the centre's answers for them. Undefined where this device has taken nothing of theirs.
 */
export async function fileForColleague(
  parts: TransferParts,
  device: string,
): Promise<SealedFile | undefined> {
  const credentials = await credentialsOf(parts)
  const files = (await parts.carriedFiles.list()).filter(({ letter }) => letter?.device === device)
  const spaces = [...new Set(files.flatMap(({ letter }) => letter?.spaces ?? []))]
  if (credentials === undefined || files.length === 0) return undefined
  const entries = (await parts.outbox.everything())
    .filter(({ space }) => spaces.includes(space))
    .slice(0, maxLetterChanges)
  const taken = files.flatMap(({ letter }) => letter && { file: letter.file, device })
  // Of several answers the latest says everything that the earlier ones say.
  const newestFirst = [...files].sort((left, right) => right.cameAt - left.cameAt)
  const answer = newestFirst
    .flatMap(({ answers = [] }) => answers)
    .find((one) => one.device === device)
  const answers = answer === undefined ? [] : [answer.bytes]
  const blocks = [
    { taken: taken.filter((one) => one !== undefined) },
    ...changeBlocks(parts, entries),
    ...carriedBlocks(answers),
  ]
  const own = files.flatMap(({ letter }) => letter?.recipient ?? [])
  const recipients = [...readersOfAll(credentials, spaces), ...own]
  return write(
    parts,
    credentials,
    { entries, blocks, pictures: noPictures, carried: { going: [], left: 0 } },
    recipients,
  )
}

interface Content {
  readonly entries: readonly UnsentEntry[]
  readonly blocks: readonly DeviceBlock[]
  readonly pictures: Pick<LetterPictures, 'keys' | 'left'>
  readonly carried: CarriedAlong
}

const noPictures = { keys: [], left: 0 }

async function write(
  parts: TransferParts,
  credentials: Credentials,
  { entries, blocks, pictures, carried }: Content,
  recipients: readonly string[],
): Promise<SealedFile> {
  const { crypto, database, device, now, outbox, writtenFiles } = parts
  const { certificate, me, person, signingKey } = credentials
  const epoch = await readSetting(database, 'epoch')
  const madeAt = now()
  const head: DeviceHead = {
    transfer: pictures.keys.length > 0 ? transferVersion : 1,
    wire: wireVersion,
    by: 'device',
    file: crypto.randomUUID(),
    madeAt,
    device,
    name: me.device.name,
    person,
    certificate,
    token: (await readSetting(database, 'token')) ?? null,
    acknowledged: await outbox.acknowledgedUpTo(),
    ...(epoch === undefined ? {} : { epoch }),
  }
  const signed = signedPart(head, blocks)
  const letter = letterText(signed, await signatureOf(crypto, signingKey, signed))
  const bytes = await sealEnvelope(letter, recipients)
  const numbers = entries.map(({ change }) => change.n)
  const files = carried.going.map(({ hash }) => hash)
  const held = {
    ...(pictures.keys.length > 0 ? { pictures: pictures.keys } : {}),
    ...(files.length > 0 ? { files } : {}),
  }
  await writtenFiles.add({ file: head.file, madeAt, numbers, carried: files.length, ...held })
  return { bytes, madeAt, photosLeft: pictures.left, filesLeft: carried.left }
}

function changeBlocks({ device }: TransferParts, entries: readonly UnsentEntry[]): DeviceBlock[] {
  const blocks: DeviceBlock[] = []
  for (let at = 0; at < entries.length; at += changesPerBlock) {
    const changes = entries.slice(at, at + changesPerBlock).map(({ change }) => change)
    blocks.push({ changes: [...changesToTable(changes, device)] })
  }
  return blocks
}

function carriedBlocks(files: readonly Uint8Array[]): DeviceBlock[] {
  return files.map((bytes) => ({ carried: toBase64(bytes) }))
}

/** The centre, and the devices that may read every one of the spaces: nobody sees more by file than by network. */
function readersOfAll({ keys }: Credentials, spaces: readonly string[]): string[] {
  const { recipients } = keys
  const [first = [], ...others] = spaces.map((space) => recipients[space] ?? [])
  const readers = first.filter((reader) => others.every((some) => some.includes(reader)))
  return [...(recipients['region'] ?? []), ...readers]
}
