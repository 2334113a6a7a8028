import {
  themeHistoryQuerySchema,
  themeRequestSchema,
  themeTablesQuerySchema,
  unreadQuerySchema,
} from '@living-libraries/model/themes'
import { Hono } from 'hono'
import { jsonBody, query } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { wholeReader } from '../middleware/guards.ts'
import type { Services } from '../services/services.ts'
import { codebookOf, themeHistoryOf, themeTablesOf, unreadOf } from '../services/theme-reading.ts'
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
}
