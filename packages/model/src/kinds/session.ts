import * as v from 'valibot'
import { type Kind, map, packIdSchema, register, tally } from '../kind.ts'
import { textSchema } from '../text.ts'

const dateSchema = v.pipe(v.string(), v.isoDate())

/** One public strategic session of a venue; it may span several days. */
export const sessionKind = {
  name: 'session',
  spaceTypes: ['venue'],
  ofSession: false,
  content: true,
  writers: ['librarian', 'coordinator'],
  rank: 1,
  fields: {
    title: register(textSchema(200)),
    date: register(dateSchema),
    /** Further days after `date`. */
    days: map(dateSchema),
    place: register(textSchema(300)),
    facilitator: register(textSchema(200), { personal: true }),
    tables: map(v.strictObject({ name: textSchema(100), order: v.pipe(v.number(), v.finite()) })),
    /** Who leads the talk at a table, by the table's id. */
    tableFacilitators: map(textSchema(200), { personal: true }),
    /** Who writes down what a table says, by the table's id. */
    tableNoteTakers: map(textSchema(200), { personal: true }),
    /** Which groups sit at a table: `tableGroupKey`. */
    tableGroups: map(v.literal(true)),
    /** People present, by group of the pack, or `unstated`: see `attendanceOf`. */
    attendance: tally(),
    /** People present on each day, where a session has several: by date. */
    daily: tally(),
    /** The plan of the evening. */
    plan: map(
      v.strictObject({
        text: textSchema(200),
        minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600)),
        order: v.pipe(v.number(), v.finite()),
      }),
    ),
    outcome: register(v.picklist(['held', 'not-held', 'postponed', 'joint'])),
    outcomeReason: register(textSchema(1000)),
    note: register(textSchema(4000)),
    /** The version of the forum pack that the session began with (S12). */
    packVersion: register(v.pipe(v.number(), v.integer(), v.minValue(0))),
    /** Why something that the checklist asks for is missing, by the item's id. */
    gaps: map(textSchema(500)),
  },
} as const satisfies Kind

/** The entry of `tableGroups` that says that a group sits at a table. */
export function tableGroupKey(table: string, group: string): string {
  return `${table}:${group}`
}

export type SessionOutcome = 'held' | 'not-held' | 'postponed' | 'joint'
export const unstatedGroup = 'unstated'
export const groupSchema = packIdSchema
