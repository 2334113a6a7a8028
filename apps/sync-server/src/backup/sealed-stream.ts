import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { OperationProblem } from '../operation-problem.ts'
import { TarError } from './tar.ts'

/** Whom a backup is sealed to: holders of recovery keys, or whoever knows the passphrase. */
export type SealFor = { readonly recipients: readonly string[] } | { readonly passphrase: string }
/** What opens it. */
export type OpenWith = { readonly key: string } | { readonly passphrase: string }

/** Compressed and encrypted (age): `age --decrypt FILE | tar xz` opens it without this program. */
export async function sealed(archive: AsyncIterable<Uint8Array>, to: SealFor): Promise<Readable> {
  const encrypter = new Encrypter()
  if ('passphrase' in to) encrypter.setPassphrase(to.passphrase)
  else for (const recipient of to.recipients) encrypter.addRecipient(recipient)
  const plain = Readable.from(archive)
  const packed = plain.pipe(createGzip())
  plain.on('error', (error) => packed.destroy(error))
  return fromWeb(await encrypter.encrypt(toWeb(packed)))
}

/** The archive in a sealed file. Fails, at the start or while it is read, with a sentence. */
export async function* opened(file: Readable, secret: OpenWith): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter()
  try {
    if ('passphrase' in secret) decrypter.addPassphrase(secret.passphrase)
    else decrypter.addIdentity(secret.key)
  } catch {
    throw new OperationProblem(
      'Это не ключ восстановления: он начинается с AGE-SECRET-KEY-1. Ничего не изменено.',
      'This is not a recovery key: one begins with AGE-SECRET-KEY-1. Nothing was changed.',
    )
  }
  const plain = await decrypter.decrypt(toWeb(file)).catch((error: unknown) => {
    throw openingProblem(error, secret)
  })
  const packed = fromWeb(plain)
  const unpacked = packed.pipe(createGunzip())
  packed.on('error', (error) => unpacked.destroy(error))
  try {
    for await (const chunk of unpacked) yield chunk as Uint8Array
  } catch {
    throw damaged()
  }
}

/** What a broken archive means to a person; other failures as they are. */
export function archiveProblem(error: unknown): unknown {
  return error instanceof TarError || error instanceof SyntaxError ? damaged() : error
}

function damaged(): OperationProblem {
  return new OperationProblem(
    'Файл копии повреждён или неполон: он не дописан, не докачан или изменён. Ничего не изменено. Возьмите другую копию или скопируйте эту ещё раз.',
    'The backup file is damaged or incomplete: it was cut short or altered. Nothing was changed. Take another backup, or copy this one again.',
  )
}

function openingProblem(error: unknown, secret: OpenWith): OperationProblem {
  const text = error instanceof Error ? error.message : ''
  if (!/identity|passphrase|matched/i.test(text)) return notOurs()
  return 'passphrase' in secret
    ? new OperationProblem(
        'Парольная фраза не подходит к этому файлу (или он закрыт ключом, а не фразой). Ничего не изменено.',
        'The passphrase does not open this file (or it is sealed to a key, not a passphrase). Nothing was changed.',
      )
    : new OperationProblem(
        'Этот ключ восстановления не подходит к файлу (или он закрыт парольной фразой). Ничего не изменено.',
        'This recovery key does not open the file (or it is sealed with a passphrase). Nothing was changed.',
      )
}

function notOurs(): OperationProblem {
  return new OperationProblem(
    'Это не файл резервной копии, или его начало повреждено. Ничего не изменено.',
    'This is not a backup file, or its beginning is damaged. Nothing was changed.',
  )
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}

function fromWeb(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as NodeReadableStream<Uint8Array>)
}
