import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.ts'

/**
 * Rows turned into columns, so that what rows have in common is written once: on one venue's evening the
 * compressed body shrinks by about a third. Lossless for any JSON objects, still readable as JSON.
 *
 *     table  = [ group, … ]                       groups in order of first appearance
 *     group  = { rows: n, at: column, of: { name: column, … } }     one group per set of keys
 *     column = { "=": value }                     the same value in every row
 *            | { "+": [first, step, step, …] }    whole numbers as steps; one step alone repeats
 *            | { "#": [value, …], at: [i, …] }    repeated strings: a dictionary and indexes into it
 *            | [value, …]                         anything else, as it is
 *
 * `at` of a group holds the positions of its rows in the table, so that their order survives. Objects directly
 * inside a row are opened: `{set: {text: …}}` becomes the column `set.text`; the name of a key keeps its dots
 * and backslashes escaped with a backslash, an empty object is a value of its own.
 */
export type Table = readonly Group[]

export interface Group {
  readonly rows: number
  readonly at: Column
  readonly of: { readonly [name: string]: Column }
}

export type Column =
  | readonly Json[]
  | { readonly '=': Json }
  | { readonly '+': readonly number[] }
  | { readonly '#': readonly string[]; readonly at: readonly number[] }

/** Most rows in one table that a reader accepts: a few bytes may stand for many equal rows. */
export const maxTableRows = 20_000
/** Most values, rows by columns, that a reader unfolds: columns of equal values cost a few bytes each. */
export const maxTableValues = 1_000_000

export function toTable(rows: readonly JsonObject[]): Table {
  const groups = new Map<string, { at: number[]; rows: Map<string, Json>[] }>()
  rows.forEach((row, index) => {
    const flat = flatten(row)
    const shape = JSON.stringify([...flat.keys()].sort())
    const group = groups.get(shape) ?? { at: [], rows: [] }
    groups.set(shape, group)
    group.at.push(index)
    group.rows.push(flat)
  })
  return [...groups.values()].map((group) => ({
    rows: group.rows.length,
    at: toColumn(group.at),
    of: Object.fromEntries(
      [...(group.rows[0]?.keys() ?? [])].map((name) => [
        name,
        toColumn(group.rows.map((row) => row.get(name) ?? null)),
      ]),
    ),
  }))
}

/** Rows of a table that came from outside. Throws `TableError` on anything that is not a table. */
export function fromTable(table: unknown): JsonObject[] {
  if (!Array.isArray(table)) throw new TableError('a table is a list of groups')
  const rows: JsonObject[] = []
  let count = 0
  let values = 0
  for (const group of table as Json[]) {
    if (!isJsonObject(group)) throw new TableError('a group is an object')
    const groupRows = countOf(group['rows'])
    count += groupRows
    values += groupRows * columnsOf(group).length
    if (count > maxTableRows) throw new TableError('too many rows')
    if (values > maxTableValues) throw new TableError('too many values')
    readGroup(group, rows)
  }
  for (let index = 0; index < count; index++) {
    if (rows[index] === undefined) throw new TableError('positions do not fill the table')
  }
  return rows
}

export class TableError extends Error {
  override readonly name = 'TableError'
}

function readGroup(group: JsonObject, rows: JsonObject[]): void {
  const count = countOf(group['rows'])
  const columns = columnsOf(group).map(([name, column]) => ({
    path: splitName(name),
    values: fromColumn(column, count),
  }))
  const positions = fromColumn(group['at'], count)
  for (let index = 0; index < count; index++) {
    const position = positions[index]
    const isFree = typeof position === 'number' && position >= 0 && position < maxTableRows
    if (!isFree || rows[position] !== undefined) throw new TableError('not a free position')
    const row: { [key: string]: Json } = {}
    for (const { path, values } of columns) setDeep(row, path, values[index] ?? null)
    rows[position] = row
  }
}

function columnsOf(group: JsonObject): [name: string, column: Json][] {
  const of = group['of']
  if (!isJsonObject(of)) throw new TableError('a group has columns')
  return Object.entries(of)
}

