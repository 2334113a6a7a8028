import * as v from 'valibot'
import { type Certificate, certificateSchema, splitCertificate } from '../certificate.ts'
import type { Change } from '../change.ts'
import { changesFromTable } from '../wire/change-rows.ts'
import { wireVersion } from '../wire/version.ts'
import {
  type DeviceHead,
  deviceBlockSchema,
  deviceHeadSchema,
  type LetterPicture,
  maxCarriedFiles,
  maxLetterChanges,
  maxLetterPictures,
  type NewsPage,
  type Receipt,
  type RegionHead,
  regionBlockSchema,
  regionHeadSchema,
  signatureLineSchema,
  type TakenFile,
  transferVersion,
} from './letter.ts'
import { TransferFault } from './transfer-fault.ts'

export interface DeviceLetter {
  readonly by: 'device'
  readonly head: DeviceHead
  /** What the region said of the writer when it last met it. */
  readonly certificate: Certificate
  readonly changes: readonly Change[]
  /** Numbers of the rows that are no change to this version. */
  readonly malformed: readonly number[]
  readonly taken: readonly TakenFile[]
  readonly pictures: readonly LetterPicture[]
  /** Sealed files of others, base64. */
  readonly carried: readonly string[]
}

export interface RegionLetter {
  readonly by: 'region'
  readonly head: RegionHead
  readonly receipts: readonly Receipt[]
  readonly news: NewsPage | undefined
}

export type Letter = DeviceLetter | RegionLetter

/** What a reader stands on. No other word is believed. */
export interface LetterTrust {
  /** The region's public key: raw P-256 in base64url. */
  readonly regionKey: string
  /** Whether `signature` (base64url) is that of the key's holder over the text; false too where either is none. */
  verify(key: string, signature: string, text: string): Promise<boolean>
  /** UTF-8 text of base64url; undefined where it is none. */
  decode(base64url: string): string | undefined
  /** ms since 1970 */
  readonly now: number
}

/**
 * Reads a letter that came from outside: all of it or, with a `TransferFault`, nothing. Nothing but the head is
 * looked at before the signature is proved. Whether the writer may do today what the letter says is for the caller
 * to decide.
 */
export async function readLetter(text: string, trust: LetterTrust): Promise<Letter> {
  const { signed, signature } = splitLetter(text)
  const [first = '', ...lines] = signed.split('\n').slice(0, -1)
  const head = headOf(first)
  if (head.by === 'region') {
    if (!(await trust.verify(trust.regionKey, signature, signed))) throw new TransferFault('forged')
    return regionLetter(head, lines)
  }
  const certificate = await openCertificate(head.certificate, trust)
  if (certificate.device !== head.device) throw new TransferFault('forged')
  if (!(await trust.verify(certificate.signingKey, signature, signed))) {
    throw new TransferFault('forged')
  }
  if (certificate.expiresAt <= trust.now) throw new TransferFault('certificate-expired')
  return deviceLetter(head, certificate, lines)
}

/** What the region's key vouches for; throws the fault `foreign` where it does not. */
async function openCertificate(text: string, trust: LetterTrust): Promise<Certificate> {
  const parts = splitCertificate(text)
  if (parts === undefined) throw new TransferFault('foreign')
  if (!(await trust.verify(trust.regionKey, parts.signature, parts.payload))) {
    throw new TransferFault('foreign')
  }
  const certificate = v.safeParse(certificateSchema, parsed(trust.decode(parts.payload) ?? ''))
  if (!certificate.success) throw new TransferFault('too-new')
  return certificate.output
}

function splitLetter(text: string): { signed: string; signature: string } {
  // The signature's line is the last one, and nothing stands behind its end.
  const end = text.lastIndexOf('\n', text.length - 2) + 1
  const last = v.safeParse(signatureLineSchema, parsed(text.slice(end, -1)))
  if (!text.endsWith('\n') || end === 0 || !last.success) throw new TransferFault('damaged')
  return { signed: text.slice(0, end), signature: last.output.signature }
}

function headOf(line: string): DeviceHead | RegionHead {
  const head = parsed(line)
  const versions = v.safeParse(v.object({ transfer: v.number(), wire: v.number() }), head)
  if (!versions.success) throw new TransferFault('not-a-transfer-file')
  const { transfer, wire } = versions.output
  if (transfer > transferVersion || wire > wireVersion) throw new TransferFault('too-new')
  const known = v.safeParse(v.variant('by', [deviceHeadSchema, regionHeadSchema]), head)
  if (!known.success) throw new TransferFault('damaged')
  return known.output
}

function deviceLetter(
  head: DeviceHead,
  certificate: Certificate,
  lines: readonly string[],
): DeviceLetter {
  const changes: Change[] = []
  const malformed: number[] = []
  const taken: TakenFile[] = []
  const pictures: LetterPicture[] = []
  const carried: string[] = []
  for (const line of lines) {
    const block = blockOf(deviceBlockSchema, line)
    if ('changes' in block) {
      const read = rowsOf(block.changes, head.device)
      changes.push(...read.changes)
      malformed.push(...read.malformed.filter((n) => n !== undefined))
    } else if ('taken' in block) taken.push(...block.taken)
    else if ('picture' in block) pictures.push(block.picture)
    else carried.push(block.carried)
    if (changes.length + malformed.length > maxLetterChanges) throw new TransferFault('too-large')
    if (pictures.length > maxLetterPictures) throw new TransferFault('too-large')
    if (carried.length > maxCarriedFiles) throw new TransferFault('too-large')
  }
  return { by: 'device', head, certificate, changes, malformed, taken, pictures, carried }
}

function regionLetter(head: RegionHead, lines: readonly string[]): RegionLetter {
  const receipts: Receipt[] = []
  let news: NewsPage | undefined
  for (const line of lines) {
    const block = blockOf(regionBlockSchema, line)
    if ('receipts' in block) receipts.push(...block.receipts)
    else news = block.news
  }
  return { by: 'region', head, receipts, news }
}

function blockOf<Schema extends v.GenericSchema>(
  schema: Schema,
  line: string,
): v.InferOutput<Schema> {
  const block = v.safeParse(schema, parsed(line))
  if (!block.success) throw new TransferFault('damaged')
  return block.output
}

function rowsOf(table: unknown, device: string): ReturnType<typeof changesFromTable> {
  try {
    return changesFromTable(table, device)
  } catch (error) {
    throw new TransferFault('damaged', error)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
