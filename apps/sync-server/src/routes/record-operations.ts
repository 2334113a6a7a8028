import { historySchema } from '@living-libraries/model/history'
import { restoreReportSchema } from '@living-libraries/model/restore-report'
import { presenceSchema } from '@living-libraries/model/presence'
import { offerBlockSchema, offerResponseSchema } from '@living-libraries/model/wire/offer'
import {
  pullBlockSchema,
  pullHeadSchema,
  pullRequestSchema,
} from '@living-libraries/model/wire/pull'
import {
  parcelResponseSchema,
  pushBlockSchema,
  pushHeadSchema,
  pushResponseSchema,
} from '@living-libraries/model/wire/push'
import { recordsMediaType } from '@living-libraries/model/wire/version'
import * as v from 'valibot'
import { bodyProblems, type Operation } from './operation.ts'
import {
  headQuerySchema,
  parcelLookSchema,
  parcelSendSchema,
  pushMediaTypes,
} from './record-routes.ts'

/** What moves records, and what tells of them. */
export const recordOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/records/push',
    summary: 'Take changes in; answered once they are on disk',
    lines: { first: pushHeadSchema, further: pushBlockSchema, mediaTypes: pushMediaTypes },
    answer: pushResponseSchema,
    problems: [...bodyProblems, 'wire-too-old', 'wire-too-new', 'not-allowed', 'epoch-changed'],
  },
  {
    method: 'put',
    path: '/records/parcels/:id',
    summary:
      'Bytes of a large push, from the byte `from` on; every complete block is applied as it comes',
    query: parcelSendSchema,
    lines: { first: pushHeadSchema, further: pushBlockSchema, mediaTypes: pushMediaTypes },
    answer: parcelResponseSchema,
    problems: [...bodyProblems, 'wire-too-old', 'wire-too-new', 'not-allowed', 'epoch-changed'],
  },
  {
    method: 'get',
    path: '/records/parcels/:id',
    summary: 'How far a parcel of this device has come, and the answers so far',
    query: parcelLookSchema,
    answer: parcelResponseSchema,
    problems: ['body-malformed'],
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
    summary:
      'What is new since the token; plain, or as one gzip stream that can be continued; empty if nothing is',
    body: pullRequestSchema,
    answer: pullHeadSchema,
    furtherLines: pullBlockSchema,
    answerType: recordsMediaType,
    mayBeEmpty: true,
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
    summary:
      'Hints that a space moved on, and who of the venue is typing; every opening means: pull now',
    answer: v.string(),
    answerType: 'text/event-stream',
    problems: [],
  },
  {
    method: 'post',
    path: '/presence',
    summary: 'Tell the colleagues of a venue that one of them is typing; kept nowhere',
    body: presenceSchema,
    problems: [...bodyProblems, 'not-allowed'],
  },
  {
    method: 'get',
    path: '/records/:id/history',
    summary: 'Who changed what in a record, and when',
    answer: historySchema,
    problems: ['not-found'],
  },
]
