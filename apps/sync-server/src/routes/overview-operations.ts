import { answersExportQuerySchema } from '@living-libraries/model/answer-export'
import { reportDecisionSchema, sentReportsSchema } from '@living-libraries/model/frozen-report'
import { initiativeDecisionSchema } from '@living-libraries/model/initiative-state'
import {
  answersPageSchema,
  answersQuerySchema,
  boardSchema,
  numbersSchema,
} from '@living-libraries/model/overview'
import { photoMediaType } from '@living-libraries/model/photo'
import { arrivalsSchema, resultsSchema } from '@living-libraries/model/overview-results'
import * as v from 'valibot'
import { bodyProblems, type Operation } from './operation.ts'

/** What the region's desk reads and decides, described. */
export const overviewOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/overview/board',
    summary: 'Every venue and how far it is',
    answer: boardSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/overview/numbers',
    summary: 'The region’s numbers and the rule that they follow',
    answer: numbersSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/overview/answers',
    summary: 'The words of answers, by filters and Russian search',
    query: answersQuerySchema,
    answer: answersPageSchema,
    problems: ['not-allowed', 'body-malformed'],
  },
  {
    method: 'get',
    path: '/overview/answers/export',
    summary: 'The same answers as a file: CSV, XLSX with its data dictionary, or JSON Lines',
    query: answersExportQuerySchema,
    answer: v.string(),
    answerType: 'application/octet-stream',
    problems: ['not-allowed', 'body-malformed'],
  },
  {
    method: 'get',
    path: '/overview/results',
    summary: 'The register of initiatives and elements, and how much there is of them',
    answer: resultsSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/overview/arrivals',
    summary: 'When the centre received answers, by the hour',
    answer: arrivalsSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/overview/reports',
    summary: 'The reports that the municipalities sent, each in its last version',
    answer: sentReportsSchema,
    problems: ['not-allowed'],
  },
  {
    method: 'get',
    path: '/overview/reports/:municipality/photos/:photo',
    summary: 'A picture that stands in a sent report, or a page of it that the head signed',
    answer: v.string(),
    answerType: photoMediaType,
    problems: ['not-allowed', 'not-found'],
  },
  {
    method: 'post',
    path: '/overview/reports',
    summary: 'Accept a report of a municipality or return it with reasons; may be repeated',
    body: reportDecisionSchema,
    problems: [...bodyProblems, 'not-allowed', 'not-found'],
  },
  {
    method: 'post',
    path: '/overview/initiatives',
    summary: 'Remark on an initiative, return it with reasons or accept it; may be repeated',
    body: initiativeDecisionSchema,
    problems: [...bodyProblems, 'not-allowed', 'not-found'],
  },
]
