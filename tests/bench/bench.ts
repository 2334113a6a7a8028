import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { profiles } from './kit/line-profile.ts'
import { benchApp, benchBrowser } from './browser-bench.ts'
import { benchDevice, benchDeviceInBrowser } from './device-bench.ts'
import { benchPeers } from './peers-bench.ts'
import { benchRegion } from './region-bench.ts'
import { benchScreen } from './screen-bench.ts'
import { benchGrowth, benchLoad } from './server-bench.ts'
import { benchWire } from './wire-bench.ts'

const usage = `Measures what the promises about the line are worth, all in one run and as ratios.

  npm run bench                     everything
  npm run bench -- --quick          small numbers, a few minutes
  npm run bench -- --only wire      wire, peers, browser, app, load, growth, region, device,
                                    device-chromium, screen; may be given more than once
  npm run bench -- --line edge      lan, edge, village, village64, village16; may be given more than once
  npm run bench -- --json FILE      where the numbers go (default bench.json)
`

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    line: { type: 'string', multiple: true },
    json: { type: 'string', default: 'bench.json' },
    help: { type: 'boolean' },
  },
})

const parts = [
  ...['wire', 'peers', 'browser', 'app', 'load', 'growth', 'region', 'device'],
  ...['device-chromium', 'screen'],
]
const unknown = [
  ...(options.only ?? []).filter((part) => !parts.includes(part)),
  ...(options.line ?? []).filter((line) => !(line in profiles)),
]
if (unknown.length > 0) print(`Nothing is called ${unknown.join(', ')}.\n\n`)
if (options.help === true || unknown.length > 0) print(usage)
else await run()
process.exit(unknown.length > 0 ? 1 : 0)

async function run(): Promise<void> {
  const isWanted = (part: string) => options.only === undefined || options.only.includes(part)
  const startedAt = performance.now()
  const results: { [part: string]: unknown } = {
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
  }
  const usual = options.quick
    ? ['lan', 'village', 'village16']
    : ['lan', 'edge', 'village', 'village64', 'village16']
  const wanted = options.line ?? usual
  const lines = Object.entries(profiles).flatMap(([name, profile]) =>
    wanted.includes(name) ? [profile] : [],
  )
  if (isWanted('wire') || isWanted('peers')) {
    const wire = await benchWire(lines, print)
    results['wire'] = wire
    if (isWanted('peers')) results['peers'] = await benchPeers(lines, wire, print)
  }
  if (isWanted('browser')) {
    results['browser'] = await benchBrowser(
      lines.filter(({ name }) => name.startsWith('village')),
      print,
    )
  }
  if (isWanted('app')) results['app'] = await benchApp([profiles.village16], print)
  if (isWanted('load')) results['load'] = await benchLoad(options.quick, print)
  if (isWanted('growth')) results['growth'] = await benchGrowth(options.quick, print)
  if (isWanted('region')) results['region'] = await benchRegion(options.quick, print)
  const sizes = options.quick ? [1_000, 4_000] : [1_000, 10_000, 50_000]
  if (isWanted('device')) results['device'] = await benchDevice(sizes, print)
  if (isWanted('device-chromium')) {
    results['deviceInChromium'] = await benchDeviceInBrowser(sizes, print)
  }
  if (isWanted('screen')) results['screen'] = await benchScreen(1_200, print)
  await writeFile(options.json, `${JSON.stringify(results, undefined, 2)}\n`)
  print(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s, numbers in ${options.json}\n`)
}

function print(text: string): void {
  process.stdout.write(text)
}
