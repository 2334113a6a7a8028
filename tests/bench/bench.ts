import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { profiles } from './kit/line-profile.ts'
import { benchDevice } from './device-bench.ts'
import { benchPeers } from './peers-bench.ts'
import { benchRegion } from './region-bench.ts'
import { benchServer } from './server-bench.ts'
import { benchWire } from './wire-bench.ts'

const usage = `Measures what the promises about the line are worth, all in one run and as ratios.

  npm run bench                     everything
  npm run bench -- --quick          small numbers, a few minutes
  npm run bench -- --only wire      wire, peers, server, region, device; may be given more than once
  npm run bench -- --json FILE      where the numbers go (default bench.json)
`

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    json: { type: 'string', default: 'bench.json' },
    help: { type: 'boolean' },
  },
})

if (options.help) process.stdout.write(usage)
else await run()
process.exit(0)

async function run(): Promise<void> {
  const isWanted = (part: string) => options.only === undefined || options.only.includes(part)
  const startedAt = performance.now()
  const results: { [part: string]: unknown } = {
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
  }
  const lines = options.quick
    ? [profiles.lan, profiles.village, profiles.village16]
    : [profiles.lan, profiles.edge, profiles.village, profiles.village64, profiles.village16]
  if (isWanted('wire') || isWanted('peers')) {
    const wire = await benchWire(lines, print)
    results['wire'] = wire
    const { documents, limit } = wire
    if (isWanted('peers')) results['peers'] = await benchPeers(lines, documents, limit, print)
  }
  if (isWanted('server')) results['server'] = await benchServer(options.quick, print)
  if (isWanted('region')) results['region'] = await benchRegion(options.quick, print)
  const sizes = options.quick ? [1_000, 4_000] : [1_000, 10_000, 50_000]
  if (isWanted('device')) results['device'] = await benchDevice(sizes, print)
  await writeFile(options.json, `${JSON.stringify(results, undefined, 2)}\n`)
  print(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s, numbers in ${options.json}\n`)
}

function print(text: string): void {
  process.stdout.write(text)
}
