import { reportDecisionSchema } from '@living-libraries/model/frozen-report'
import { aboutBytesHeader, answersExportQuerySchema } from '@living-libraries/model/answer-export'
import { identifierSchema } from '@living-libraries/model/identifier'
import { initiativeDecisionSchema } from '@living-libraries/model/initiative-state'
import { answersQuerySchema } from '@living-libraries/model/overview'
import { photoMediaType } from '@living-libraries/model/photo'
import { Hono } from 'hono'
import * as v from 'valibot'
import { jsonBody, query } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { wholeReader } from '../middleware/guards.ts'
import { answersFile } from '../services/answer-export.ts'
import { answersFor, boardOf, numbersOf } from '../services/overview.ts'
import { decideOnInitiative } from '../services/initiative-decisions.ts'
import { arrivalsOf, resultsOf } from '../services/overview-results.ts'
import { decideOnReport, reportPictureOf, sentReportsOf } from '../services/sent-reports.ts'
import { ProblemError } from '../services/problem-error.ts'
import type { Services } from '../services/services.ts'

export function overviewRoutes(services: Services) {
  return new Hono<Environment>()
    .get('/overview/board', wholeReader, async (c) => c.json(await boardOf(services), 200))
    .get('/overview/numbers', wholeReader, async (c) => c.json(await numbersOf(services), 200))
    .get('/overview/answers', wholeReader, query(answersQuerySchema), async (c) =>
      c.json(await answersFor(services, c.req.valid('query')), 200),
    )
    .get('/overview/results', wholeReader, async (c) => c.json(await resultsOf(services), 200))
    .get('/overview/arrivals', wholeReader, async (c) => c.json(await arrivalsOf(services), 200))
    .get('/overview/reports', wholeReader, async (c) => c.json(await sentReportsOf(services), 200))
    .get('/overview/reports/:municipality/photos/:photo', wholeReader, async (c) => {
      const { municipality, photo } = c.req.param()
      if (!v.is(identifierSchema, photo)) throw new ProblemError('not-found')
      const bytes = await reportPictureOf(services, c.var.caller, municipality, photo)
      return c.body(bytes, 200, { 'content-type': photoMediaType })
    })
    .post('/overview/reports', wholeReader, jsonBody(reportDecisionSchema), async (c) => {
      await decideOnReport(services, c.var.caller, c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/overview/initiatives', wholeReader, jsonBody(initiativeDecisionSchema), async (c) => {
      await decideOnInitiative(services, c.var.caller, c.req.valid('json'))
      return c.body(null, 204)
    })
    .get('/overview/answers/export', wholeReader, query(answersExportQuerySchema), async (c) => {
      const asked = c.req.valid('query')
      const { type, aboutBytes, body } = await answersFile(services, c.var.caller, asked)
      const name = encodeURIComponent(`Ответы.${asked.format}`)
      return c.body(body, 200, {
        'content-type': type,
        [aboutBytesHeader]: String(aboutBytes),
        'content-disposition': `attachment; filename="answers.${asked.format}"; filename*=UTF-8''${name}`,
      })
    })
}
