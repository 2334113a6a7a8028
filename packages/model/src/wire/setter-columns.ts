import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { ChangeName, SettersByPath } from '../record.ts'

/**
 * Who set each path of a record, in a form that shrinks in columns: the devices of a path as one text, which many rows
 * share, and their numbers each by itself, which follow one another from row to row.
 *
 *     "by": {"text": "DEVICE DEVICE"}, "no": {"0 text": 12, "1 text": 40}
 */
export function withSetterColumns<Row extends { readonly setBy?: SettersByPath }>({
  setBy = {},
  ...row
}: Row): Omit<Row, 'setBy'> & SetterColumns {
  const by: { [path: string]: string } = {}
  const no: { [place: string]: number } = {}
  for (const [path, setters] of Object.entries(setBy)) {
    by[path] = setters.map(({ device }) => device).join(' ')
    for (const [index, { n }] of setters.entries()) no[`${index} ${path}`] = n
  }
  return Object.keys(by).length === 0 ? row : { ...row, by, no }
}

interface SetterColumns {
  readonly by?: { readonly [path: string]: string }
  readonly no?: { readonly [place: string]: number }
}

/** A row that came from outside, with what its columns say; one that says it wrongly is no record (`setBy` is null then). */
export function fromSetterColumns({ by, no, ...row }: JsonObject): JsonObject {
  if (by === undefined && no === undefined) return row
  return { ...row, setBy: settersIn(by, no) }
}

function settersIn(by: Json | undefined, no: Json | undefined): JsonObject | null {
  if (!isJsonObject(by) || !isJsonObject(no)) return null
  const setBy: [string, JsonObject[]][] = []
  for (const [path, devices] of Object.entries(by)) {
    if (typeof devices !== 'string') return null
    const setters = devices.split(' ').map((device, index) => {
      return { device, n: no[`${index} ${path}`] ?? null } satisfies {
        [Name in keyof ChangeName]: Json
      }
    })
    setBy.push([path, setters])
  }
  return Object.fromEntries(setBy)
}
