import { gzipSync } from 'node:zlib'
import { maxLetterBytes } from '@living-libraries/model/transfer/letter'
import { armor, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { FileCondition } from './step.ts'

type Bytes = Uint8Array<ArrayBuffer>

export function isDamage(condition: FileCondition): boolean {
  return condition !== 'whole' && condition !== 'as-text'
}

/**
 * A file as it arrives. Where damage strikes, it lies behind the header: whether a broken header still names its
 * reader hangs on the bytes of a nonce, and a seed tells the same story every time.
 */
export async function arrived(
  file: Bytes,
  condition: FileCondition,
  pick: number,
  recipients: readonly string[],
): Promise<Bytes> {
  switch (condition) {
    case 'whole':
      return file
    case 'as-text':
      return new TextEncoder().encode(armor.encode(file))
    case 'truncated':
      return file.slice(0, file.length - 1 - Math.floor(pick * 60))
    case 'altered': {
      const changed = new Uint8Array(file)
      const at = file.length - 1 - Math.floor(pick * 60)
      changed[at] = (changed[at] ?? 0) ^ 1
      return changed
    }
    case 'foreign':
      return foreignFile()
    case 'swollen':
      return sealedFor(recipients, swollenLetter())
  }
}

async function foreignFile(): Promise<Bytes> {
  const identity = await generateX25519Identity()
  return sealedFor([await identityToRecipient(identity)], gzipSync('a letter'))
}

let swollen: Uint8Array | undefined

function swollenLetter(): Uint8Array {
  swollen ??= gzipSync(Buffer.alloc(maxLetterBytes + 1, ' '))
  return swollen
}

async function sealedFor(recipients: readonly string[], packed: Uint8Array): Promise<Bytes> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return new Uint8Array(await encrypter.encrypt(packed))
}
