import type { CarriedFile, WrittenFile } from '../storage/database.ts'
import { armored } from './envelope.ts'
import { type OpenedFile, openFile } from './file-opening.ts'
import { fileForCentre, fileForColleague, type SealedFile } from './file-writing.ts'
import type { TransferParts } from './transfer-parts.ts'

export interface WrittenEntry extends WrittenFile {
  /** The centre has spoken on every change in it, by whatever way. */
  readonly isReceived: boolean
}

export interface TransferJournal {
  readonly written: readonly WrittenEntry[]
  readonly carried: readonly CarriedFile[]
}

/** Writes and opens transfer files (S17). Needs no connection. */
export class TransferDesk {
  readonly #parts: TransferParts

  constructor(parts: TransferParts) {
    this.#parts = parts
  }

  /** Everything unsent and everything carried; undefined where there is nothing. */
  writeForCentre(): Promise<SealedFile | undefined> {
    return fileForCentre(this.#parts)
  }

  /** For the device whose file was taken here; undefined where none was. */
  writeFor(device: string): Promise<SealedFile | undefined> {
    return fileForColleague(this.#parts, device)
  }

  /** Rejects with a `TransferFault`; nothing was taken then. */
  open(file: Uint8Array<ArrayBuffer>): Promise<OpenedFile> {
    return openFile(this.#parts, file)
  }

  /** The same file as text, for ways that carry nothing else; `open` reads both. */
  asText({ bytes }: SealedFile): string {
    return armored(bytes)
  }

  /** Newest first. */
  async journal(): Promise<TransferJournal> {
    const unsent = await this.#parts.outbox.unsentNumbers()
    const files = await this.#parts.writtenFiles.list()
    const written = files.map((file) => {
      const isAnswered = file.numbers.length > 0 && !file.numbers.some((n) => unsent.has(n))
      return { ...file, isReceived: file.receivedAt !== undefined || isAnswered }
    })
    const carried = await this.#parts.carriedFiles.list()
    return {
      written: written.sort((left, right) => right.madeAt - left.madeAt),
      carried: carried.sort((left, right) => right.cameAt - left.cameAt),
    }
  }
}
