import * as v from 'valibot'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { identifierSchema } from '../identifier.ts'
import type { RecordState } from '../record.ts'
import { spaceSchema } from '../space.ts'
import { fromTable, type Table, toTable } from './columns.ts'

/** Most bytes of records that one answer may carry, before compression, when the asker names no bound. */
export const defaultPullBytes = 256 * 1024

export const pullRequestSchema = v.object({
  wire: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The token of the last answer; null asks from the beginning. */
  token: v.nullable(v.pipe(v.string(), v.maxLength(64_000))),
  maxBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1_024), v.maxValue(8_388_608))),
  /** All own changes up to this number are known to be acknowledged here: they need not come back (S11). */
  acknowledged: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})
export type PullRequest = v.InferOutput<typeof pullRequestSchema>

export const pullResponseSchema = v.object({
  wire: v.number(),
  epoch: v.string(),
  token: v.string(),
  /** Ask again at once: the answer was cut by its bound. */
  more: v.boolean(),
  /** Every space that the device may read now; records of any other space are to be removed (S12). */
  spaces: v.array(spaceSchema),
  records: v.array(v.unknown()),
})
export type PullResponse = Omit<v.InferOutput<typeof pullResponseSchema>, 'records'> & {
  readonly records: Table
}

const jsonSchema = v.custom<Json>((input) => input !== undefined)
const authorSchema = v.object({ person: v.string(), device: v.string(), at: v.number() })

export const recordStateSchema = v.object({
  id: identifierSchema,
  kind: v.string(),
  space: spaceSchema,
  session: v.nullable(identifierSchema),
  version: v.number(),
  fields: v.record(v.string(), jsonSchema),
  deleted: v.boolean(),
  erased: v.exactOptional(v.literal(true)),
  forgotten: v.exactOptional(v.array(v.string())),
  disputed: v.record(
    v.string(),
    v.array(
      v.object({
        value: jsonSchema,
        person: v.string(),
        device: v.string(),
        n: v.number(),
        version: v.number(),
      }),
    ),
  ),
  made: authorSchema,
  changed: v.object({ ...authorSchema.entries, n: v.number(), over: v.number() }),
})

export function recordsToTable(records: readonly RecordState[]): Table {
  return toTable(JSON.parse(JSON.stringify(records)) as JsonObject[])
}

/**
 * The records of an answer. One that is not a record is named in `malformed` by its id where it has one, never
 * skipped silently (S5). Throws `TableError` where there is no table.
 */
export function recordsFromTable(table: unknown): {
  records: RecordState[]
  malformed: { id: string | undefined; row: JsonObject }[]
} {
  const records: RecordState[] = []
  const malformed: { id: string | undefined; row: JsonObject }[] = []
  for (const row of fromTable(table)) {
    const parsed = parsedRow(row)
    if (parsed.success) records.push(parsed.output)
    else malformed.push({ id: typeof row['id'] === 'string' ? row['id'] : undefined, row })
  }
  return { records, malformed }
}

/** Whether a row that was set aside is a record to this version. */
export function isRecordRow(row: Json): boolean {
  return isJsonObject(row) && parsedRow(row).success
}

function parsedRow(row: JsonObject) {
  return v.safeParse(recordStateSchema, { disputed: {}, fields: {}, ...row })
}
