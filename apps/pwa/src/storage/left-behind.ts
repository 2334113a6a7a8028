import { pathsOf } from '@living-libraries/model/change'
import type { ErasedAmong } from '@living-libraries/model/erasure'
import type { DeviceDatabase, RefusedChange } from './database.ts'
import type { StoreNewsDesk } from './record-watch.ts'

/**
 * Words that stayed here when their record went: with a space that was lost, or because it was never here. No pull
 * tells of its erasure, so that the centre has to be asked (S13).
 */
export class LeftBehind {
  readonly #database: DeviceDatabase
  readonly #desk: StoreNewsDesk

  constructor(database: DeviceDatabase, desk: StoreNewsDesk) {
    this.#database = database
    this.#desk = desk
  }

  /** The records of which such words may be here. */
  async records(): Promise<string[]> {
    const { refused, drafts, records } = this.#database
    const ids = new Set<string>()
    await refused.each((item) => {
      if (mayBeAtTheCentre(item)) ids.add(item.change.record)
    })
    await drafts.toCollection().eachPrimaryKey((key) => {
      for (const [id] of key.matchAll(identifiers)) ids.add(id)
    })
    if (ids.size === 0) return []
    const here = await records.bulkGet([...ids])
    return [...ids].filter((_id, index) => (here[index]?.state ?? null) === null)
  }

  async forget({ records, values }: ErasedAmong): Promise<void> {
    const gone = new Set(records)
    const paths = new Map(values.map((one) => [one.record, new Set(one.paths)]))
    const says = ({ change }: RefusedChange) =>
      gone.has(change.record) ||
      pathsOf(change).some(([path]) => paths.get(change.record)?.has(path) === true)
    const { refused, drafts } = this.#database
    const touched = [...gone, ...paths.keys()]
    if (touched.length === 0) return
    const count = await this.#database.transaction('rw', refused, drafts, async () => {
      await drafts.filter(({ key }) => touched.some((id) => key.includes(id))).delete()
      return refused.filter(says).delete()
    })
    // No record changed, but what is told of them did.
    if (count > 0) this.#desk.tell({ ids: [] })
  }
}

// Before the first slash stands the person who types.
const identifiers = /(?<=\/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** A making that the centre refused for what it said has made nothing there. */
function mayBeAtTheCentre({ change, reason }: RefusedChange): boolean {
  return change.create === undefined || reason === 'foreign-space' || reason === 'foreign-person'
}
