import { answerOriginSchema } from '@living-libraries/model/answer-origin'
import { answersQuerySchema } from '@living-libraries/model/overview'
import {
  answerGroupsSchema,
  codebookSchema,
  similarAnswersSchema,
  themeDigestSchema,
  themeDoneSchema,
  themeHistoryQuerySchema,
  themeHistorySchema,
  themeRequestSchema,
  themeTablesQuerySchema,
  themeTablesSchema,
  unreadQuerySchema,
  unreadSchema,
} from '@living-libraries/model/themes'
import * as v from 'valibot'
import { bodyProblems, type Operation } from './operation.ts'

/** The themes of the region's desk, described. */
export const themeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/themes',
    summary: 'The codebook, how much was read and assigned, and how far every reader is',
    answer: codebookSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'post',
    path: '/themes',
    summary: 'A command to the codebook; may be repeated, and taken back by `undo`',
    body: themeRequestSchema,
    answer: themeDoneSchema,
    problems: [...bodyProblems, 'not-allowed', 'not-found'],
  },
  {
    method: 'get',
    path: '/themes/unread',
    summary: 'The next answers that nobody has read, of a question and a territory',
    query: unreadQuerySchema,
    answer: unreadSchema,
    problems: ['not-allowed', 'body-malformed'],
  },
  {
    method: 'get',
    path: '/themes/history',
    summary: 'Who did what to a theme, to an answer or to the whole codebook, and when',
    query: themeHistoryQuerySchema,
    answer: themeHistorySchema,
    problems: ['not-allowed', 'body-malformed'],
  },
  {
    method: 'get',
    path: '/themes/tables',
    summary: 'Counted answers by theme, municipality and group, with what they are a share of',
    query: themeTablesQuerySchema,
    answer: themeTablesSchema,
    problems: ['not-allowed', 'body-malformed'],
  },
  {
    method: 'get',
    path: '/themes/digest',
    summary: 'A working digest of a question and a territory: its themes, each with quotes',
    query: unreadQuerySchema,
    answer: themeDigestSchema,
    problems: ['not-allowed', 'body-malformed'],
  },
  {
    method: 'get',
    path: '/themes/groups',
    summary:
      'Answers of a filter that say nearly the same, in groups; a denial is never among them',
    query: answersQuerySchema,
    answer: answerGroupsSchema,
    problems: ['not-allowed', 'body-malformed'],
  },
  {
    method: 'get',
    path: '/overview/answers/:id/similar',
    summary: 'Answers that say nearly the same as one, and the themes that such answers were given',
    answer: similarAnswersSchema,
    problems: ['not-allowed', 'not-found'],
  },
  {
    method: 'get',
    path: '/overview/answers/:id/origin',
    summary:
      'Where an answer comes from: session, time, device, sheet; the writer for those who may know',
    answer: answerOriginSchema,
    problems: ['not-allowed', 'not-found'],
  },
  {
    method: 'get',
    path: '/overview/answers/:id/sheets/:photo',
    summary: 'A picture of the sheet that an answer was typed from',
    answer: v.string(),
    answerType: 'image/jpeg',
    problems: ['not-allowed', 'not-found'],
  },
]
