import type { DeviceDatabase } from './database.ts'
import { readSetting } from './settings.ts'

/** How long to wait before the next try, after so many wrong ones in a row: ever longer, an hour at the most. */
export function delayAfter(wrong: number): number {
  return delaysMs[Math.min(wrong, delaysMs.length - 1)] ?? 0
}

const minute = 60_000
const delaysMs = [0, 0, 0, 0, 0, 0.5, 1, 2, 5, 10, 15, 30, 60].map((minutes) => minutes * minute)

/**
 * Wrong PINs slow down. Only their number is on the disk; the waiting is done by this page, on a clock that nobody can
 * set: it begins when the page learns the number, so that neither a restart nor another date nor a second tab makes it
 * shorter. What a wrong try changes, every other tab has to wait for as well.
 */
export class WrongTries {
  readonly #database: DeviceDatabase
  readonly #uptime: () => number
  #known: number | undefined
  #since = 0

  /** `uptime`: ms, never set back. */
  constructor(database: DeviceDatabase, uptime: () => number) {
    this.#database = database
    this.#uptime = uptime
  }

  /** ms until the next try; 0: now. */
  async wait(): Promise<number> {
    return this.#waitFor((await readSetting(this.#database, 'wrongTries')) ?? 0)
  }

  /**
   * Counts a try before it is made: whoever ends the app in the middle of one has had it. False where it is to be
   * waited for.
   */
  async begin(): Promise<boolean> {
    const { settings } = this.#database
    return this.#database.transaction('rw', settings, async () => {
      const wrong = (await readSetting(this.#database, 'wrongTries')) ?? 0
      if (this.#waitFor(wrong) > 0) return false
      await settings.put({ key: 'wrongTries', value: wrong + 1 })
      return true
    })
  }

  /** It was the right one. */
  async forget(): Promise<void> {
    await this.#database.settings.delete('wrongTries')
  }

  #waitFor(wrong: number): number {
    const now = this.#uptime()
    if (wrong !== this.#known) {
      this.#known = wrong
      this.#since = now
    }
    return Math.max(0, delayAfter(wrong) - (now - this.#since))
  }
}
