import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import type { Json, JsonObject } from '../json.ts'
import { type Kind, once, type Writer } from '../kind.ts'
import { textSchema } from '../text.ts'

export const reportRemarkSchema = v.strictObject({
  section: textSchema(300),
  text: textSchema(2000),
})
export type ReportRemark = v.InferOutput<typeof reportRemarkSchema>

/**
 * What was done with a report, never changed afterwards; its state is a fold over the acts (`report-state.ts`).
 * `agree` freezes the report as it then was, and only what was agreed can be sent.
 */
export const reportActKind = {
  name: 'reportAct',
  spaceTypes: ['municipality'],
  ofSession: false,
  content: false,
  writers: ['coordinator', 'server'],
  rank: 6,
  appendOnly: true,
  mayMake: (values, writers) => mayActOnReport(values, writers),
  fields: {
    report: once(identifierSchema, { required: true }),
    act: once(v.picklist(['agree', 'reopen', 'send', 'return', 'accept']), { required: true }),
    reason: once(textSchema(4000)),
    /** Of `return`: what the region remarks on single sections, each named by its heading. */
    remarks: once(v.pipe(v.array(reportRemarkSchema), v.maxLength(50))),
    /** Of `agree`: the report as it was agreed, checked by `frozenReportSchema` where it is read. */
    frozen: once(v.custom<Json>((input) => typeof input === 'object' && input !== null)),
    /** Of `send`, `return` and `accept`: the agreement that it speaks of. */
    agreement: once(identifierSchema),
    /** Of `return` and `accept`: who of the region's desk decided; the server only writes it down. */
    by: once(textSchema(200), { personal: true }),
  },
} as const satisfies Kind

/**
 * | act                  | who                                                                   |
 * |----------------------|-----------------------------------------------------------------------|
 * | agree, reopen, send  | the municipality's coordinator                                        |
 * | return, accept       | the region's desk, through the server, which writes it down for them  |
 */
function mayActOnReport(
  { act, frozen, agreement }: JsonObject,
  writers: readonly Writer[],
): boolean {
  switch (act as ReportAct | undefined) {
    case 'agree':
      return writers.includes('coordinator') && frozen !== undefined
    case 'reopen':
      return writers.includes('coordinator')
    case 'send':
      return writers.includes('coordinator') && agreement !== undefined
    case 'return':
    case 'accept':
      return writers.includes('server') && agreement !== undefined
    case undefined:
      return false
  }
  return false
}

export type ReportAct = 'agree' | 'reopen' | 'send' | 'return' | 'accept'
