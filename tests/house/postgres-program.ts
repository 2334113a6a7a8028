import { startPrivatePostgres } from '@living-libraries/sync-server/postgres/private-postgres'
import { PostgresProblem } from '@living-libraries/sync-server/postgres/postgres-problem'

// A program of its own, so that the tests can kill it, run it as another user and start it twice:
// `postgres-program.ts DATA_DIR [system|embedded]`. It tells what it has in one line of JSON.
const [dataDir = '', source] = process.argv.slice(2)

try {
  const postgres = await startPrivatePostgres({
    dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
    ...(source === 'system' || source === 'embedded' ? { source } : {}),
  })
  let stopping: Promise<never> | undefined
  const stop = (): void => {
    stopping ??= postgres.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const { connectionString, version, cluster } = postgres
  process.stdout.write(`${JSON.stringify({ connectionString, version, cluster })}\n`)
} catch (problem) {
  if (!(problem instanceof PostgresProblem)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exit(3)
}
