import * as v from 'valibot'
import { identifierSchema } from './identifier.ts'
import { packIdSchema } from './kind.ts'
import { readableStateSchema } from './overview.ts'

const momentSchema = v.number()

/** GET /api/overview/answers/:id/origin: the way from an answer back to the hall and the sheet of paper. */
export const answerOriginSchema = v.object({
  asOf: momentSchema,
  session: v.object({
    id: identifierSchema,
    date: v.nullable(v.string()),
    venue: packIdSchema,
    municipality: packIdSchema,
    state: readableStateSchema,
    submittedAt: v.nullable(momentSchema),
  }),
  /** Clock of the device on which it was written down. */
  writtenAt: momentSchema,
  /** Server clock, ms. */
  receivedAt: momentSchema,
  /** How often its words were changed since. */
  corrections: v.number(),
  /** null: the caller may not know. */
  writer: v.nullable(v.object({ name: v.string(), device: v.string() })),
  /** null: it was not typed from paper. */
  sheet: v.nullable(
    v.object({
      number: v.string(),
      photos: v.array(v.object({ id: identifierSchema, width: v.number(), height: v.number() })),
    }),
  ),
})
export type AnswerOrigin = v.InferOutput<typeof answerOriginSchema>
