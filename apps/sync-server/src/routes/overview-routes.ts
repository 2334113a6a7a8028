import { answersQuerySchema } from '@living-libraries/model/overview'
import { Hono } from 'hono'
import { query } from '../middleware/body.ts'
import type { Environment } from '../middleware/environment.ts'
import { wholeReader } from '../middleware/guards.ts'
import { answersFor, boardOf, numbersOf } from '../services/overview.ts'
import type { Services } from '../services/services.ts'

export function overviewRoutes(services: Services) {
  return new Hono<Environment>()
    .get('/overview/board', wholeReader, async (c) => c.json(await boardOf(services), 200))
    .get('/overview/numbers', wholeReader, async (c) => c.json(await numbersOf(services), 200))
    .get('/overview/answers', wholeReader, query(answersQuerySchema), async (c) =>
      c.json(await answersFor(services, c.req.valid('query')), 200),
    )
}
