import * as v from 'valibot'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { counterIn, identifierSchema, recordIdOf } from '../identifier.ts'
import type { RecordState } from '../record.ts'
import { spaceSchema } from '../space.ts'
import { fromTable, type Table, toTable } from './columns.ts'
import { fromSetterColumns, withSetterColumns } from './setter-columns.ts'

/** Most bytes of records that one answer may carry, before compression, when the asker names no bound. */
export const defaultPullBytes = 4 * 1024 * 1024

export const pullRequestSchema = v.object({
  wire: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The token of the last block; null asks from the beginning. */
  token: v.nullable(v.pipe(v.string(), v.maxLength(64_000))),
  maxBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1_024), v.maxValue(8_388_608))),
  /** All own changes up to this number are known to be acknowledged here: they need not come back (S11). */
  acknowledged: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 52))),
  /** An answer that was cut on its way, and how many of its bytes have arrived: the rest is wanted. */
  parcel: v.optional(
    v.object({
      id: v.pipe(v.string(), v.maxLength(40)),
      from: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
})
export type PullRequest = v.InferOutput<typeof pullRequestSchema>

/**
 * An answer is lines of JSON: a head, then blocks. A reader takes each block in as its line arrives, and asks on with
 * its token. What follows from the token that was shown is left out: nothing at all is new is an empty 204.
 *
 *     {"wire":1,"epoch":"…","spaces":["forum","venue/…"]}
 *     {"token":"…","left":1200,"records":[…table of records…]}
 *     {"token":"…"}
 */
export const pullHeadSchema = v.object({
  wire: v.number(),
  /** Absent: that of the token. */
  epoch: v.optional(v.string()),
  /** Every space that the device may read now; records of any other are to be removed (S12). Absent: as before. */
  spaces: v.optional(v.array(spaceSchema)),
})
export const pullBlockSchema = v.object({
  token: v.string(),
  /** How many records come after this block, in this answer; absent: it is the last. */
  left: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** On the last block. Ask again at once: the answer was cut by its bound. */
  more: v.optional(v.literal(true)),
  records: v.optional(v.array(v.unknown())),
})
export type PullHead = v.InferOutput<typeof pullHeadSchema>
export type PullBlock = Omit<v.InferOutput<typeof pullBlockSchema>, 'records'> & {
  readonly records?: Table
}

/** One block with what its head says of it. */
export interface PulledBlock {
  readonly epoch: string | undefined
  readonly spaces: readonly string[] | undefined
  readonly token: string
  readonly left: number
  /** Whether it ends its answer. */
  readonly isLast: boolean
  readonly more: boolean
  readonly records: readonly unknown[]
}

/** Reads the lines of an answer one by one. */
export class PullLines {
  #head: PullHead | undefined

  /** Undefined for the head. Throws valibot's error or a `SyntaxError` for what is neither head nor block. */
  read(line: string): PulledBlock | undefined {
    if (this.#head === undefined) {
      this.#head = v.parse(pullHeadSchema, JSON.parse(line))
      return undefined
    }
    const { token, left, more = false, records = [] } = v.parse(pullBlockSchema, JSON.parse(line))
    const { epoch, spaces } = this.#head
    return { epoch, spaces, token, left: left ?? 0, isLast: left === undefined, more, records }
  }
}

/** The blocks of a whole answer. */
export function blocksOfPull(text: string): PulledBlock[] {
  const lines = new PullLines()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => lines.read(line) ?? [])
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
        was: v.exactOptional(jsonSchema),
        back: v.exactOptional(v.object({ at: v.number(), since: v.number() })),
      }),
    ),
  ),
  setBy: v.exactOptional(
    v.record(v.string(), v.array(v.object({ device: v.string(), n: v.number() }))),
  ),
  made: authorSchema,
  changed: v.object({ ...authorSchema.entries, n: v.number(), over: v.number() }),
})

/** As on the wire: an id that follows from its making is left out for the number `i` of that change. */
export function recordsToTable(records: readonly RecordState[]): Table {
  return toTable(JSON.parse(JSON.stringify(records.map(rowOf))) as JsonObject[])
}

function rowOf({ id, disputed, ...state }: RecordState): object {
  const { device, at } = state.made
  const i = counterIn(id)
  const name = recordIdOf(device, i, at) === id ? { i } : { id }
  const told = Object.keys(disputed).length > 0 ? { disputed } : {}
  return withSetterColumns({ ...name, ...state, ...told })
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
  for (const stored of fromTable(table)) {
    const row = named(stored)
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

/** The row as a record has it: with its id, where the wire had only the number of its making. */
function named(stored: JsonObject): JsonObject {
  const row = fromSetterColumns(stored)
  const { i, made, ...rest } = row
  if (typeof i !== 'number' || !v.is(authorSchema, made)) return row
  const isNumber = Number.isSafeInteger(i) && i >= 0 && Number.isSafeInteger(made.at)
  if (!isNumber || !v.is(identifierSchema, made.device)) return row
  return { id: recordIdOf(made.device, i, made.at), ...rest, made }
}
