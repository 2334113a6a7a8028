import * as v from 'valibot'
import type { JsonObject } from '../json.ts'
import { identifierSchema } from '../identifier.ts'
import type { Offer } from '../offer.ts'
import { recordStateSchema } from './pull.ts'
import { fromTable, type Table, toTable } from './columns.ts'
import { fromSetterColumns, withSetterColumns } from './setter-columns.ts'

/** Most devices that may have set one path. */
const maxSetters = 1_000

/**
 * What a device gives back to a restored centre (S15): lines of JSON like a push, a head and then blocks.
 *
 *     {"wire":1,"device":"…"}
 *     {"offers":[…table of records, each with `seen`…]}
 */
export const offerBlockSchema = v.strictObject({ offers: v.array(v.unknown()) })

const counterSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 52))
const setterSchema = v.object({ device: identifierSchema, n: counterSchema })
const offerRowSchema = v.object({
  ...recordStateSchema.entries,
  setBy: v.exactOptional(
    v.record(
      v.pipe(v.string(), v.maxLength(200)),
      v.pipe(v.array(setterSchema), v.maxLength(maxSetters)),
    ),
  ),
  seen: counterSchema,
  own: v.exactOptional(v.record(v.string(), counterSchema)),
})

export const offerResponseSchema = v.object({
  wire: v.number(),
  epoch: v.string(),
  /** How many of the offered records the centre had lost, had in part, had, or would not take from this device. */
  returned: v.number(),
  joined: v.number(),
  same: v.number(),
  refused: v.number(),
})
export type OfferResponse = v.InferOutput<typeof offerResponseSchema>

export function offersToTable(offers: readonly Offer[]): Table {
  const rows = offers.map(({ state, ...known }) => withSetterColumns({ ...state, ...known }))
  return toTable(JSON.parse(JSON.stringify(rows)) as JsonObject[])
}

/** The offers in a table that came from outside, and how many rows were none. Throws `TableError`. */
export function offersFromTable(table: unknown): { offers: Offer[]; malformed: number } {
  const offers: Offer[] = []
  let malformed = 0
  for (const row of fromTable(table)) {
    const parsed = v.safeParse(offerRowSchema, {
      disputed: {},
      fields: {},
      ...fromSetterColumns(row),
    })
    if (parsed.success) {
      const { seen, own, ...state } = parsed.output
      offers.push({ state, seen, ...(own === undefined ? {} : { own }) })
    } else {
      malformed += 1
    }
  }
  return { offers, malformed }
}
