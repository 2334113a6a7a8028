import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { transferFaultSchema } from './transfer-fault.ts'

/**
 * The centre's word on one file: on the one that was brought, or on one that lay in it.
 *
 * - `taken`: every change has its answer; `refused` of them were not applied, with reasons that the writer will read.
 * - `nothing`: an answer of the centre itself; there was nothing to take in.
 * - `refused`: nothing of it was taken, for the reason in `fault`.
 */
export const fileOutcomeSchema = v.variant('outcome', [
  v.object({
    outcome: v.literal('taken'),
    file: identifierSchema,
    device: identifierSchema,
    changes: v.number(),
    refused: v.number(),
    /** Pictures that are at the centre now, and those that it would not keep. */
    pictures: v.optional(v.number(), 0),
    refusedPictures: v.optional(v.number(), 0),
  }),
  v.object({ outcome: v.literal('nothing') }),
  v.object({ outcome: v.literal('refused'), fault: transferFaultSchema }),
])
export type FileOutcome = v.InferOutput<typeof fileOutcomeSchema>

export const transferResponseSchema = v.object({
  /** Server clock, ms. */
  at: v.number(),
  /** The brought file, then those that lay in it. */
  files: v.pipe(v.array(fileOutcomeSchema), v.minLength(1)),
})
export type TransferResponse = v.InferOutput<typeof transferResponseSchema>

/** GET /api/transfer/answer: whose. */
export const answerQuerySchema = v.object({ device: identifierSchema })
