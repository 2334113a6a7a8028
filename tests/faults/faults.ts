import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPrivatePostgres } from '@living-libraries/sync-server/postgres/private-postgres'
import pg from 'pg'
import { shrunk } from './shrinking.ts'
import { SimulatedCentre } from './simulated-centre.ts'
import { playSeeds, seedsFrom } from './seed-queue.ts'
import { type Outcome, playSeed } from './simulation.ts'
import { smallPack } from './small-pack.ts'
import { failureOf, Summary } from './summary.ts'

const usage = `Plays evenings with faults drawn from seeds, and checks every promise.

  npm run faults                               200 seeds
  npm run faults -- --seeds 10000 [--from N]   more, or others
  npm run faults -- --seed X                   one again, made as short as it goes
`

const values = parsedOptions()
const one = values.seed === undefined ? undefined : wholeNumber('seed', values.seed)
const from = one ?? wholeNumber('from', values.from)
const count = one === undefined ? wholeNumber('seeds', values.seeds) : 1

const dataDir = await mkdtemp(join(tmpdir(), 'living-libraries-faults-'))
// Closed, as mkdtemp makes it, it would send root's database to /var/lib.
await chmod(dataDir, 0o711)
const postgres = await startPrivatePostgres({
  dataDir,
  log: () => {},
  onLost: ({ message }) => {
    process.stderr.write(
      `The database of the simulation is gone, which no seed is to blame for: ${message}\n`,
    )
    process.exit(2)
  },
})
const centres: SimulatedCentre[] = []
let isStopped = false
process.once('SIGINT', () => {
  isStopped = true
})
try {
  const pack = await smallPack()
  for (const name of one === undefined ? ['lane_1', 'lane_2'] : ['lane_1']) {
    const connectionString = await makeDatabase(postgres.connectionString, name)
    centres.push(await SimulatedCentre.open({ connectionString, pack }))
  }
  const summary = new Summary()
  await playSeeds(centres, seeds(), async (outcome, centre) => {
    summary.add(outcome)
    if (outcome.violation !== undefined) say(failureOf(await asShortAsItGoes(outcome, centre)))
    if (summary.seeds % 100 === 0) {
      say(
        `… ${summary.seeds} seeds, ${summary.broken.length} broken, ${summary.seconds.toFixed(0)} s`,
      )
    }
  })
  say(summary.toString())
  process.exitCode = summary.broken.length === 0 ? 0 : 1
} finally {
  for (const centre of centres) await centre.close()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

function* seeds(): Generator<number> {
  for (const seed of seedsFrom(from, count)) {
    if (isStopped) return
    yield seed
  }
}

async function asShortAsItGoes(outcome: Outcome, centre: SimulatedCentre): Promise<Outcome> {
  const { seed, scenario, violation } = outcome
  if (violation === undefined) return outcome
  const shortest = await shrunk(scenario, violation.invariant, async (shorter) => {
    return (await playSeed(centre, seed, shorter)).violation?.invariant
  })
  return playSeed(centre, seed, shortest)
}

function parsedOptions() {
  try {
    const { values } = parseArgs({
      options: {
        seeds: { type: 'string', default: '200' },
        from: { type: 'string', default: '1' },
        seed: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help !== true) return values
    process.stdout.write(usage)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n\n${usage}`)
    process.exit(2)
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= 0) return number
  process.stderr.write(`--${name} needs a whole number, not «${text}».\n`)
  process.exit(2)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function makeDatabase(owner: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(owner)
  url.pathname = `/${name}`
  return url.href
}
