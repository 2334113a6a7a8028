import { reportDecisionSchema } from '@living-libraries/model/frozen-report'
import { answersQuerySchema } from '@living-libraries/model/overview'
import { Hono } from 'hono'
import { jsonBody, query } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { wholeReader } from '../middleware/guards.ts'
import { answersFor, boardOf, numbersOf } from '../services/overview.ts'
import { decideOnReport, sentReportsOf } from '../services/sent-reports.ts'
import type { Services } from '../services/services.ts'

export function overviewRoutes(services: Services) {
  return new Hono<Environment>()
    .get('/overview/board', wholeReader, async (c) => c.json(await boardOf(services), 200))
    .get('/overview/numbers', wholeReader, async (c) => c.json(await numbersOf(services), 200))
    .get('/overview/answers', wholeReader, query(answersQuerySchema), async (c) =>
      c.json(await answersFor(services, c.req.valid('query')), 200),
    )
    .get('/overview/reports', wholeReader, async (c) => c.json(await sentReportsOf(services), 200))
    .post('/overview/reports', wholeReader, jsonBody(reportDecisionSchema), async (c) => {
      await decideOnReport(services, c.var.caller, c.req.valid('json'))
      return c.body(null, 204)
    })
}
