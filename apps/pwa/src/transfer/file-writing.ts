import {
  type DeviceBlock,
  type DeviceHead,
  letterText,
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
}

/** Room for files of others in one file, so that it still fits with everything own. */
const carriedBytes = (maxTransferBytes * 3) / 8
const changesPerBlock = 2_000

/**
 * Everything unsent on this device and the files of others that it carries, sealed for the centre and for every device
 * that may read all of it. The queue stays as it is. Undefined where there is nothing to give, or nobody ever joined.
 */
export async function fileForCentre(parts: TransferParts): Promise<SealedFile | undefined> {
  const credentials = await credentialsOf(parts)
  if (credentials === undefined) return undefined
  const entries = await parts.outbox.everything()
  const carried: Uint8Array[] = []
  let sizeBytes = 0
  for (const { bytes } of await parts.carriedFiles.waiting()) {
    if (bytes === undefined || sizeBytes + bytes.byteLength > carriedBytes) continue
    sizeBytes += bytes.byteLength
    carried.push(bytes)
  }
  const pictures = await unsentPictures(parts)
  if (entries.length + carried.length + pictures.keys.length === 0) return undefined
  const spaces = [...new Set([...entries.map(({ space }) => space), ...pictures.spaces])]
  const blocks = [...changeBlocks(parts, entries), ...pictures.blocks, ...carriedBlocks(carried)]
  const recipients = readersOfAll(credentials, spaces)
  const content = { entries, blocks, pictures, carried: carried.length }
  return write(parts, credentials, content, recipients)
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
  const entries = (await parts.outbox.everything()).filter(({ space }) => spaces.includes(space))
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
    { entries, blocks, pictures: noPictures, carried: 0 },
    recipients,
  )
}

interface Content {
  readonly entries: readonly UnsentEntry[]
  readonly blocks: readonly DeviceBlock[]
  readonly pictures: Pick<LetterPictures, 'keys' | 'left'>
  /** Files of others. */
  readonly carried: number
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
  const held = pictures.keys.length > 0 ? { pictures: pictures.keys } : {}
  await writtenFiles.add({ file: head.file, madeAt, numbers, carried, ...held })
  return { bytes, madeAt, photosLeft: pictures.left }
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
