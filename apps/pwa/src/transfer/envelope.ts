import { maxLetterBytes, maxTransferBytes } from '@living-libraries/model/transfer/letter'
import { TransferFault } from '@living-libraries/model/transfer/transfer-fault'
import { armor, Decrypter, Encrypter } from 'age-encryption'

const ageMark = 'age-encryption.org/v1\n'
const armorMark = '-----BEGIN AGE ENCRYPTED FILE-----'

/** Seals a letter for everybody whose key is one; rejects with an `Error` where nobody's is. */
export async function sealEnvelope(
  letter: string,
  recipients: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([letter]).stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
  const encrypter = new Encrypter()
  // A device that gave no proper key at its joining must not keep the others from reading.
  for (const recipient of new Set(recipients)) {
    if (await isUsable(recipient)) encrypter.addRecipient(recipient)
  }
  return new Uint8Array(await encrypter.encrypt(bytes))
}

/** The bytes of a sealed file, however it travelled. Throws the faults `not-a-transfer-file`, `too-large`. */
export function sealedBytes(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  // As text, the form for messengers that take no other, it is a third longer.
  if (file.byteLength > maxTransferBytes * 1.5) throw new TransferFault('too-large')
  const bytes = startOf(file, armorMark.length).startsWith(armorMark) ? unarmored(file) : file
  if (bytes.byteLength > maxTransferBytes) throw new TransferFault('too-large')
  if (startOf(bytes, ageMark.length) !== ageMark) throw new TransferFault('not-a-transfer-file')
  return bytes
}

/** The file as text. */
export function armored(file: Uint8Array): string {
  return armor.encode(file)
}

/** The letter; throws `not-for-us` where the identity opens nothing, `damaged`, `too-large`. */
export async function openEnvelope(
  file: Uint8Array<ArrayBuffer>,
  identity: string,
): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const packed = await decrypter.decrypt(file).catch((error: unknown) => {
    const isOthers = error instanceof Error && error.message.includes('no identity matched')
    throw new TransferFault(isOthers ? 'not-for-us' : 'damaged', error)
  })
  return unpacked(new Uint8Array(packed))
}

/** What swells beyond any letter is cut off on its way. */
async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let sizeBytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      sizeBytes += value.byteLength
      if (sizeBytes > maxLetterBytes) throw new TransferFault('too-large')
      text += decoder.decode(value, { stream: true })
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined)
    throw error instanceof TransferFault ? error : new TransferFault('damaged', error)
  }
}

async function isUsable(recipient: string): Promise<boolean> {
  try {
    const trial = new Encrypter()
    trial.addRecipient(recipient)
    await trial.encrypt(new Uint8Array(0))
    return true
  } catch {
    return false
  }
}

function unarmored(file: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(armor.decode(new TextDecoder().decode(file)))
  } catch (error) {
    throw new TransferFault('damaged', error)
  }
}

function startOf(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length))
}
