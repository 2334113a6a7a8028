import { gzipSync } from 'node:zlib'
import type { Grant } from '@living-libraries/model/access'
import { pieceMediaType } from '@living-libraries/model/photo'
import type { Change } from '@living-libraries/model/change'
import type { JoinResponse } from '@living-libraries/model/join'
import {
  type DeviceBlock,
  type DeviceHead,
  letterText,
  signedPart,
  transferMediaType,
  transferVersion,
} from '@living-libraries/model/transfer/letter'
import type {
  FileOutcome,
  TransferResponse,
} from '@living-libraries/model/transfer/transfer-response'
import { changesToTable } from '@living-libraries/model/wire/change-rows'
import { wireVersion } from '@living-libraries/model/wire/version'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { toBase64url } from './services/base64url.ts'
import { sumOf } from './test-photo.ts'
import { okJson, TestDevice } from './test-device.ts'
import type { TestServer } from './test-server.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

/** A device of the tests that can sign and seal, so that it can also cheat. */
export class LetterWriter extends TestDevice {
  standing: JoinResponse | undefined
  /** The age identity that opens its answer files. */
  identity = ''
  private pair: CryptoKeyPair | undefined

  static async joined(server: TestServer, ...grants: Grant[]): Promise<LetterWriter> {
    const writer = new LetterWriter(server)
    writer.identity = await generateX25519Identity()
    writer.recipient = await identityToRecipient(writer.identity)
    const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
    writer.pair = pair
    const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
    writer.signingKey = toBase64url(new Uint8Array(raw))
    for (const grant of grants) writer.standing = await writer.join(await server.invite(grant))
    return writer
  }

  /** A letter of these changes; `more` takes the place of parts of its head. */
  async letter(
    changes: readonly Change[],
    more: Partial<DeviceHead> = {},
    blocks: readonly DeviceBlock[] = [],
  ): Promise<string> {
    const head: DeviceHead = {
      transfer: transferVersion,
      wire: wireVersion,
      by: 'device',
      file: crypto.randomUUID(),
      madeAt: 1_730_800_000_000,
      device: this.id,
      name: 'Телефон',
      person: this.person,
      certificate: this.standing?.certificate ?? '',
      token: this.token,
      acknowledged: 0,
      ...more,
    }
    return this.signed(
      signedPart(head, [{ changes: [...changesToTable(changes, this.id)] }, ...blocks]),
    )
  }

  async signed(part: string): Promise<string> {
    if (this.pair === undefined) throw new Error('has no key')
    const hashed = { name: 'ECDSA', hash: 'SHA-256' }
    const bytes = new TextEncoder().encode(part)
    const signature = await crypto.subtle.sign(hashed, this.pair.privateKey, bytes)
    return letterText(part, toBase64url(new Uint8Array(signature)))
  }

  async sealed(letter: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const encrypter = new Encrypter()
    for (const recipient of this.standing?.keys.recipients['region'] ?? []) {
      encrypter.addRecipient(recipient)
    }
    const packed = typeof letter === 'string' ? gzipSync(letter) : letter
    return new Uint8Array(await encrypter.encrypt(packed))
  }

  async file(changes: readonly Change[], more: Partial<DeviceHead> = {}) {
    return this.sealed(await this.letter(changes, more))
  }
}

/** Brings a file to the centre, by whatever device. */
export async function bring(
  device: TestDevice,
  file: Uint8Array<ArrayBuffer>,
): Promise<readonly FileOutcome[]> {
  const headers = { 'content-type': transferMediaType }
  const response = await device.request('/api/transfer', { method: 'POST', headers, body: file })
  return (await okJson<TransferResponse>(response)).files
}

/** Brings the bytes of a file from `at` up to `end` as one piece. */
export async function bringPiece(
  device: TestDevice,
  file: Uint8Array<ArrayBuffer>,
  at: number,
  end: number,
): Promise<Response> {
  const piece = file.slice(at, end)
  const headers = { 'content-type': pieceMediaType }
  const query = `at=${at}&sum=${sumOf(piece)}&size=${file.length}`
  const path = `/api/transfer/pieces/${sumOf(file)}?${query}`
  return device.request(path, { method: 'POST', headers, body: piece })
}
