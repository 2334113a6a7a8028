import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { maxLetterBytes, maxTransferBytes } from '@living-libraries/model/transfer/letter'
import { TransferFault } from '@living-libraries/model/transfer/transfer-fault'
import type { RegionKeys } from '../ports.ts'

const unzip = promisify(gunzip)
const zip = promisify(gzip)

/** The letter in a sealed file. Throws a `TransferFault`; what swells is cut off on its way. */
export async function openEnvelope(
  keys: Pick<RegionKeys, 'open'>,
  file: Uint8Array,
): Promise<string> {
  if (file.byteLength > maxTransferBytes) throw new TransferFault('too-large')
  const packed = await keys.open(file)
  try {
    const bytes = await unzip(packed, { maxOutputLength: maxLetterBytes })
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    const isTooLarge = error instanceof RangeError
    throw new TransferFault(isTooLarge ? 'too-large' : 'damaged', error)
  }
}

export async function sealEnvelope(
  keys: Pick<RegionKeys, 'seal'>,
  letter: string,
  recipients: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  return keys.seal(await zip(letter), recipients)
}
