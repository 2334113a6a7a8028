import type { DeviceDatabase } from './database.ts'

const mostKept = 80

/**
 * The last answers of consolidated reading, by the address that was asked for: board, numbers and lists of answers
 * stay readable without a line. They carry no personal field, and go when the role does or something was erased (`Inbox`).
 */
export class SeenViews {
  readonly #database: DeviceDatabase
  readonly #now: () => number

  constructor(database: DeviceDatabase, now: () => number) {
    this.#database = database
    this.#now = now
  }

  /** As it was answered; the reader checks it, an older version of the app may have kept it. */
  async get(path: string): Promise<unknown> {
    return (await this.#database.seen.get(path))?.body
  }

  async put(path: string, body: unknown): Promise<void> {
    const { seen } = this.#database
    await this.#database.transaction('rw', seen, async () => {
      await seen.put({ path, at: this.#now(), body })
      const surplus = (await seen.count()) - mostKept
      if (surplus > 0) await seen.bulkDelete(await seen.orderBy('at').limit(surplus).primaryKeys())
    })
  }
}
