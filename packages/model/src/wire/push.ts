import * as v from 'valibot'
import type { Json, JsonObject } from '../json.ts'
import { refusalReasonSchema } from '../refusal.ts'
import { fromTable, type Table, toTable } from './columns.ts'

/**
 * A push is lines of JSON (`changesMediaType`), as one gzip stream or plain: a head, then one block per line.
 * A reader may apply each block as its line arrives.
 *
 *     {"wire":1,"device":"…"}
 *     {"changes":[…table of change rows…]}
 */
export const pushHeadSchema = v.object({
  wire: v.pipe(v.number(), v.integer(), v.minValue(1)),
  device: v.string(),
  /** The epoch that the device last heard of: in another one it gives back what it holds before it pushes. */
  epoch: v.optional(v.string()),
})
export const pushBlockSchema = v.strictObject({ changes: v.array(v.unknown()) })

const pathRecord = <Value extends v.GenericSchema>(value: Value) => v.record(v.string(), value)
const jsonSchema = v.custom<Json>((input) => input !== undefined)

/**
 * The server's word on one change (S8).
 *
 * - `taken`, `merged`, `same`: in the record's present state at `version`; drop it from the queue.
 * - `refused`: not applied, `reason` says why; move it to the refused list. Nothing else is disturbed.
 *
 * `present` holds the present values of the paths that differ from what was sent (null: unset);
 * `refusedPaths` the paths that were left out of a change that was otherwise applied.
 */
export const changeAnswerSchema = v.variant('outcome', [
  v.object({
    n: v.number(),
    outcome: v.picklist(['taken', 'merged', 'same']),
    version: v.number(),
    present: v.optional(pathRecord(jsonSchema)),
    refusedPaths: v.optional(pathRecord(refusalReasonSchema)),
  }),
  v.object({ n: v.number(), outcome: v.literal('refused'), reason: refusalReasonSchema }),
])
export type ChangeAnswer = v.InferOutput<typeof changeAnswerSchema>

export const pushResponseSchema = v.object({
  wire: v.number(),
  /** Server clock in ms, so that the screen can say when the centre received it. */
  at: v.number(),
  answers: v.array(v.unknown()),
})
export interface PushResponse {
  readonly wire: number
  readonly at: number
  readonly answers: Table
}

/**
 * A large push goes as a parcel: the same lines as one gzip stream, of which the centre keeps what it has received
 * while the line is broken, and applies every block as it becomes complete. This is its answer to bytes and to the
 * question how far it is; `answers` are those to the blocks that the asker has not heard of yet.
 */
export const parcelResponseSchema = v.object({
  wire: v.number(),
  at: v.number(),
  /** Bytes of the parcel that the centre has; 0 also where it knows nothing of it (any more). */
  received: v.number(),
  /** Blocks that were applied. */
  blocks: v.number(),
  /** Everything has come and was applied. */
  done: v.boolean(),
  answers: v.array(v.unknown()),
})
export type ParcelResponse = Omit<v.InferOutput<typeof parcelResponseSchema>, 'answers'> & {
  readonly answers: Table
}

export function answersToTable(answers: readonly ChangeAnswer[]): Table {
  return toTable(JSON.parse(JSON.stringify(answers)) as JsonObject[])
}

/** Throws `TableError` or valibot's error where the answers are not answers. */
export function answersFromTable(table: unknown): ChangeAnswer[] {
  return fromTable(table).map((row) => v.parse(changeAnswerSchema, row))
}
