import {
  erasedAmongRequestSchema,
  erasedAmongSchema,
  erasureListSchema,
  erasureRequestSchema,
  erasureSchema,
} from '@living-libraries/model/erasure'
import { holdersSchema } from '@living-libraries/model/holders'
import { serverHealthSchema } from '@living-libraries/model/server-health'
import { bodyProblems, type Operation } from './operation.ts'
import { recordOperations } from './record-operations.ts'
import { overviewOperations } from './overview-operations.ts'
import { photoOperations } from './photo-operations.ts'
import { themeOperations } from './theme-operations.ts'
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
  ...recordOperations,
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
    path: '/records/:id/holders',
    summary: 'Where the words of a record are, and after an erasure where they may still be',
    answer: holdersSchema,
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/erasures/among',
    summary:
      'Which of these records were erased, for a device that holds words of them and no longer reads them',
    body: erasedAmongRequestSchema,
    answer: erasedAmongSchema,
    problems: bodyProblems,
  },
  {
    method: 'get',
    path: '/erasures',
    summary: 'The acts of erasing in the own spaces, without what was erased',
    answer: erasureListSchema,
    problems: ['not-allowed'],
  },
  ...overviewOperations,
  ...themeOperations,
]