function toColumn(values: readonly Json[]): Column {
  const first = values[0]
  if (first === undefined) return []
  if (!isCompound(first) && values.every((value) => value === first)) return { '=': first }
  if (values.every((value) => Number.isSafeInteger(value))) {
    const steps = toSteps(values as readonly number[])
    if (steps.every((step) => Number.isSafeInteger(step))) return { '+': steps }
  }
  if (values.every((value) => typeof value === 'string')) {
    const distinct = [...new Set(values)]
    if (distinct.length * 2 <= values.length) {
      const indexes = new Map(distinct.map((text, index) => [text, index]))
      return { '#': distinct, at: values.map((text) => indexes.get(text) ?? 0) }
    }
  }
  return values
}

function fromColumn(column: Json | undefined, count: number): readonly Json[] {
  if (isJsonArray(column)) {
    if (column.length !== count) throw new TableError('a column has one value per row')
    return column
  }
  if (!isJsonObject(column)) throw new TableError('not a column')
  if (Object.hasOwn(column, '=')) return Array.from({ length: count }, () => column['='] ?? null)
  if (Object.hasOwn(column, '+')) return fromSteps(column['+'], count)
  const words = column['#']
  const at = column['at']
  if (!isJsonArray(words) || !isJsonArray(at) || at.length !== count) {
    throw new TableError('not a column')
  }
  return at.map((index) => {
    const word = typeof index === 'number' ? words[index] : undefined
    if (word === undefined) throw new TableError('an index outside the dictionary')
    return word
  })
}

function toSteps(values: readonly number[]): number[] {
  const [first = 0, ...rest] = values
  let previous = first
  const steps = rest.map((value) => {
    const step = value - previous
    previous = value
    return step
  })
  const step = steps[0]
  const isEven = step !== undefined && steps.every((other) => other === step)
  return isEven ? [first, step] : [first, ...steps]
}

function fromSteps(steps: Json | undefined, count: number): number[] {
  if (!isJsonArray(steps) || (steps.length !== count && steps.length !== 2)) {
    throw new TableError('steps do not fill the column')
  }
  let value = 0
  return Array.from({ length: count }, (_, index) => {
    const step = steps[Math.min(index, steps.length - 1)]
    if (typeof step !== 'number') throw new TableError('a step is a number')
    value += step
    return value
  })
}

function flatten(row: JsonObject): Map<string, Json> {
  const flat = new Map<string, Json>()
  for (const [key, value] of Object.entries(row)) {
    if (isJsonObject(value) && Object.keys(value).length > 0) {
      for (const [inner, entry] of Object.entries(value)) {
        flat.set(`${escapeKey(key)}.${escapeKey(inner)}`, entry)
      }
    } else {
      flat.set(escapeKey(key), value)
    }
  }
  return flat
}

function setDeep(row: { [key: string]: Json }, path: readonly string[], value: Json): void {
  const [key = '', inner] = path
  if (inner === undefined) {
    define(row, key, value)
    return
  }
  const object = Object.hasOwn(row, key) ? row[key] : undefined
  const target: { [key: string]: Json } = isJsonObject(object) ? object : {}
  define(target, inner, value)
  define(row, key, target)
}

// Assignment to `__proto__` would change the prototype instead of making a key.
function define(object: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  })
}

function escapeKey(key: string): string {
  return key.replaceAll(/[\\.]/g, '\\$&')
}

function splitName(name: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let index = 0; index < name.length; index++) {
    const character = name.charAt(index)
    if (character === '.') {
      parts.push(part)
      part = ''
    } else if (character === '\\') {
      index += 1
      part += name.charAt(index)
    } else {
      part += character
    }
  }
  parts.push(part)
  if (parts.length > 2) throw new TableError('a column name has at most two parts')
  return parts
}

function countOf(value: Json | undefined): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new TableError('a group says how many rows it has')
  }
  return value
}

function isCompound(value: Json): boolean {
  return typeof value === 'object' && value !== null
}
