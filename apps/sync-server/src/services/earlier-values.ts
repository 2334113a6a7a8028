import type { Change } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import type { MergedRecord } from '@living-libraries/model/merge'
import { stoodBefore } from '@living-libraries/model/stood-before'
import type { Records } from '../ports.ts'
import { pathsInConflict } from './returned-values.ts'

/** What stood at a path before a change and what it meets were written; undefined: the history does not tell. */
export type EarlierValues = (change: Change, path: string) => Json | undefined

/**
 * What the history tells of the paths in which these changes meet what they had not seen, so that both people read it
 * beside their words. Asks the database only where they meet.
 */
export async function earlierValues(
  records: Pick<Records, 'settingsOf'>,
  present: ReadonlyMap<string, MergedRecord>,
  changes: readonly Change[],
  device: string,
): Promise<EarlierValues> {
  const found = new Map<string, Json | undefined>()
  for (const change of changes) {
    const current = present.get(change.record)
    const paths = current === undefined ? [] : pathsInConflict(change, current, device)
    if (paths.length === 0) continue
    const settings = await records.settingsOf(change.record, paths, change.base)
    const past = settings.map(({ seq, device: by, change: { set, unset }, replaced }) => {
      return { version: seq, device: by, set, unset, replaced }
    })
    const isMaker = current?.state.made.device === device
    for (const path of paths) {
      const { base } = change
      found.set(keyOf(change, path), stoodBefore(past, path, { device, base, isMaker }))
    }
  }
  return (change, path) => found.get(keyOf(change, path))
}

function keyOf({ n }: Change, path: string): string {
  return `${n} ${path}`
}
