import type { MergedRecord } from './merge.ts'
import type { ChangeName, FieldMark, FieldMarks, RecordState } from './record.ts'
import { isSetUpon, joined, lastSetter, setterAt, withSetters } from './set-by.ts'

/**
 * Which of two values was written over the other, by the changes that said them: the one that an offered state has at the
 * path, or the present one. Undefined: they do not tell.
 */
export function orderOf(
  current: MergedRecord,
  offered: RecordState,
  path: string,
): 'newer' | 'older' | undefined {
  const present = setterAt(current, path)
  const other = lastSetter(offered, path)
  const isNewer = present !== undefined && isSetUpon(offered, path, present)
  const isOlder = other !== undefined && isSetUpon(current.state, path, other)
  if (isNewer === isOlder) return undefined
  return isNewer ? 'newer' : 'older'
}

/** What a value that returns was written upon; where its offer says no word of that, nobody knows it any more. */
export function settersOf(
  present: RecordState,
  offered: RecordState,
  path: string,
): readonly ChangeName[] | undefined {
  const setters = offered.setBy?.[path]
  return setters && joined(present.setBy?.[path] ?? [], setters)
}

/**
 * The state with those upon whose changes an offered value was written that does not stand: what stands is newer, or both
 * are there, or the value comes by the change itself (`isAboutToCome`), which is not heard yet. Where nobody knows who said
 * what stands, this is not told either.
 */
export function withHeard(
  current: MergedRecord,
  offered: RecordState,
  path: string,
  isAboutToCome: boolean,
): RecordState {
  const { state } = current
  const setters = (offered.setBy?.[path] ?? []).slice(0, isAboutToCome ? -1 : undefined)
  const last = setterAt(current, path)
  if (last === undefined || setters.every((one) => isSetUpon(state, path, one))) return state
  return withSetters(state, path, joined(setters, joined(state.setBy?.[path] ?? [], [last])))
}

/**
 * The mark of a change that came to a restored centre as if it were new, once a device shows that it had read it in the
 * lost epoch: what waits there upon that state was written in sight of it. Undefined: nothing new.
 */
export function markReadIn(
  offered: RecordState,
  path: string,
  mark: FieldMark | undefined,
  epochStart: number,
): FieldMark | undefined {
  if (mark === undefined || mark.version < epochStart || mark.back !== undefined) return undefined
  if (!isSetUpon(offered, path, mark)) return undefined
  const { version, changed } = offered
  const readAt = changed.device === mark.device ? version : Math.min(version, changed.over)
  return mark.lost === undefined || readAt < mark.lost ? { ...mark, lost: readAt } : undefined
}

/** Whether an offer that changes no value still tells what was read in the lost epoch. */
export function tellsMore(before: MergedRecord, after: MergedRecord): boolean {
  const { marks } = before
  if (after.state.setBy !== before.state.setBy) return true
  return Object.entries(after.marks).some(([path, { lost }]) => lost !== marks[path]?.lost)
}

/** As of which version the centre knows what stands at the path. */
export function asOfIn(marks: FieldMarks, path: string): number {
  const mark = marks[path]
  return mark?.asOf ?? mark?.version ?? -1
}
