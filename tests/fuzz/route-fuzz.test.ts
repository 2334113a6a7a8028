import { operations } from '@living-libraries/sync-server/routes/operations'
import { expect, test } from 'vitest'
import { freshDatabase } from '../postgres/fresh-database.ts'
import { fuzzRoutes } from './route-fuzz.ts'

// `npm run fuzz` sends ten thousand and more, with another seed each time.
test('no route fails, leaks or shows its inside, whatever it is sent', async () => {
  const database = await freshDatabase()
  const requestsPerRoute = 16
  const report = await fuzzRoutes({ connectionString: database.url, requestsPerRoute, seed: 5_11 })
  await database.drop()
  expect(report.requests).toBe(requestsPerRoute * operations.length)
  // A fuzzer whose requests are all turned away at the door would find nothing.
  const taken = [...report.statuses].filter(([, counts]) => counts.has(200) || counts.has(204))
  expect(taken.length).toBeGreaterThan(operations.length * 0.7)
})
