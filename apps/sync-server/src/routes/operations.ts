import {
  erasureListSchema,
  erasureRequestSchema,
  erasureSchema,
} from '@living-libraries/model/erasure'
import { historySchema } from '@living-libraries/model/history'
import { restoreReportSchema } from '@living-libraries/model/restore-report'
import { serverHealthSchema } from '@living-libraries/model/server-health'
import { offerBlockSchema, offerResponseSchema } from '@living-libraries/model/wire/offer'
import { pullRequestSchema, pullResponseSchema } from '@living-libraries/model/wire/pull'
import {
  pushBlockSchema,
  pushHeadSchema,
  pushResponseSchema,
} from '@living-libraries/model/wire/push'
import { bodyProblems, type Operation } from './operation.ts'
import { overviewOperations } from './overview-operations.ts'
import { headQuerySchema, pushMediaTypes } from './record-routes.ts'
import { photoOperations } from './photo-operations.ts'
import { transferOperations } from './transfer-operations.ts'
import * as v from 'valibot'
import { accessOperations } from './access-operations.ts'

/** Every route below `/api`; a test compares the list with the routes that are there. */
export const operations: readonly Operation[] = [
  ...accessOperations,
  {
    method: 'get',
    path: '/health',
    summary: 'Whether the server and its database answer, and which epoch they are in',
    isOpen: true,
    answer: v.object({ status: v.literal('ok'), version: v.string(), epoch: v.string() }),
    problems: [],
  },
  {
    method: 'get',
    path: '/health/details',
    summary: 'How the server, its database and its disk are, for the administrator',
    answer: serverHealthSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    isOpen: true,
    answer: v.object({ openapi: v.string() }),
    problems: [],
  },
  {
    method: 'post',
    path: '/records/push',
    summary: 'Take changes in; answered once they are on disk',
    lines: { first: pushHeadSchema, further: pushBlockSchema, mediaTypes: pushMediaTypes },
    answer: pushResponseSchema,
    problems: [...bodyProblems, 'wire-too-old', 'wire-too-new', 'not-allowed', 'epoch-changed'],
  },
  {
    method: 'post',
    path: '/records/offer',
    summary:
      'Give a centre that was restored from a backup what it had acknowledged; may be repeated',
    lines: { first: pushHeadSchema, further: offerBlockSchema, mediaTypes: pushMediaTypes },
    answer: offerResponseSchema,
    problems: [...bodyProblems, 'wire-too-old', 'wire-too-new', 'not-allowed'],
  },
  {
    method: 'get',
    path: '/restore',
    summary: 'What devices gave back since the centre was restored from a backup',
    answer: restoreReportSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'post',
    path: '/records/pull',
    summary: 'What is new since the token, one page',
    body: pullRequestSchema,
    answer: pullResponseSchema,
    problems: [...bodyProblems, 'wire-too-old'],
  },
  {
    method: 'get',
    path: '/records/head',
    summary: 'Whether a pull would bring anything; empty if not',
    query: headQuerySchema,
    answer: v.object({ more: v.literal(true) }),
    mayBeEmpty: true,
    problems: ['body-malformed'],
  },
  {
    method: 'get',
    path: '/records/stream',
    summary: 'Hints that a space moved on; every opening means: pull now',
    answer: v.string(),
    answerType: 'text/event-stream',
    problems: [],
  },
  {
    method: 'get',
    path: '/records/:id/history',
    summary: 'Who changed what in a record, and when',
    answer: historySchema,
    problems: ['not-found'],
  },
  ...transferOperations,
  ...photoOperations,
  {
    method: 'post',
    path: '/erasures',
    summary: 'Erase a record, or a person who worked with the app, for ever; may be repeated',
    body: erasureRequestSchema,
    answer: erasureSchema,
    problems: [...bodyProblems, 'not-allowed', 'not-found'],
  },
  {
    method: 'get',
    path: '/erasures',
    summary: 'The acts of erasing in the own spaces, without what was erased',
    answer: erasureListSchema,
    problems: ['not-allowed'],
  },
  ...overviewOperations,
]
