import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createHmac, webcrypto } from 'node:crypto'
import { syncFolder } from '../durable-file.ts'
import { answerBytes, answerInfo } from '@living-libraries/model/lock-recovery'
import { TransferFault } from '@living-libraries/model/transfer/transfer-fault'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { RegionKeys } from '../ports.ts'

/**
 * The region's keys, in files that only the server's user can read, outside the database: a dump of it signs
 * and opens nothing. Made at the first start; several processes may share the folder.
 */
export async function openRegionKeys(folder: string): Promise<RegionKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const jwkText = await readOrMake(join(folder, 'signing-key.json'), () =>
    makeKey(algorithm, ['sign', 'verify']),
  )
  const identity = (
    await readOrMake(join(folder, 'age-identity.txt'), generateX25519Identity)
  ).trim()
  const jwk = JSON.parse(jwkText) as JsonWebKey
  // A key of its own, made from the private one: what it seals must not help against the signatures.
  const sealKey = createHmac('sha256', jwk.d ?? '')
    .update('pull tokens')
    .digest()
  const recovery = JSON.parse(
    await readOrMake(join(folder, 'recovery-key.json'), () => makeKey(agreement, ['deriveBits'])),
  ) as JsonWebKey
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign'])
  return {
    signingKey: rawPublicKey(jwk),
    recipient: await identityToRecipient(identity),
    recoveryKey: rawPublicKey(recovery),
    recoveryAnswer: (point) => recoveryAnswer(recovery, point),
    sign: async (bytes) =>
      new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes)),
    open: (file) => opened(file, identity),
    seal: (bytes, recipients) => sealed(bytes, recipients),
    sealOf: async (text) =>
      createHmac('sha256', sealKey).update(text).digest('base64url').slice(0, 12),
  }
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const agreement = { name: 'ECDH', namedCurve: 'P-256' }

const ageMark = 'age-encryption.org/v1\n'

async function opened(file: Uint8Array, identity: string): Promise<Uint8Array> {
  const mark = Buffer.from(file.subarray(0, ageMark.length)).toString('latin1')
  if (mark !== ageMark) throw new TransferFault('not-a-transfer-file')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return await decrypter.decrypt(file)
  } catch (error) {
    const isOthers = error instanceof Error && error.message.includes('no identity matched')
    throw new TransferFault(isOthers ? 'not-for-us' : 'damaged', error)
  }
}

async function sealed(
  bytes: Uint8Array,
  recipients: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter()
  // A device that gave no proper key at its joining can open nothing; the others can.
  for (const recipient of new Set(recipients)) {
    if (await isUsable(recipient)) encrypter.addRecipient(recipient)
  }
  return new Uint8Array(await encrypter.encrypt(bytes))
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

async function recoveryAnswer(jwk: JsonWebKey, point: string): Promise<Uint8Array> {
  const { subtle } = webcrypto
  const own = await subtle.importKey('jwk', jwk, agreement, false, ['deriveBits'])
  const salt = Buffer.from(point, 'base64url')
  const other = await subtle.importKey('raw', salt, agreement, false, [])
  const shared = await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const agreed = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits'])
  const info = Buffer.from(answerInfo)
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return new Uint8Array(await subtle.deriveBits(derivation, agreed, answerBytes * 8))
}

async function makeKey(kind: typeof algorithm, usages: KeyUsage[]): Promise<string> {
  const pair = await webcrypto.subtle.generateKey(kind, true, usages)
  return JSON.stringify(await webcrypto.subtle.exportKey('jwk', pair.privateKey))
}

function rawPublicKey({ x = '', y = '' }: JsonWebKey): string {
  const point = [Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return Buffer.concat(point).toString('base64url')
}

// Written whole under another name first: who finds the file finds a complete key, whoever was faster.
async function readOrMake(path: string, make: () => Promise<string>): Promise<string> {
  const present = await readFile(path, 'utf8').catch(absent)
  if (present !== undefined) return present
  const own = `${path}.${crypto.randomUUID()}`
  const file = await open(own, 'wx', 0o600)
  try {
    await file.writeFile(await make())
    await file.sync()
  } finally {
    await file.close()
  }
  await publish(own, path)
  await syncFolder(dirname(path))
  return readFile(path, 'utf8')
}

async function publish(own: string, path: string): Promise<void> {
  try {
    await link(own, path)
    await rm(own)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') await rm(own)
    // A file system without hard links: there the first start must be alone.
    else await rename(own, path)
  }
}

function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
