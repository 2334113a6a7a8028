import {
  themeHistoryQuerySchema,
  themeRequestSchema,
  themeTablesQuerySchema,
  unreadQuerySchema,
} from '@living-libraries/model/themes'
import { identifierSchema } from '@living-libraries/model/identifier'
import { answersQuerySchema } from '@living-libraries/model/overview'
import { Hono } from 'hono'
import * as v from 'valibot'
import { jsonBody, query } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { wholeReader } from '../middleware/guards.ts'
import { originOf, sheetPictureOf } from '../services/answer-origin.ts'
import { ProblemError } from '../services/problem-error.ts'
import type { Services } from '../services/services.ts'
import { groupsFor, similarTo } from '../services/similar-answers.ts'
import {
  codebookOf,
  themeDigestOf,
  themeHistoryOf,
  themeTablesOf,
  unreadOf,
} from '../services/theme-reading.ts'
import { carryOut } from '../services/themes.ts'

export function themeRoutes(services: Services) {
  return new Hono<Environment>()
    .get('/themes', wholeReader, async (c) => c.json(await codebookOf(services), 200))
    .post('/themes', wholeReader, jsonBody(themeRequestSchema), async (c) =>
      c.json(await carryOut(services, c.var.caller, c.req.valid('json')), 200),
    )
    .get('/themes/unread', wholeReader, query(unreadQuerySchema), async (c) =>
      c.json(await unreadOf(services, c.req.valid('query')), 200),
    )
    .get('/themes/history', wholeReader, query(themeHistoryQuerySchema), async (c) =>
      c.json(await themeHistoryOf(services, c.req.valid('query')), 200),
    )
    .get('/themes/tables', wholeReader, query(themeTablesQuerySchema), async (c) =>
      c.json(await themeTablesOf(services, c.req.valid('query').question), 200),
    )
    .get('/themes/digest', wholeReader, query(unreadQuerySchema), async (c) =>
      c.json(await themeDigestOf(services, c.req.valid('query')), 200),
    )
    .get('/themes/groups', wholeReader, query(answersQuerySchema), async (c) =>
      c.json(await groupsFor(services, c.req.valid('query')), 200),
    )
    .get('/overview/answers/:id/similar', wholeReader, async (c) =>
      c.json(await similarTo(services, identifierIn(c.req.param('id'))), 200),
    )
    .get('/overview/answers/:id/origin', wholeReader, async (c) =>
      c.json(await originOf(services, c.var.caller, identifierIn(c.req.param('id'))), 200),
    )
    .get('/overview/answers/:id/sheets/:photo', wholeReader, async (c) => {
      const [answer, photo] = [identifierIn(c.req.param('id')), identifierIn(c.req.param('photo'))]
      const bytes = await sheetPictureOf(services, c.var.caller, answer, photo)
      return c.body(bytes, 200, { 'content-type': 'image/jpeg' })
    })
}

function identifierIn(text: string): string {
  if (!v.is(identifierSchema, text)) throw new ProblemError('not-found')
  return text
}
