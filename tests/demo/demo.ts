import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type ForumPack, parseForumPack } from '@living-libraries/model/forum-pack'
import { CentreProblem } from '@living-libraries/pwa/device'
import { corpusReport } from './corpus/corpus-report.ts'
import { makeEveningPlans } from './corpus/evening-plans.ts'
import { makeVenueEvening, type VenueEvening } from './corpus/venue-evening.ts'
import { fateOf, fates } from './fate.ts'
import { type DemoCentre, openDemoCentre } from './demo-centre.ts'
import { fillWithEvenings } from './many-evenings.ts'
import { playEvening, type PlayedEvening } from './played-evening.ts'

const usage = `Fills a running server with the evenings of all venues, through real devices.

  npm start                      in one terminal
  npm run demo                   in another; DATA_DIR, DATABASE_URL and PORT as for npm start
  npm run demo -- --url http://localhost:8787 --venues 5 --seed 2024
  npm run demo -- --scale 200000  so many answers more, evening after evening, to see the desk of a large region
`

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: `http://localhost:${process.env['PORT'] ?? '8787'}` },
    seed: { type: 'string', default: '2024' },
    venues: { type: 'string' },
    scale: { type: 'string' },
    help: { type: 'boolean' },
  },
})

if (options.help) process.stdout.write(usage)
else process.exitCode = await run()

async function run(): Promise<number> {
  const startedAt = performance.now()
  const centre = await openDemoCentre(options.url, administratorCode()).catch((error: unknown) => {
    if (!(error instanceof CentreProblem)) throw error
    process.stderr.write(
      `The server at ${options.url} does not let the demo in: ${error.message}\n`,
    )
    return undefined
  })
  if (centre === undefined) return 1
  const pack = parseForumPack(await centre.pack())
  if (options.scale !== undefined) await fill(centre, pack, Number(options.scale))
  const venues = pack.venues.slice(0, Number(options.venues ?? pack.venues.length))
  const evenings: VenueEvening[] = []
  const played: PlayedEvening[] = []
  const queue = venues.map((venue, index) => ({ venue, fate: fateOf(index) }))
  await Promise.all(
    // Two evenings at once: as many as keep two cores busy.
    [0, 1].map(async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const evening = makeVenueEvening(pack, next.venue.id, options.seed)
        evenings.push(evening)
        const plans = makeEveningPlans(pack, next.venue.id, options.seed)
        const done = await playEvening(centre, pack, next.venue, evening, plans, next.fate)
        played.push(done)
        process.stdout.write(
          `${String(played.length).padStart(2)}/${venues.length} ${next.venue.name}: ` +
            `${done.answers} answers, ${fates[next.fate]}\n`,
        )
      }
    }),
  )
  report(evenings, played, performance.now() - startedAt)
  await close(centre)
  return 0
}

async function fill(centre: DemoCentre, pack: ForumPack, answers: number): Promise<void> {
  let told = 0
  const startedAt = performance.now()
  const done = await fillWithEvenings(
    {
      fetch: (input, init) =>
        fetch(input instanceof Request ? input : new URL(input, options.url), init),
      invite: (grant) => centre.invite(grant),
    },
    pack,
    answers,
    (now) => {
      if (now - told < 10_000) return
      told = now
      process.stdout.write(`${now} of ${answers} answers\n`)
    },
  )
  const seconds = (performance.now() - startedAt) / 1000
  process.stdout.write(`${done} answers in ${seconds.toFixed(0)} s\n`)
}

function report(evenings: VenueEvening[], played: PlayedEvening[], tookMs: number): void {
  const words = corpusReport(evenings)
  const answers = played.reduce((sum, evening) => sum + evening.answers, 0)
  process.stdout.write(
    `\n${played.length} venues, ${answers} answers, ${(tookMs / 1000).toFixed(0)} s\n` +
      `distinct texts ${(words.distinctShare * 100).toFixed(1)} %, ` +
      `${words.wordForms} distinct word forms, mean length ${words.meanLength.toFixed(0)} characters\n`,
  )
  for (const [fate, title] of Object.entries(fates)) {
    const count = played.filter((evening) => evening.fate === fate).length
    if (count > 0) process.stdout.write(`${String(count).padStart(3)} ${title}\n`)
  }
}

/** An invitation of the server's own command line: whoever runs the demo runs the server. */
function administratorCode(): string {
  const invite = ['scripts/run.mjs', 'apps/sync-server/src/invite.ts', '--role', 'administrator']
  const { stdout, stderr, status } = spawnSync(process.execPath, invite, { encoding: 'utf8' })
  const code = /#join=([A-Za-z0-9_-]+)/.exec(stdout)?.[1]
  if (status === 0 && code !== undefined) return code
  process.stderr.write(stderr || stdout)
  process.exit(1)
}

async function close(centre: DemoCentre): Promise<void> {
  await centre.administrator.leave().catch(() => undefined)
  centre.administrator.close()
}
