import { pieceMediaType } from '@living-libraries/model/photo'
import { transferMediaType } from '@living-libraries/model/transfer/letter'
import {
  answerQuerySchema,
  transferPieceAnswerSchema,
  transferPieceQuerySchema,
  transferResponseSchema,
} from '@living-libraries/model/transfer/transfer-response'
import * as v from 'valibot'
import { bodyProblems, type Operation } from './operation.ts'

/** The routes of transfer files, described. */
export const transferOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/transfer',
    summary: 'Take a transfer file in, whoever brings it; may be repeated',
    file: transferMediaType,
    answer: transferResponseSchema,
    problems: [...bodyProblems, 'not-allowed'],
  },
  {
    method: 'post',
    path: '/transfer/pieces/:hash',
    summary:
      'Take a piece of a transfer file in; tells where to go on, and with the last the word on the file',
    query: transferPieceQuerySchema,
    file: pieceMediaType,
    answer: transferPieceAnswerSchema,
    problems: [...bodyProblems, 'not-found', 'not-allowed'],
  },
  {
    method: 'get',
    path: '/transfer/answer',
    summary: 'The answer file for a device whose transfer files were taken in, sealed for it alone',
    query: answerQuerySchema,
    answer: v.string(),
    answerType: transferMediaType,
    problems: ['body-malformed', 'not-found'],
  },
]
