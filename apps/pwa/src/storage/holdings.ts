import { type Grant, mayAdminister, mayKeepVenues } from '@living-libraries/model/access'
import { kindOf, kinds } from '@living-libraries/model/kinds'
import { venueNamedBy } from '@living-libraries/model/kinds/registry'
import type { RecordState } from '@living-libraries/model/record'
import type { Offer } from '@living-libraries/model/offer'
import { baseFor } from '@living-libraries/model/pending'
import { ownIn } from '@living-libraries/model/unconfirmed'
import type { DeviceDatabase } from './database.ts'
import { knownMe } from './known-me.ts'
import type { Sealer } from './sealing.ts'
import { writeSetting } from './settings.ts'
import { storedRow } from './stored-row.ts'

const serverKinds: readonly string[] = Object.values(kinds)
  .filter(({ writers }) => writers.every((writer) => writer === 'server'))
  .map(({ name }) => name)

interface HoldingsParts {
  readonly database: DeviceDatabase
  readonly sealer: Sealer
  readonly device: string
}

/** What the device holds that a centre once acknowledged: given back to one that was restored from a backup (S15). */
export class Holdings {
  readonly #parts: HoldingsParts

  constructor(parts: HoldingsParts) {
    this.#parts = parts
  }

  /** What cannot be read cannot be given back. */
  get isUnderLock(): boolean {
    return this.#parts.sealer.isClosed
  }

  /** The next `count` offers after the record `after` ('' begins), in the order of ids, and where they end. */
  async next(after: string, count: number): Promise<{ offers: Offer[]; last: string | undefined }> {
    const { database, sealer, device } = this.#parts
    const me = await knownMe(database)
    const grants = me?.persons.flatMap((person) => person.grants) ?? []
    const rows = await database.records.where('id').above(after).limit(count).toArray()
    const offers: Offer[] = []
    for (const { kind, space, state, unconfirmed = [], ...row } of rows) {
      const isOthers = kindOf(kind) === undefined || serverKinds.includes(kind)
      if (state === null || isOthers || (space === 'forum' && !mayKeep(grants, state))) continue
      // An answer to an own change numbers the record, but shows nothing of what others did before it.
      const known = unconfirmed.length === 0 ? state.version : baseFor(state, device)
      const opened = await sealer.openState(state)
      const changes = await Promise.all(
        unconfirmed.map(async (one) => ({ ...one, ...(await sealer.openChange(one, kind)) })),
      )
      const own = ownIn(opened, changes)
      offers.push({ state: opened, seen: row.seen ?? known, ...(own === undefined ? {} : { own }) })
    }
    return { offers, last: rows.at(-1)?.id }
  }

  /** Nobody gives these back: only the centre writes them. */
  async #ofTheCentre(): Promise<string[]> {
    const { records } = this.#parts.database
    const ids = serverKinds.map((kind) => records.where('kind').equals(kind).primaryKeys())
    return (await Promise.all(ids)).flat()
  }

  /**
   * Everything was given back: from now on the device lives in the new epoch. It asks for everything from the
   * beginning, what was acknowledged but never confirmed is pending again, and of every picture here the centre is
   * asked whether it still has it.
   */
  async enterEpoch(epoch: string): Promise<void> {
    const { database } = this.#parts
    const { records, settings, pictures } = database
    await database.transaction('rw', records, settings, pictures, async () => {
      const rows = await database.records.where({ isUnconfirmed: 1 }).toArray()
      await database.records.bulkPut(
        rows.map((row) =>
          storedRow({ ...row, pending: [...(row.unconfirmed ?? []), ...row.pending] }),
        ),
      )
      await database.settings.delete('token')
      await writeSetting(database, 'doubted', await this.#ofTheCentre())
      // By their keys alone: a picture has megabytes.
      await writeSetting(database, 'doubtedPictures', await pictures.toCollection().primaryKeys())
      await writeSetting(database, 'epoch', epoch)
    })
  }
}

/** Of the registry a coordinator gives back the own venues, whoever administers all. */
function mayKeep(grants: readonly Grant[], { kind, fields }: RecordState): boolean {
  if (mayAdminister(grants)) return true
  const venue = venueNamedBy(kind, fields)
  return venue !== undefined && mayKeepVenues(grants, venue.municipality)
}
