import { readSetting } from '../storage/settings.ts'
import type { DeviceParts } from './device-parts.ts'

/** Who is working on the device now: asked for at every press of Enter, so it is kept until another is told. */
export class CurrentPerson {
  readonly #database: DeviceParts['database']
  #known: string | undefined

  constructor({ database, desk }: DeviceParts) {
    this.#database = database
    // A change of person, here or in another tab, is told as news of everything.
    desk.listen(({ ids }) => {
      if (ids === 'all') this.#known = undefined
    })
  }

  /** Id of the person. Rejects with an `Error` if nobody ever joined. */
  async read(): Promise<string> {
    this.#known ??= await readSetting(this.#database, 'person')
    if (this.#known === undefined) throw new Error('nobody has joined on this device')
    return this.#known
  }
}
