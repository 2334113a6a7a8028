import {
  photoMediaType,
  pieceAnswerSchema,
  pieceMediaType,
  pieceQuerySchema,
} from '@living-libraries/model/photo'
import * as v from 'valibot'
import { bodyProblems, type Operation } from './operation.ts'

/** The routes of pictures, described. */
export const photoOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/photos/:id/:part',
    summary: 'Take a piece of a picture in; tells where to go on; may be repeated',
    query: pieceQuerySchema,
    file: pieceMediaType,
    answer: pieceAnswerSchema,
    problems: [...bodyProblems, 'not-found', 'not-allowed'],
  },
  {
    method: 'get',
    path: '/photos/:id/:part',
    summary:
      'The picture or thumbnail of a photo, once it is whole; its rest after a cut (Range, 206)',
    answer: v.string(),
    answerType: photoMediaType,
    problems: ['not-found'],
  },
]
