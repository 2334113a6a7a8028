import { splitPath } from './change.ts'
import { isJsonObject } from './json.ts'
import { kindOf } from './kinds.ts'
import type { RecordState } from './record.ts'

/** Every path that holds a value: entries of maps and tallies are paths of their own. */
export function leafPaths({ kind, fields }: RecordState): string[] {
  const rules = kindOf(kind)?.fields ?? {}
  return Object.entries(fields).flatMap(([field, value]) => {
    const rule = rules[field]?.rule
    const isMap = (rule === 'map' || rule === 'tally') && isJsonObject(value)
    return isMap ? Object.keys(value).map((key) => `${field}/${key}`) : [field]
  })
}

/** A device’s share of a count: only that device says it, and what it says last is true. */
export function isTally(kind: string, path: string): boolean {
  return kindOf(kind)?.fields[splitPath(path).field]?.rule === 'tally'
}
