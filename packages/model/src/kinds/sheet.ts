import * as v from 'valibot'
import { type Kind, packIdSchema, register } from '../kind.ts'
import { textSchema } from '../text.ts'

/** A sheet of paper from a table. Answers typed from it name its number; until then the paper is the answer. */
export const sheetKind = {
  name: 'sheet',
  spaceTypes: ['venue'],
  ofSession: true,
  content: false,
  writers: ['librarian', 'coordinator'],
  rank: 3,
  fields: {
    number: register(textSchema(40), { required: true }),
    table: register(packIdSchema),
    question: register(packIdSchema),
    /** Who wrote it by hand; a name, so personal. */
    writer: register(textSchema(200), { personal: true }),
    /** Set when everything on it was typed; who did it is in the record's history. */
    typed: register(v.boolean()),
  },
} as const satisfies Kind
