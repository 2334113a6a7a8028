import type { ErasedAmong } from '@living-libraries/model/erasure'
import type { DeviceDatabase, RefusedChange } from './database.ts'
import { type Erased, forgetWords, isErased } from './erased-words.ts'
import type { StoreNewsDesk } from './record-watch.ts'

/**
 * Words that no pull takes away (S13): those of a record that is not here, which went with a space that was lost or
 * never came, so that the centre has to be asked; and those that came to lie here once the erasure had been read.
 */
export class LeftBehind {
  readonly #database: DeviceDatabase
  readonly #desk: StoreNewsDesk

  constructor(database: DeviceDatabase, desk: StoreNewsDesk) {
    this.#database = database
    this.#desk = desk
  }

  /** What was erased of these, as the centre answers. */
  async forget({ records, values }: ErasedAmong): Promise<void> {
    await this.#forget(
      new Map<string, Erased>([
        ...values.map(({ record, paths }) => [record, { forgotten: paths }] as const),
        ...records.map((id) => [id, { erased: true }] as const),
      ]),
    )
  }

  /**
   * Lets go what was still being typed in another tab when an erasure was read, or was put back after it: of that the
   * device knows by itself. Gives the records that are not here and of which words may be: about those the centre is asked.
   */
  async forgetKnown(): Promise<string[]> {
    const ids = await this.#spokenOf()
    const here = await this.#database.records.bulkGet(ids)
    const states = here.flatMap((row) => row?.state ?? [])
    await this.#forget(new Map(states.filter(isErased).map((state) => [state.id, state])))
    return ids.filter((_id, index) => (here[index]?.state ?? null) === null)
  }

  async #spokenOf(): Promise<string[]> {
    const { refused, drafts } = this.#database
    const ids = new Set<string>()
    await refused.each((item) => {
      if (mayBeAtTheCentre(item)) ids.add(item.change.record)
    })
    await drafts.toCollection().eachPrimaryKey((key) => {
      for (const [id] of key.matchAll(identifiers)) ids.add(id)
    })
    return [...ids]
  }

  async #forget(erased: ReadonlyMap<string, Erased>): Promise<void> {
    if (erased.size === 0) return
    const { refused, drafts } = this.#database
    const hadWords = await this.#database.transaction('rw', refused, drafts, () =>
      forgetWords(this.#database, erased),
    )
    // No record changed, but what is told of them did.
    if (hadWords) this.#desk.tell({ ids: [] })
  }
}

// Before the first slash stands the person who types.
const identifiers = /(?<=\/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** A making that the centre refused for what it said has made nothing there. */
function mayBeAtTheCentre({ change, reason }: RefusedChange): boolean {
  return change.create === undefined || reason === 'foreign-space' || reason === 'foreign-person'
}
