import type { Change } from '@living-libraries/model/change'
import type { RecordState } from '@living-libraries/model/record'
import { withPending } from '@living-libraries/model/pending'
import type { DeviceDatabase, RefusedChange } from './database.ts'
import { enteredIds } from './entering.ts'
import type { StoreNewsDesk } from './record-watch.ts'
import type { Sealer } from './sealing.ts'

/** A refused change with its words in clear, and the record it would have made or the paths it would have set. */
export interface RefusedItem extends RefusedChange {
  readonly key: number
  readonly view: RecordState | undefined
}

/** What the centre would not take: kept with its reason until a person has dealt with it. */
export class RefusedList {
  readonly #database: DeviceDatabase
  readonly #sealer: Sealer
  readonly #desk: StoreNewsDesk
  readonly #device: string

  constructor(database: DeviceDatabase, sealer: Sealer, desk: StoreNewsDesk, device: string) {
    this.#database = database
    this.#sealer = sealer
    this.#desk = desk
    this.#device = device
  }

  count(): Promise<number> {
    return this.#database.refused.count()
  }

  async list(): Promise<RefusedItem[]> {
    const rows = await this.#database.refused.toArray()
    const ids = await enteredIds(this.#database)
    return Promise.all(
      rows.map(async (row) => {
        const change = await this.#sealer.openChange(row.change, row.kind)
        const view = withPending(undefined, [change], this.#device)
        // Its session may have been made once more meanwhile.
        const session = ids.get(row.session) ?? row.session
        return { ...row, session, key: row.key ?? 0, change, view }
      }),
    )
  }

  /** The person has dealt with it: entered it anew, exported it, or wants it gone. */
  async dismiss(key: number): Promise<void> {
    const { refused, drafts } = this.#database
    await this.#database.transaction('rw', refused, drafts, async () => {
      const row = await refused.get(key)
      if (row === undefined) return
      await refused.delete(key)
      // What was half typed to put it right has no place any more, whoever typed it.
      const place = correctionPlace(row.change)
      await drafts.filter((draft) => draft.key.includes(place)).delete()
    })
    // No record changed, but what is told of them did.
    this.#desk.tell({ ids: [] })
  }

  /** The person thought better of it. */
  async putBack({ view: _made, ...item }: RefusedItem): Promise<void> {
    const change = await this.#sealer.sealChange(item.change, item.kind)
    await this.#database.refused.put({ ...item, change })
    this.#desk.tell({ ids: [] })
  }
}

/** Where the half-typed fields lie in which an item is put right: then comes the path. */
export function correctionPlace({ n, record }: Pick<Change, 'n' | 'record'>): string {
  return `refused/${n}/${record}/`
}
