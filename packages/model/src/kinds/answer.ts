import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { type Kind, map, packIdSchema, register, tally } from '../kind.ts'
import { mayDecideNaming, namingSchema } from '../naming.ts'
import { textSchema } from '../text.ts'

export const answerTextLimit = 4000

/** One thing said in answer to a question of the forum, in the words of the person who said it. */
export const answerKind = {
  name: 'answer',
  spaceTypes: ['venue'],
  ofSession: true,
  content: true,
  writers: ['librarian', 'coordinator'],
  rank: 3,
  maySet: (path, value, writers) =>
    path !== 'naming' || !v.is(namingSchema, value) || mayDecideNaming(value, writers),
  fields: {
    question: register(packIdSchema, { required: true }),
    /** Further questions that the same words answer; an answer counts once in totals. */
    also: map(v.literal(true)),
    text: register(textSchema(answerTextLimit), { required: true }),
    table: register(packIdSchema),
    /** Unset: the speaker's group was not stated. */
    group: register(packIdSchema),
    level: register(packIdSchema),
    /** BCP 47; unset is Russian. */
    language: register(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))),
    translation: register(textSchema(answerTextLimit)),
    /** Unset: said in the hall. */
    source: register(v.picklist(['hall', 'form', 'box', 'remote', 'after'])),
    participant: register(identifierSchema),
    /** Whom the words name, and so whether they may be shown; see `naming.ts`. */
    naming: register(namingSchema),
    /** Number of the paper sheet that it was typed from. */
    sheet: register(textSchema(40)),
    /** «+1»: the answer that this one says again. Both stay whole; taking the link away parts them. */
    repeats: register(identifierSchema),
    /** Its place in the list of answers, once somebody moved it: see `answer-order.ts`. */
    order: register(v.pipe(v.number(), v.finite())),
    votes: tally(),
  },
} as const satisfies Kind

export type AnswerSource = 'hall' | 'form' | 'box' | 'remote' | 'after'
