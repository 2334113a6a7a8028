import { type Change, pathsOf, valueAt } from '@living-libraries/model/change'
import { type Json, sameJson } from '@living-libraries/model/json'
import { isUnseen, type MergedRecord } from '@living-libraries/model/merge'
import type { Records } from '../ports.ts'

/** Whether some device gave a value back to the centre after it was restored (S15). */
export type ReturnedValues = (record: string, path: string, value: Json | undefined) => boolean

/**
 * What came back by value of the records in which these changes meet others. Asks the database only where a change is
 * older than the present epoch: on any other day there is nothing to ask.
 */
export async function returnedValues(
  records: Pick<Records, 'epochStarts' | 'revisionsOf'>,
  present: ReadonlyMap<string, MergedRecord>,
  changes: readonly Change[],
  device: string,
): Promise<ReturnedValues> {
  const meeting = changes.filter((change) => {
    const current = present.get(change.record)
    return current !== undefined && pathsInConflict(change, current, device).length > 0
  })
  if (meeting.length === 0) return () => false
  const spaceOf = (change: Change) => present.get(change.record)?.state.space
  const spaces = new Set(meeting.flatMap((change) => spaceOf(change) ?? []))
  const starts = await records.epochStarts([...spaces])
  const values = new Set<string>()
  const ids = meeting
    .filter((change) => change.base < (starts.get(spaceOf(change) ?? 'forum') ?? 0))
    .map(({ record }) => record)
  for (const id of new Set(ids)) {
    for (const { change } of await records.revisionsOf(id)) {
      // A return has no number of anybody's.
      if (change.n !== 0) continue
      for (const [path, value] of Object.entries(change.set)) values.add(keyOf(id, path, value))
    }
  }
  return (record, path, value) => values.has(keyOf(record, path, value))
}

/**
 * A change whose number went with the lost history, and whose words others have given back meanwhile: whoever had those
 * before their eyes may have written over them since. Applied now, it would stand over its own successor.
 */
export function saysOnlyWhatReturned(
  change: Change,
  current: MergedRecord,
  device: string,
  isReturned: ReturnedValues,
): boolean {
  if (pathsInConflict(change, current, device).length === 0) return false
  return pathsOf(change).every(([path, value]) => {
    return sameJson(valueAt(current.state, path), value) || isReturned(change.record, path, value)
  })
}

/** The paths that others set meanwhile, otherwise than this change says. */
export function pathsInConflict(
  change: Change,
  { state, marks }: MergedRecord,
  device: string,
): string[] {
  return pathsOf(change)
    .filter(([path, value]) => {
      // A device’s share of a count is its own, whoever gave it back: the last number that it says is the true one.
      if (path.endsWith(`:${device}`)) return false
      const mark = marks[path]
      const isOthers = mark !== undefined && isUnseen(mark, change.base, device)
      return isOthers && !sameJson(valueAt(state, path), value)
    })
    .map(([path]) => path)
}

function keyOf(record: string, path: string, value: Json | undefined): string {
  return `${record} ${path} ${JSON.stringify(value ?? null)}`
}
