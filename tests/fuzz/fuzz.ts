import { inspect, parseArgs } from 'node:util'
import { operations } from '@living-libraries/sync-server/routes/operations'
import { startTemporaryPostgres } from '../postgres/temporary-postgres.ts'
import { fuzzRoutes } from './route-fuzz.ts'

// `npm run fuzz [-- --requests 10000] [--seed N]`: unexpected requests to every route, from everybody.
const { values } = parseArgs({
  options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string' } },
})
const requestsPerRoute = Math.ceil(Number(values.requests) / operations.length)
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
const postgres = await startTemporaryPostgres()
try {
  const startedAt = performance.now()
  const { connectionString } = postgres
  const { requests, statuses } = await fuzzRoutes({ connectionString, requestsPerRoute, seed })
  for (const [route, counts] of statuses) {
    const told = [...counts].sort(([left], [right]) => left - right)
    process.stdout.write(
      `${route.padEnd(34)} ${told.map(([status, count]) => `${status}×${count}`).join(' ')}\n`,
    )
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  process.stdout.write(`\n${requests} requests, seed ${seed}, ${seconds} s: no 5xx, no leak\n`)
} catch (error) {
  process.stderr.write(`seed ${seed}\n${inspect(error)}\n`)
  process.exitCode = 1
} finally {
  await postgres.stop()
}
