import * as v from 'valibot'
import { joinRequestSchema, meSchema } from './join.ts'

/**
 * A browser erases what a site keeps, and leaves its cookie: the credential of a device that is no more. A new
 * installation asks whose it was, and goes on for it under an id of its own (decision 0008).
 */
export const predecessorSchema = v.object({ predecessor: v.nullable(meSchema) })
export type Predecessor = v.InferOutput<typeof predecessorSchema>

export const successionRequestSchema = v.object({ device: joinRequestSchema.entries.device })
export type SuccessionRequest = v.InferOutput<typeof successionRequestSchema>
