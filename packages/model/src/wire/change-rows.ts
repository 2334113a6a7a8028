import * as v from 'valibot'
import type { Change } from '../change.ts'
import { identifierSchema, recordIdOf } from '../identifier.ts'
import type { Json, JsonObject } from '../json.ts'
import { spaceSchema } from '../space.ts'
import { fromTable, type Group, TableError, toTable, type Table } from './columns.ts'

const counterSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 52))
const pathSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const jsonSchema = v.custom<Json>((input) => input !== undefined)

/** A change as it stands on the wire: what follows from the rest is left out. */
export const changeRowSchema = v.strictObject({
  n: v.pipe(counterSchema, v.minValue(1)),
  /** person */
  p: identifierSchema,
  /** record; absent where the id is the one that (device, n, madeAt) makes */
  r: v.optional(identifierSchema),
  /** base; absent: 0 */
  b: v.optional(counterSchema),
  /** made at */
  t: counterSchema,
  /** kind, space and session of a new record */
  k: v.optional(v.pipe(v.string(), v.maxLength(40))),
  s: v.optional(spaceSchema),
  o: v.optional(identifierSchema),
  // A list would pass as a record with numbers for names.
  set: v.optional(v.pipe(v.custom<JsonObject>(isObject), v.record(pathSchema, jsonSchema))),
  unset: v.optional(v.pipe(v.array(pathSchema), v.maxLength(500))),
})
type ChangeRow = v.InferOutput<typeof changeRowSchema>

/**
 * What changes were made upon that had come by file, by their numbers and by path. It stands in a group of the table that
 * has no rows: a reader that does not know it yet passes over it, where it would take an unknown column for no change.
 */
export const uponSchema = v.record(
  v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,15}$/)),
  v.record(
    pathSchema,
    v.pipe(
      v.array(
        v.strictObject({ device: identifierSchema, n: v.pipe(counterSchema, v.minValue(1)) }),
      ),
      v.minLength(1),
      v.maxLength(100),
    ),
  ),
)

/** Changes of one device as a table of the wire. */
export function changesToTable(changes: readonly Change[], device: string): Table {
  const table = toTable(changes.map((change) => toRow(change, device)))
  const upon = Object.fromEntries(
    changes.flatMap((one) => (one.upon === undefined ? [] : [[one.n, one.upon]])),
  )
  if (Object.keys(upon).length === 0) return table
  const telling: Group & { readonly upon: typeof upon } = { rows: 0, at: [], of: {}, upon }
  return [...table, telling]
}

/**
 * The changes in a table that came from outside. A row that is not a change is set aside with its `n` where
 * it has one, so that one bad row never holds up its neighbours. Throws `TableError` where there is no table.
 */
export function changesFromTable(
  table: unknown,
  device: string,
): { changes: Change[]; malformed: (number | undefined)[] } {
  const changes: Change[] = []
  const malformed: (number | undefined)[] = []
  const rows = fromTable(table)
  const upon = uponIn(table)
  for (const row of rows) {
    const parsed = v.safeParse(changeRowSchema, row)
    if (parsed.success) changes.push(withUpon(fromRow(parsed.output, device), upon))
    else malformed.push(typeof row['n'] === 'number' ? row['n'] : undefined)
  }
  return { changes, malformed }
}

export { TableError }

/** What is said in another way than here is left out: the words themselves count for more. */
function uponIn(table: unknown): v.InferOutput<typeof uponSchema> {
  const groups: readonly unknown[] = Array.isArray(table) ? table : []
  const told = groups.flatMap((group) => {
    const parsed = v.safeParse(v.object({ upon: uponSchema }), group)
    return parsed.success ? [parsed.output.upon] : []
  })
  return told[0] ?? {}
}

function withUpon(change: Change, upon: v.InferOutput<typeof uponSchema>): Change {
  const own = upon[change.n]
  return own === undefined ? change : { ...change, upon: own }
}

function isObject(input: unknown): boolean {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

function toRow(change: Change, device: string): JsonObject {
  const { n, person, record, base, madeAt, create, set, unset } = change
  const row: { [key: string]: Json } = { n, p: person, t: madeAt }
  if (record !== recordIdOf(device, n, madeAt)) row['r'] = record
  if (base !== 0) row['b'] = base
  if (create !== undefined) {
    row['k'] = create.kind
    row['s'] = create.space
    if (create.session !== null) row['o'] = create.session
  }
  if (Object.keys(set).length > 0) row['set'] = set
  if (unset.length > 0) row['unset'] = unset
  return row
}

function fromRow(row: ChangeRow, device: string): Change {
  const { n, p: person, t: madeAt, k: kind, s: space } = row
  const change = {
    n,
    person,
    record: row.r ?? recordIdOf(device, n, madeAt),
    base: row.b ?? 0,
    madeAt,
    set: row.set ?? {},
    unset: row.unset ?? [],
  }
  if (kind === undefined || space === undefined) return change
  return { ...change, create: { kind, space, session: row.o ?? null } }
}
