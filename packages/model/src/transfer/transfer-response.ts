import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { pieceQuerySchema } from '../photo.ts'
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

/** Most bytes of one piece of a file on its way. */
export const maxTransferPieceBytes = 64 * 1024

/** POST /api/transfer/pieces/HASH, the hash being SHA-256 of the whole sealed file in base64url. */
export const transferPieceQuerySchema = v.object({
  ...pieceQuerySchema.entries,
  /** Bytes of the whole file. */
  size: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number)),
})

/** `received`: where to go on, also where the piece began elsewhere. `response`: the word on the whole file. */
export const transferPieceAnswerSchema = v.object({
  received: v.number(),
  response: v.optional(transferResponseSchema),
})
export type TransferPieceAnswer = v.InferOutput<typeof transferPieceAnswerSchema>

export const fileHashSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))

/** GET /api/transfer/answer: whose. */
export const answerQuerySchema = v.object({ device: identifierSchema })
