import type { Change } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import type { UnconfirmedChange } from '@living-libraries/model/unconfirmed'
import { isOfKind } from '@living-libraries/model/kinds'
import type { RecordState } from '@living-libraries/model/record'
import type { CarriedChange } from '@living-libraries/model/transfer/carried-change'
import { isRecordRow } from '@living-libraries/model/wire/pull'
import * as v from 'valibot'
import type { DeviceDatabase, RefusedChange, StoredRecord } from './database.ts'
import { forgetWords, isErased, keptOf } from './erased-words.ts'
import type { StoreNewsDesk } from './record-watch.ts'
import type { Sealer } from './sealing.ts'
import { readSetting, writeSetting } from './settings.ts'
import { storedRow } from './stored-row.ts'

export interface PulledPage {
  /** The token that the page was asked with; null: from the beginning. */
  readonly askedWith: string | null
  /** All own changes up to this number were acknowledged before the page was asked for. */
  readonly acknowledged: number
  readonly token: string
  /** Whether more is to be asked for at once. */
  readonly more: boolean
  /** Undefined: as before. */
  readonly epoch: string | undefined
  readonly spaces: readonly string[] | undefined
  readonly records: readonly RecordState[]
  readonly malformed: readonly { readonly id: string | undefined; readonly row: Json }[]
}

/**
 * - `taken`: the page is on the disk, and so is its token.
 * - `stale`: the device knows something newer than the page (another tab went on meanwhile); ask again.
 * - `epoch-changed`: the centre was restored from a backup; give back what the device holds first (S15).
 */
