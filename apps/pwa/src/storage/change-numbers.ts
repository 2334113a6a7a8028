import type { Table } from 'dexie'
import type { DeviceDatabase } from './database.ts'
import { readSetting, writeSetting } from './settings.ts'
import { ErasedDatabase } from './storage-trouble.ts'

/**
 * Numbers the changes of this device, in the order of writing in every tab: a number is noted in the same transaction as
 * the change that has it.
 */
export class ChangeNumbers {
  readonly #database: DeviceDatabase
  readonly #device: string
  /** As far as this tab knows: another may have written meanwhile. */
  #next: number | undefined

  constructor(database: DeviceDatabase, device: string) {
    this.#database = database
    this.#device = device
  }

  /**
   * One transaction over `tables`, `settings` among them, with the next number. Where this tab remembers it, the counter is
   * read beside the writing instead of before it: on a slow phone each answer that is waited for alone costs milliseconds.
   * If another tab has given that number away, nothing of the transaction stands, and it is begun anew.
   */
  async write<Result>(
    tables: readonly Table[],
    write: (n: number) => Promise<Result>,
  ): Promise<Result> {
    for (;;) {
      const remembered = this.#next
      // Whoever writes in the same moment comes behind.
      if (remembered !== undefined) this.#next = remembered + 1
      try {
        return await this.#database.transaction('rw', tables, async () => {
          const reading = this.read()
          const n = remembered ?? (await reading)
          // Answered in the order of asking: that a number is taken is known before its record can be refused.
          const checking = reading.then((next) => {
            if (next !== n) throw new NumberTaken()
          })
          const [, , written] = await Promise.all([checking, this.note(n), write(n)])
          return written
        })
      } catch (error) {
        this.#next = undefined
        if (!(error instanceof NumberTaken)) throw error
      }
    }
  }

  /**
   * The next number, inside a transaction over `settings`. Should the database be another than at the opening, its counter
   * begins anew, and a centre would take new words for repeats of old ones: then it throws `ErasedDatabase`.
   */
  async read(): Promise<number> {
    const [device, counter = 0] = await Promise.all([
      readSetting(this.#database, 'device'),
      readSetting(this.#database, 'counter'),
    ])
    if (device !== this.#device) throw new ErasedDatabase()
    return counter + 1
  }

  /** Notes, in that same transaction, that a change has the number. */
  async note(n: number): Promise<void> {
    await writeSetting(this.#database, 'counter', n)
    this.#next = Math.max(this.#next ?? 0, n + 1)
  }
}

class NumberTaken extends Error {
  override readonly name = 'NumberTaken'
}
