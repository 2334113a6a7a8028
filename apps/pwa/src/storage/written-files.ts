import type { DeviceDatabase, WrittenFile } from './database.ts'
import type { StoreNewsDesk } from './record-watch.ts'

/** The transfer files that this device wrote, and what became of them. They clear no queue. */
export class WrittenFiles {
  readonly #database: DeviceDatabase
  readonly #desk: StoreNewsDesk

  constructor(database: DeviceDatabase, desk: StoreNewsDesk) {
    this.#database = database
    this.#desk = desk
  }

  list(): Promise<WrittenFile[]> {
    return this.#database.writtenFiles.toArray()
  }

  async add(file: WrittenFile): Promise<void> {
    await this.#database.writtenFiles.add(file)
    this.#desk.tell({ ids: [] })
  }

  /** Of a file that this device did not write, nothing is noted. False then. */
  async note(
    file: string,
    word: Partial<Pick<WrittenFile, 'handedAt' | 'receivedAt'>>,
  ): Promise<boolean> {
    const written = await this.#database.writtenFiles.get(file)
    if (written === undefined) return false
    await this.#database.writtenFiles.put({ ...written, ...word })
    this.#desk.tell({ ids: [] })
    return true
  }
}
