import type { Change } from '@living-libraries/model/change'
import type { MergedRecord } from '@living-libraries/model/merge'
import type { Space } from '@living-libraries/model/space'
import type { ChangeAnswer } from '@living-libraries/model/wire/push'
import type { Records, Revision, Transaction } from '../ports.ts'
import { earlierValues } from './earlier-values.ts'
import type { Forum } from './forum.ts'
import { mergeBatch, type WritersOf } from './merge-batch.ts'
import { ProblemError } from './problem-error.ts'
import { reportColumnsOf } from './report-columns.ts'
import { returnedValues } from './returned-values.ts'
import { touchedReviews } from './session-reviews.ts'

export interface Writing {
  readonly device: string
  readonly writersOf: WritersOf
  /** The spaces that the transaction was opened with. */
  readonly spaces: readonly Space[]
  readonly forum: Forum
  readonly receivedAt: number
  /** The device itself waits for the answer and pulls afterwards. */
  readonly isPush?: boolean
}

/**
 * The one way into the log (S10): pushes, joins, the registry all come through here, inside one transaction.
 *
 * The device is locked first, so that two pushes of it follow one another and a repeat is known; then the
 * counters of the spaces, sorted, so that numbers have no gap and nobody waits in a circle. The model
 * decides; what it decided is written in one statement for each table.
 */
export async function applyChanges(
  { records, devices }: Transaction,
  writing: Writing,
  changes: readonly Change[],
): Promise<readonly ChangeAnswer[]> {
  if (changes.length === 0) return []
  const { device, forum, receivedAt, writersOf, isPush = false } = writing
  const applied = await devices.lockApplied(
    device,
    changes.map(({ n }) => n),
  )
  if (applied === undefined) throw new ProblemError('device-unknown')

  const ids = [...new Set(changes.map(({ record }) => record))]
  const places = await records.placesOf(ids)
  const opened = new Set(writing.spaces)
  const touched = [...places.values()].filter((space) => space !== null)
  const made = changes.flatMap(({ create }) => create?.space ?? [])
  const spaces = [...new Set([...touched, ...made])].filter((space) => opened.has(space))
  const positions = await records.lockSpaces(spaces)

  const present = await records.byId(ids)
  const merged = mergeBatch({
    device,
    changes,
    applied,
    records: present,
    isReturned: await returnedValues(records, present, changes, device),
    earlierAt: await earlierValues(records, present, changes, device),
    taken: new Set(places.keys()),
    positions,
    receivedAt,
    writersOf,
  })
  const written = new Map(
    [...merged.records].map(([id, record]) => [id, { ...record, position: record.state.version }]),
  )
  const placed = { ...merged, records: written }
  await writeMerged(records, forum, placed, isPush ? device : undefined)
  if (merged.applied.length > 0) await devices.addApplied(device, merged.applied)
  return merged.answers
}

/** What a batch came to: records with their new places, and the counters that gave these out. */
export interface MergedWriting {
  readonly records: ReadonlyMap<string, PlacedRecord>
  readonly revisions: readonly Revision[]
  readonly positions: ReadonlyMap<Space, number>
}

export interface PlacedRecord extends MergedRecord {
  readonly position: number
}

/** Writes states, history, reviews and counters, each in one statement. */
export async function writeMerged(
  records: Records,
  forum: Forum,
  merged: MergedWriting,
  pushedBy?: string,
): Promise<void> {
  if (merged.records.size === 0) return
  const reviews = await touchedReviews(records, merged.records)
  await records.save(
    [...merged.records.values()].map((record) => ({
      ...record,
      report: reportColumnsOf(record.state, forum.territory, forum.lexicon),
      isLate: reviews.isLate(record.state),
    })),
  )
  await records.addRevisions(merged.revisions)
  await reviews.save(records)
  await records.advance(merged.positions, pushedBy)
}
