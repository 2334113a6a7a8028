import type { Json } from '@living-libraries/model/json'
import { kindOf } from '@living-libraries/model/kinds'
import type { RecordState } from '@living-libraries/model/record'
import type { DeviceDatabase, RefusedChange, StoredRecord } from './database.ts'
import type { StoreNewsDesk } from './record-watch.ts'
import type { Sealer } from './sealing.ts'
import { readSetting, writeSetting } from './settings.ts'

export interface PulledPage {
  /** The token that the page was asked with; null: from the beginning. */
  readonly askedWith: string | null
  readonly token: string
  readonly epoch: string
  readonly spaces: readonly string[]
  readonly records: readonly RecordState[]
  readonly malformed: readonly { readonly id: string | undefined; readonly row: Json }[]
}

/**
 * - `taken`: the page is on the disk, and so is its token.
 * - `stale`: the device knows something newer than the page (another tab went on meanwhile); ask again.
 */
export type PageOutcome = 'taken' | 'stale'

interface InboxParts {
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly desk: StoreNewsDesk
  readonly now: () => number
}

/** Takes pulled pages in: one bulk write per page, what is pending stays on top (S5). */
export class Inbox {
  readonly #parts: InboxParts

  constructor(parts: InboxParts) {
    this.#parts = parts
  }

  async take(page: PulledPage): Promise<PageOutcome> {
    const { database, sealer, desk } = this.#parts
    const states = await Promise.all(page.records.map((state) => sealer.sealState(state)))
    const outcome = await database.transaction(
      'rw',
      [database.records, database.refused, database.setAside, database.settings],
      async () => {
        const token = (await readSetting(database, 'token')) ?? null
        if (token !== page.askedWith) return 'stale'
        const epoch = await readSetting(database, 'epoch')
        const isSameEpoch = epoch === undefined || epoch === page.epoch
        if (!(await this.#putAll(states, isSameEpoch))) return 'stale'
        await this.#setAside(page)
        await writeSetting(database, 'token', page.token)
        await writeSetting(database, 'epoch', page.epoch)
        await writeSetting(database, 'spaces', page.spaces)
        return 'taken'
      },
    )
    const hasLost = outcome === 'taken' && (await this.#leaveSpaces(page.spaces))
    if (hasLost) desk.tell({ ids: 'all' })
    else if (states.length > 0) desk.tell({ ids: states.map(({ id }) => id) })
    return outcome
  }

  async #putAll(states: readonly RecordState[], isSameEpoch: boolean): Promise<boolean> {
    const { records } = this.#parts.database
    const known = await records.bulkGet(states.map(({ id }) => id))
    const rows: StoredRecord[] = []
    for (const [index, state] of states.entries()) {
      const before = known[index]
      const isOlder = before?.state != null && before.state.version > state.version
      if (isOlder && isSameEpoch) return false
      const row = {
        id: state.id,
        kind: state.kind,
        space: state.space,
        session: state.session ?? '',
        state,
        pending: before?.pending ?? [],
      }
      rows.push(
        row.pending.length === 0 ? row : { ...row, outboxRank: kindOf(row.kind)?.rank ?? 0 },
      )
    }
    await records.bulkPut(rows)
    return true
  }

  async #setAside({ malformed, records }: PulledPage): Promise<void> {
    const { setAside } = this.#parts.database
    await setAside
      .where('id')
      .anyOf(records.map(({ id }) => id))
      .delete()
    await setAside.bulkAdd(malformed.map(({ id, row }) => ({ id: id ?? '', row })))
  }

  /**
   * Erases the records of spaces that the device may no longer read (S12). Unsent work goes to the refused
   * list first, where the person can see and export it.
   */
  async #leaveSpaces(spaces: readonly string[]): Promise<boolean> {
    const { database, now } = this.#parts
    const present = (await database.records.orderBy('[space+kind]').keys()) as unknown as [string][]
    const lost = [...new Set(present.map(([space]) => space))].filter(
      (space) => !spaces.includes(space),
    )
    for (const space of lost) {
      await database.transaction('rw', database.records, database.refused, async () => {
        const rows = await database.records
          .where('[space+kind]')
          .between([space], [space, []])
          .toArray()
        const refused: RefusedChange[] = rows.flatMap(({ kind, session, pending }) =>
          pending.map((change) => ({
            change,
            kind,
            space,
            session,
            reason: 'foreign-space' as const,
            at: now(),
          })),
        )
        await database.refused.bulkAdd(refused)
        await database.records.bulkDelete(rows.map(({ id }) => id))
      })
    }
    return lost.length > 0
  }
}