export type PageOutcome = 'taken' | 'stale' | 'epoch-changed'

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
    let hasDropped = false
    const outcome = await database.transaction(
      'rw',
      [
        database.records,
        database.setAside,
        database.settings,
        database.refused,
        database.drafts,
        database.seen,
      ],
      async () => {
        const token = (await readSetting(database, 'token')) ?? null
        const epoch = await readSetting(database, 'epoch')
        const isOther = page.epoch !== undefined && page.epoch !== epoch
        if (epoch !== undefined && isOther) return 'epoch-changed'
        if (token !== page.askedWith || !(await this.#putAll(states))) return 'stale'
        // No id in them says whose words they show; online, as now, they are soon read anew.
        if (states.some(isActOfErasing)) await database.seen.clear()
        await forgetWords(database, new Map(states.filter(isErased).map((one) => [one.id, one])))
        if (!page.more) await this.#confirm(page.acknowledged)
        hasDropped = await this.#dropUnheard(page)
        await this.#setAside(page)
        await writeSetting(database, 'token', page.token)
        if (isOther) await writeSetting(database, 'epoch', page.epoch)
        if (page.spaces !== undefined) {
          await writeSetting(database, 'spaces', page.spaces)
          await writeSetting(database, 'meIsStale', true)
        }
        return 'taken'
      },
    )
    if (outcome !== 'taken') return outcome
    // Also where nothing changed: the page may have been closed before it came to this the last time.
    const spaces = page.spaces ?? (await readSetting(database, 'spaces'))
    const hasLost = spaces !== undefined && (await this.#leaveSpaces(spaces))
    if (hasLost || hasDropped) desk.tell({ ids: 'all' })
    else if (states.length > 0) desk.tell({ ids: states.map(({ id }) => id) })
    return outcome
  }

  /**
   * Rows that an older version of the app could not read, and this one can: everything is asked for anew, so that
   * they come in their place and in their latest state (S5). To be called before the first page is asked for.
   */
  async reconsiderSetAside(): Promise<void> {
    const { database } = this.#parts
    await database.transaction('rw', database.setAside, database.settings, async () => {
      const rows = await database.setAside.toArray()
      const readable = rows.filter(({ row }) => isRecordRow(row))
      if (readable.length === 0) return
      await database.setAside.bulkDelete(readable.flatMap(({ key }) => key ?? []))
      await database.settings.delete('token')
    })
  }

  /** False where the page is older than an answer that the device has taken since it asked. */
  async #putAll(states: readonly RecordState[]): Promise<boolean> {
    const { records } = this.#parts.database
    const known = await records.bulkGet(states.map(({ id }) => id))
    const isOlder = (state: RecordState, index: number) => {
      const before = known[index]
      return before?.isUnconfirmed === 1 && (before.state?.version ?? 0) > state.version
    }
    if (states.some(isOlder)) return false
    await records.bulkPut(
      states.map((state, index) => {
        const { id, kind, space } = state
        const { pending, unconfirmed, carried } = withoutErased(known[index], state)
        const core = { id, kind, space, session: state.session ?? '', state, pending, carried }
        const seen = unconfirmed === undefined ? {} : { seen: state.version }
        return storedRow({ ...core, ...seen }, unconfirmed)
      }),
    )
    return true
  }

  /** A pull that left nothing over: what was acknowledged before it is as the centre has it. */
  async #confirm(acknowledged: number): Promise<void> {
    const { records } = this.#parts.database
    const rows = await records.where({ isUnconfirmed: 1 }).toArray()
    await records.bulkPut(
      rows.map(({ seen, ...row }) => {
        const unconfirmed = row.unconfirmed?.filter(({ n }) => n > acknowledged) ?? []
        const isLeft = unconfirmed.length > 0 && seen !== undefined
        return storedRow({ ...row, ...(isLeft ? { seen } : {}) }, unconfirmed)
      }),
    )
  }

  /** After a restore of the centre: what only it writes and it does not bring again, it has lost (S15). */
  async #dropUnheard({ records, more }: PulledPage): Promise<boolean> {
    const { database } = this.#parts
    const doubted = await readSetting(database, 'doubted')
    if (doubted === undefined) return false
    const heard = new Set(records.map(({ id }) => id))
    const left = doubted.filter((id) => !heard.has(id))
    if (more) {
      await writeSetting(database, 'doubted', left)
      return false
    }
    await database.records.bulkDelete(left)
    await database.settings.delete('doubted')
    return left.length > 0
  }

  async #setAside({ malformed, records }: PulledPage): Promise<void> {
    const { setAside } = this.#parts.database
    // Whether it can be read or not: what came before it may say what has been erased since.
    const come = [...records, ...malformed].flatMap(({ id }) => id ?? [])
    await setAside.where('id').anyOf(come).delete()
    await setAside.bulkAdd(malformed.map(({ id, row }) => ({ id: id ?? '', row })))
  }

  /**
   * Erases the records of spaces that the device may no longer read (S12). Unsent work goes to the refused
   * list first, where the person can see and export it.
   */
  async #leaveSpaces(spaces: readonly string[]): Promise<boolean> {
    const { database, now } = this.#parts
    const lost = (await this.#heldSpaces()).filter((space) => !spaces.includes(space))
    // Whoever no longer reads the whole keeps none of it either.
    if (!spaces.includes('region')) await database.seen.clear()
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

  /** A step for each space: for the unique keys of an index a browser walks over all of its records, with every block. */
  async #heldSpaces(): Promise<string[]> {
    const index = this.#parts.database.records.where('[space+kind]')
    const held: string[] = []
    for (;;) {
      const last = held.at(-1)
      const [next] = await index
        .above(last === undefined ? [] : [last, []])
        .limit(1)
        .keys()
      if (next === undefined) return held
      held.push(v.parse(placeSchema, next)[0])
    }
  }
}

const placeSchema = v.tuple([v.string(), v.string()])

function isActOfErasing(state: RecordState): boolean {
  return isOfKind(state, 'administrationAct') && state.fields.act === 'erase'
}

/** What was erased takes with it what waits upon it here (S13). */
function withoutErased(
  row: StoredRecord | undefined,
  state: RecordState,
): {
  readonly pending: readonly Change[]
  readonly unconfirmed: readonly UnconfirmedChange[] | undefined
  readonly carried: readonly CarriedChange[]
} {
  const { pending = [], unconfirmed, carried = [] } = row ?? {}
  return {
    pending: pending.flatMap((change) => keptOf(change, state) ?? []),
    unconfirmed: unconfirmed?.flatMap((change) => keptOf(change, state) ?? []),
    carried: carried.flatMap((one) => {
      const change = keptOf(one.change, state)
      return change === undefined ? [] : [{ ...one, change }]
    }),
  }
}
